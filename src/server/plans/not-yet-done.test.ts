// What can still be put right before a plan is agreed or begun is said on its page, and hinders nobody.
import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, rowsOf, understood } from '../../../tests/plan-world.ts';
import { actions } from '../../routes/lead/plans/[plan=id]/+page.server.ts';
import { setClock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { finishAssignment } from './finishing.ts';
import { sayDecision } from './plan-document.ts';
import { planOf } from './plan-page.ts';
import { decidePlan } from './plans.ts';
import { signAgreement } from './signing.ts';
import { stateUnderstanding } from './understandings.ts';

const words = { what: 'I ring them back', why: 'Nobody waits twice', support: null };
const named = async (lee: Actor, planId: string) =>
  (await planOf(lee, planId)).openParts.map(({ said, people }) => `${said}: ${people.map(({ name }) => name)}`);
const stillOpen = async (lee: Actor, planId: string) =>
  (await planOf(lee, planId)).steps.find(({ decision }) => decision === 'start')!.stillOpen;

function confirmed(actor: Actor, plan: string, typed: Record<string, string>) {
  const url = new URL('http://here/page?/confirm');
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(typed) });
  const event = { url, request, locals: { actor }, params: { plan }, cookies: { set: () => undefined } };
  return Promise.try(actions.confirm, event as unknown as RequestEvent).catch((thrown: unknown) => thrown);
}

describe('R-006 before a step', () => {
  test('the page says whose words are not said and confirmed, and the leader confirms them there', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, oz, plan } = cast;
    await acceptAll(cast);
    for (const member of [nia, oz]) await understood(cast, member);
    const whose = `Not said and confirmed yet what their work is for: ${mo.name}`;
    expect(await named(lee, plan.id)).toContain(whose);
    const said = await stateUnderstanding(mo, plan.id, words);
    expect(await named(lee, plan.id)).toContain(whose);
    const typed = { personId: mo.personId, understandingId: said.id, outcome: 'confirmed' };
    expect(await confirmed(nia, plan.id, typed)).toMatchObject({ status: 403 });
    expect(await confirmed(lee, plan.id, { ...typed, personId: nia.personId })).not.toMatchObject({ status: 303 });
    expect(await named(lee, plan.id)).toContain(whose);
    expect(await confirmed(lee, plan.id, typed)).toMatchObject({ status: 303 });
    expect((await named(lee, plan.id)).join()).not.toMatch(/confirmed/);
  });

  test('R-005 and after it, whoever has not signed is named to the leader for as long as it is so', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, oz, plan } = cast;
    expect(await named(lee, plan.id), 'answers come first').toEqual([]);
    await acceptAll(cast);
    for (const member of [mo, nia]) await understood(cast, member);
    const names = [mo, nia, oz].map(({ name }) => name);
    const unsaid = `Not said and confirmed yet what their work is for: ${oz.name}`;
    const open = [unsaid, `Not signed yet by the member: ${names}`, `Not signed yet by a leader: ${names.slice(0, 2)}`];
    expect(await named(lee, plan.id)).toEqual(open);
    expect(await named(mo, plan.id), 'of others nobody else reads it').toEqual([]);
    await decidePlan(lee, plan.id, 'agree');
    expect(await named(lee, plan.id)).toEqual(open);
    await decidePlan(lee, plan.id, 'start');
    expect(await named(lee, plan.id)).toEqual(open);
    const versionOf = async (id: string) =>
      (await planOf(lee, plan.id)).signed.find(({ personId }) => personId === id)!.versionId;
    for (const signer of [mo, lee])
      await signAgreement(signer, plan.id, mo.personId, { versionId: await versionOf(mo.personId), stance: 'agree' });
    expect(await named(lee, plan.id)).toEqual([
      ...[unsaid, `Not signed yet by the member: ${names.slice(1)}`, `Not signed yet by a leader: ${nia.name}`],
    ]);
    for (const { id, personId } of await assignmentsOf(lee, plan.id, nia.personId))
      if (personId === nia.personId) await finishAssignment(nia, id, null);
    expect((await named(lee, plan.id))[1], 'done and not signed').toContain(nia.name);
  });

  test('its first day, where that has not come', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, plan } = cast;
    await acceptAll(cast);
    await decidePlan(lee, plan.id, 'agree');
    setClock(() => new Date('2026-02-27T09:00:00Z'));
    expect(await stillOpen(lee, plan.id)).toBe('Its first day is 2 March 2026.');
  });

  test('more than a week before its first day work starts with a reason alone, which stands in the history', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, plan } = cast;
    await acceptAll(cast);
    await decidePlan(lee, plan.id, 'agree');
    setClock(() => new Date('2026-02-22T09:00:00Z'));
    const start = async () => (await planOf(lee, plan.id)).steps.find(({ decision }) => decision === 'start')!;
    expect((await start()).withReason).toBe('Its first day is 2 March 2026. That is more than a week from now.');
    expect((await start()).stillOpen).toBeNull();
    await expect(decidePlan(lee, plan.id, 'start')).rejects.toMatchObject({
      problems: {
        reason: [expect.stringMatching(/from now\. Enter why the work starts so early\. The team reads it\.$/)],
      },
    });
    setClock(() => new Date('2026-02-23T09:00:00Z'));
    expect((await start()).withReason).toBeNull();
    setClock(() => new Date('2026-02-22T09:00:00Z'));
    await decidePlan(lee, plan.id, 'start', 'The flood came');
    expect((await rowsOf(lee, plan.id)).decisions.map(sayDecision)).toContain('started the work: The flood came');
  });
});
