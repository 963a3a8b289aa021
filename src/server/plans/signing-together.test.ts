import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, type PlanWorld, understood } from '../../../tests/plan-world.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { todayOf } from '../today/today.ts';
import { answerAssignment } from './answers.ts';
import { planOf } from './plan-page.ts';
import { signTogetherForm } from './plans.form.ts';
import { signAgreement } from './signing.ts';
import { partsToSign, signTogether } from './signing-together.ts';

const toSign = async ({ plan }: Pick<PlanWorld, 'plan'>, actor: Actor) => {
  const page = await planOf(actor, plan.id);
  return page.maySign ? partsToSign(page, page.signed, page.me) : [];
};
const namesIn = async (...asked: Parameters<typeof toSign>) => (await toSign(...asked)).map(({ name }) => name);

/** Mo and Nia have said what their work is for; whether Oz has is left open. */
async function settled() {
  const cast = await givenWorld();
  await acceptAll(cast);
  for (const member of [cast.mo, cast.nia]) await understood(cast, member);
  return cast;
}

describe('R-005 agreements of several members', () => {
  test('wait for the leader’s name once each is answered and understood, and Today asks for them in one line', async ({
    db: _,
  }) => {
    const cast = await settled();
    const { lee, mo, oz, plan } = cast;
    expect(await namesIn(cast, lee)).toEqual([mo.name, cast.nia.name].sort());
    expect(await namesIn(cast, mo), 'one’s own is signed on its own page').toEqual([]);
    const asked = async () => (await todayOf(lee, { all: true })).needs.filter(({ what }) => what.startsWith('Sign '));
    expect(await asked()).toMatchObject([{ what: `Sign 2 agreements for “${plan.title}”` }]);
    await understood(cast, oz);
    expect((await asked()).map(({ what }) => what)).toEqual([`Sign 3 agreements for “${plan.title}”`]);
    await signTogether(lee, plan.id, (await toSign(cast, lee)).slice(1));
    expect((await asked()).map(({ what }) => what)).toEqual([expect.stringMatching(/^Sign the agreement with /)]);
  });

  test('are signed each as it stood when it was read; what changed meanwhile is not, and is named', async ({
    db: _,
  }) => {
    const cast = await settled();
    const { lee, mo, nia, plan } = cast;
    const read = await toSign(cast, lee);
    const [task] = await assignmentsOf(nia, plan.id);
    await answerAssignment(nia, task!.id, { answer: 'query', words: 'Thursdays?' });
    expect(await signTogether(lee, plan.id, read)).toEqual({ signed: 1, not: nia.name });
    const { signed } = await planOf(lee, plan.id);
    expect(signed.filter(({ by }) => by.length > 0)).toMatchObject([
      { personId: mo.personId, by: [{ stance: 'agree' }] },
    ]);
    expect(await namesIn(cast, lee)).toEqual([]);
    await expect(signTogether(lee, plan.id, read)).rejects.toThrow(Conflict);
  });

  test('are not signed by a member or a manager for the leader, nor twice by the leader', async ({ db: _ }) => {
    const cast = await settled();
    const { lee, mo, nia, pat, plan } = cast;
    const read = await toSign(cast, lee);
    const theirs = read.filter(({ personId }) => personId === nia.personId);
    await expect(signTogether(mo, plan.id, theirs)).rejects.toThrow(NotAllowed);
    await expect(signTogether(pat, plan.id, theirs)).rejects.toThrow(NotAllowed);
    await signAgreement(lee, plan.id, nia.personId, { versionId: theirs[0]!.versionId, stance: 'agree' });
    expect(await namesIn(cast, lee)).toEqual([mo.name]);
    expect(await signTogether(lee, plan.id, read)).toEqual({ signed: 1, not: nia.name });
  });

  test('are read from a form, and none ticked is a problem', () => {
    const [personId, versionId] = ['0190a0b0-0000-7000-8000-000000000001', '0190a0b0-0000-7000-8000-000000000002'];
    const parts = [{ personId, versionId }];
    expect(signTogetherForm.parse({ parts: `${personId} ${versionId}` })).toEqual({ parts });
    for (const typed of [{}, { parts: [] }, { parts: 'all' }, { parts: personId }])
      expect(signTogetherForm.safeParse(typed).success).toBe(false);
  });
});
