// Records of one event are one occasion, in whatever unit they are claimed.
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { givenWorld } from '../../../tests/plan-world.ts';
import { enrolLee, keepDocument, meetingOf, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { ask, ownWords, said, seatOf } from '../../../tests/testimony-world.ts';
import { agreementId } from '../plans/agreements.ts';
import { unitOf, unitsOf } from '../qualifications/units.ts';
import { makeClaim } from './claims.ts';
import { placesOf } from './document-parts.ts';
import { enrol } from './enrolments.ts';
import { takeEntry, writeEntry } from './journal.ts';
import { occasionsOf } from './occasions.ts';
import { portfolioOf } from './portfolio.ts';
import { takeEvidence } from './taking.ts';
import { giveTestimony, saveDraft } from './testimony/answering.ts';

describe('R-096 an event counts once', () => {
  test('R-096 an account about a meeting is the same occasion as its minutes, however much later it was written', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const { lee, enrolment, criterion } = cast;
    const source = await keepDocument(cast, lee, meetingOf(cast));
    const minutes = await takeEvidence(lee, source);
    const days = { happenedFrom: '2026-03-20', happenedTo: '2026-03-20', simulated: false };
    const parts = { happened: 'On 2 March I asked Mo first, because she had said little. She told us why.' };
    const entry = await writeEntry(lee, 'journal', { ...days, title: 'After it', records: [source], parts });
    const account = await takeEntry(lee, entry.id, 1);
    const other = await takeEvidence(lee, await keepDocument(cast, lee, meetingOf(cast, '2026-03-20')));
    const claim = (evidenceId: string, place: string) =>
      makeClaim(lee, evidenceId, {
        ...{ enrolmentId: enrolment.id, criterionId: criterion('2.2'), place, quote: null, how: 'I asked first.' },
      });
    await claim(minutes.id, 'agenda-1');
    await claim(account.id, 'happened-1');
    const status = async () => (await portfolioOf(lee, enrolment.id)).statuses.get(criterion('2.2'))!.claimed;
    expect(await status()).toMatchObject({ occasions: 1, on: ['2026-03-02'], classes: ['conversation', 'account'] });
    await claim(other.id, 'agenda-1');
    expect((await status()).occasions, 'another meeting is another').toBe(2);
    const { occasions } = await occasionsOf(lee, enrolment.id);
    expect(occasions.map(({ day, pieces }) => [day, pieces.map(({ number }) => number)])).toEqual([
      ['2026-03-02', [minutes.number, account.number]],
      ['2026-03-20', [other.number]],
    ]);
  });

  test('R-096 a testimony about a meeting is the same occasion in every unit, and another author than the candidate', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const { lee, cody, ash, ivy, enrolment, criterion } = cast;
    const [, s0] = await unitsOf(cody).then((rows) => rows.filter(({ number }) => ['39', 'S0'].includes(number)));
    const unit = await unitOf(cody, s0!.id);
    const second = await enrol(cody, {
      ...{ unitId: unit.id, candidateId: lee.personId, startedOn: '2026-01-05', expiredReason: null },
      ...{ assessorId: ash.personId, internalQualityAssurerId: ivy.personId },
    });
    const meeting = await takeEvidence(lee, await keepDocument(cast, lee, meetingOf(cast)));
    const asked = await ask(cast, { aboutEvidenceId: meeting.id });
    const { witness } = await seatOf();
    await saveDraft(witness, asked.id, 0, { words: ownWords });
    const { evidenceId } = await giveTestimony(witness, asked.id, said);
    const claim = (id: string, enrolmentId: string, criterionId: string, place: string) =>
      makeClaim(lee, id, { enrolmentId, criterionId, place, quote: null, how: 'I listened first.' });
    await claim(meeting.id, enrolment.id, criterion('2.2'), 'agenda-1');
    await claim(evidenceId!, enrolment.id, criterion('2.2'), 'words-1');
    await claim(evidenceId!, second.id, unit.outcomes[0]!.criteria[0]!.id, 'words-1');
    const { statuses } = await portfolioOf(lee, enrolment.id);
    expect(statuses.get(criterion('2.2'))!.claimed).toMatchObject({ occasions: 1, oneAuthor: false });
    const [here] = (await occasionsOf(lee, enrolment.id)).occasions;
    expect(here).toMatchObject({ codes: ['2.2'], also: [unit.number] });
    const [there] = (await occasionsOf(lee, second.id)).occasions;
    expect(there, 'counted under the id of the same event').toMatchObject({ event: here!.event, also: ['39'] });
  });

  test('R-096 the agreements of a plan are the plan', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, mo, plan } = cast;
    const { unit, enrolment } = await enrolLee(cast);
    const [criterion] = unit.outcomes[0]!.criteria;
    const whole = await takeEvidence(lee, { kind: 'plan-document', sourceId: plan.id });
    const id = agreementId(plan.id, mo.personId);
    const agreement = { ...meetingOf(cast, '2026-03-20'), title: 'Agreement' };
    const signed = await takeEvidence(
      lee,
      await keepDocument(cast, lee, agreement, { kind: 'agreement-document', id, version: 9 }),
    );
    for (const { id: evidenceId, document } of [whole, signed])
      await makeClaim(lee, evidenceId, {
        ...{ enrolmentId: enrolment.id, criterionId: criterion!.id, place: placesOf(document)[0]!.id },
        ...{ quote: null, how: 'We shaped it together.' },
      });
    const { statuses } = await portfolioOf(lee, enrolment.id);
    expect(statuses.get(criterion!.id)!.claimed).toMatchObject({ occasions: 1, on: [whole.happenedFrom] });
  });
});
