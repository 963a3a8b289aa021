import { expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { ask, ownWords, said, seatOf } from '../../../tests/testimony-world.ts';
import { judgeClaim } from '../assessment/judgements.ts';
import { setClock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { makeClaim } from '../portfolios/claims.ts';
import { giveTestimony, retractTestimony, saveDraft } from '../portfolios/testimony/answering.ts';
import { checkWitness } from '../portfolios/testimony/checking.ts';
import { todayOf } from './today.ts';

test('R-099 Today asks a colleague to answer, the candidate to claim, the assessor to check and to judge anew', async ({
  db: _,
}) => {
  const cast = await portfolioWorld();
  const { lee, ash, mo, enrolment, criterion } = cast;
  const needs = async (who: Actor) =>
    (await todayOf(who, { all: true })).needs
      .map(({ what }) => what)
      .filter((what) => /testimony|what you saw|who .* is$/.test(what));
  setClock(() => new Date('2026-03-10T10:00:00Z'));
  const asked = await ask(cast, { personId: mo.personId, name: null, email: null });
  expect([await needs(mo), await needs(lee), await needs(ash)]).toEqual([
    ...[['Say what you saw of the work of Lee Leader'], [], []],
  ]);
  setClock(() => new Date('2026-03-25T10:00:00Z'));
  expect(await needs(mo), 'out of date').toEqual([]);
  setClock(() => new Date('2026-03-11T10:00:00Z'));
  const { witness } = await seatOf('mo@fernhithe.example');
  await saveDraft(witness, asked.id, 0, { words: ownWords });
  const { evidenceId } = await giveTestimony(witness, asked.id, said);
  expect([await needs(mo), await needs(lee), await needs(ash)]).toEqual([
    ...[[], ['Claim with the testimony of Mo Member'], ['Check who Mo Member is']],
  ]);
  const shows = { place: 'words-1', quote: null, how: 'I listened' };
  const claim = await makeClaim(lee, evidenceId!, {
    ...{ enrolmentId: enrolment.id, criterionId: criterion('2.2'), ...shows },
  });
  await submitCleared(lee, evidenceId!, { declared: true, version: 1 });
  await checkWitness(ash, asked.id, {
    ...{ contact: 'met', contactOn: '2026-03-11', words: 'At his desk', competence: 'Does it daily', competent: 'yes' },
  });
  await judgeClaim(ash, claim.id, {
    ...{ outcome: 'accepted', valid: true, authentic: true, current: true, sufficient: true, reason: null },
    ...{ feedback: null, action: null, actionDue: null, supersedes: null },
  });
  expect([await needs(lee), await needs(ash)]).toEqual([[], []]);
  await retractTestimony(witness, asked.id, null);
  expect(await needs(ash)).toEqual(['Judge anew: Mo Member took their testimony back']);
});
