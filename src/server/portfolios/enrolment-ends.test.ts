import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { keepDocument, meetingOf, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { makeClaim } from './claims.ts';
import { endEnrolment, resumeEnrolment, suspendEnrolment } from './enrolment-ends.ts';
import { enrolmentState } from './enrolment-states.ts';
import { enrolmentOf, portfoliosOf } from './enrolments.ts';
import { takeEvidence } from './taking.ts';

const begun = {
  ...{ startedOn: '2026-01-05', endedAt: null, suspendedAt: null, allMet: false, declared: false, achieved: false },
  endedAs: null,
};

describe('R-103 how far an enrolment is', () => {
  test('R-103 follows from what was decided, signed and stopped', () => {
    const on = (facts: Partial<Parameters<typeof enrolmentState>[0]>, day = '2026-01-05') =>
      enrolmentState({ ...begun, ...facts }, day);
    expect(on({}, '2026-01-04')).toBe('planned');
    expect(on({})).toBe('in-progress');
    expect(on({ declared: true })).toBe('in-progress'); // what they signed for is open again
    expect(on({ allMet: true })).toBe('all-met');
    expect(on({ allMet: true, declared: true })).toBe('declared');
    expect(on({ allMet: true, suspendedAt: new Date() })).toBe('suspended');
    expect(on({ suspendedAt: new Date(), endedAt: new Date() })).toBe('ended');
    expect(on({ endedAt: new Date(), endedAs: 'exempt' })).toBe('exempt');
    expect(on({ endedAt: new Date(), achieved: true })).toBe('achieved');
  });

  test('R-103 a coordinator suspends it, lets it go on and ends it, not their own; meanwhile nothing is claimed or submitted', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const { lee, ash, cody, enrolment, criterion } = cast;
    const taken = await takeEvidence(lee, await keepDocument(cast, lee, meetingOf(cast)));
    const claim = (place: string) =>
      makeClaim(lee, taken.id, {
        ...{ enrolmentId: enrolment.id, criterionId: criterion('2.2'), place, quote: null, how: 'I asked.' },
      });
    await claim('agenda-1');
    const why = { reason: 'An appeal is heard', version: enrolment.version };
    for (const actor of [lee, ash])
      await expect(suspendEnrolment(actor, enrolment.id, why)).rejects.toThrow(NotAllowed);
    const { version } = await suspendEnrolment(cody, enrolment.id, why);
    await expect(claim('actions-1')).rejects.toThrow(/suspended \(An appeal is heard\)/);
    await expect(submitCleared(lee, taken.id, { declared: true, version: 1 })).rejects.toThrow(/suspended/);
    await expect(endEnrolment(cody, enrolment.id, why)).rejects.toThrow(Conflict); // a lost race
    const resumed = await resumeEnrolment(cody, enrolment.id, { version });
    await claim('actions-1');
    await endEnrolment(cody, enrolment.id, { reason: 'Left the organisation', version: resumed.version });
    await expect(claim('actions-1')).rejects.toThrow(/has ended/);
    await expect(resumeEnrolment(cody, enrolment.id, { version: resumed.version + 1 })).rejects.toThrow(
      /not suspended/,
    );
    expect((await enrolmentOf(cody, enrolment.id)).enrolment).toMatchObject({
      ...{ state: 'ended', closedReason: 'Left the organisation' },
    });
    expect((await portfoliosOf(lee)).enrolments.map(({ state }) => state)).toEqual(['ended']);
  });
});
