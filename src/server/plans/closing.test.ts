import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, givenWorld, rowsOf } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { reading } from '../db.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { finishAssignment } from './finishing.ts';
import { myWorkOf } from './my-work.ts';
import { newestDocument } from './plan-document.ts';
import { planOf } from './plan-page.ts';
import { decidePlan, reportOnPlan } from './plans.ts';

test('a plan is closed with work undone or days left only where it is said how it went; otherwise that can be said once later', async ({
  db: _,
}) => {
  const cast = await givenWorld();
  const { lee, mo, plan } = cast;
  await acceptAll(cast);
  for (const step of ['agree', 'start'] as const) await decidePlan(lee, plan.id, step);
  expect((await planOf(lee, plan.id)).noticed).not.toEqual([]);
  const close = async () => (await planOf(lee, plan.id)).steps.find(({ decision }) => decision === 'close');
  expect((await close())?.withReason).toMatch(/and “.*” are not reported done\. Its last day is 27 March 2026\.$/);
  await expect(decidePlan(lee, plan.id, 'close')).rejects.toMatchObject({
    problems: { reason: [expect.stringMatching(/not reported done.*Enter how it went/)] },
  });
  for (const { id, personId } of (await rowsOf(lee, plan.id)).assignments)
    await finishAssignment([mo, cast.nia, cast.oz].find((one) => one.personId === personId)!, id, null);
  expect((await close())?.withReason).toBe('Its last day is 27 March 2026.');
  await expect(decidePlan(lee, plan.id, 'close')).rejects.toThrow(Invalid);
  setClock(() => new Date(Date.UTC(2026, 2, 27, 17)));
  await expect(reportOnPlan(lee, plan.id, 'Well')).rejects.toThrow(Conflict);
  expect((await myWorkOf(mo)).ended).toEqual([]);
  await decidePlan(lee, plan.id, 'close');
  const words = expect.stringMatching(/^Closed\. You had .*, (reported done|all of them reported done)\.$/);
  expect(await myWorkOf(mo)).toMatchObject({ tasks: [], ended: [{ planId: plan.id, words }] });
  expect((await planOf(lee, plan.id)).mayReport).toBe(true);
  expect((await planOf(mo, plan.id)).mayReport).toBe(false);
  await expect(reportOnPlan(mo, plan.id, 'Well')).rejects.toThrow(NotAllowed);
  await reportOnPlan(lee, plan.id, 'Well: nobody waited');
  await expect(reportOnPlan(lee, plan.id, 'Better')).rejects.toThrow('said already');
  expect(await planOf(lee, plan.id)).toMatchObject({ state: 'closed', mayReport: false, noticed: [] });
  const kept = await reading(lee.organisationId, newestDocument(lee, 'plan-document', plan.id));
  expect(JSON.stringify(kept?.record)).toContain('Said how it went: Well: nobody waited');
});
