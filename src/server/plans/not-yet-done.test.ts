// What can still be put right before a plan is agreed or begun is said on its page, and hinders nobody.
import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, givenWorld, rowsOf, understood } from '../../../tests/plan-world.ts';
import { actions } from '../../routes/lead/plans/[plan=id]/+page.server.ts';
import { setClock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { sayDecision } from './plan-document.ts';
import { planOf } from './plan-page.ts';
import { decidePlan } from './plans.ts';
import { stateUnderstanding } from './understandings.ts';

const words = { what: 'I ring them back', why: 'Nobody waits twice', support: null };
const stillOpen = async (lee: Actor, planId: string, step: 'agree' | 'start') =>
  (await planOf(lee, planId)).steps.find(({ decision }) => decision === step)!.stillOpen;

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
    const whose = `Not said and confirmed yet what their work is for: ${mo.name}.`;
    expect(await stillOpen(lee, plan.id, 'agree')).toBe(whose);
    const said = await stateUnderstanding(mo, plan.id, words);
    expect(await stillOpen(lee, plan.id, 'agree')).toBe(whose);
    const typed = { personId: mo.personId, understandingId: said.id, outcome: 'confirmed' };
    expect(await confirmed(nia, plan.id, typed)).toMatchObject({ status: 403 });
    expect(await confirmed(lee, plan.id, { ...typed, personId: nia.personId })).not.toMatchObject({ status: 303 });
    expect(await stillOpen(lee, plan.id, 'agree')).toBe(whose);
    expect(await confirmed(lee, plan.id, typed)).toMatchObject({ status: 303 });
    expect(await stillOpen(lee, plan.id, 'agree')).toBeNull();
  });

  test('its first day, where that has not come', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, plan } = cast;
    await acceptAll(cast);
    await decidePlan(lee, plan.id, 'agree');
    setClock(() => new Date('2026-02-27T09:00:00Z'));
    expect(await stillOpen(lee, plan.id, 'start')).toMatch(/^Its first day is 2 March 2026\. Not said and confirmed/);
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
    expect((await start()).stillOpen).toMatch(/^Not said and confirmed/);
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
