import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { keepDocument, meetingOf, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { actorFor } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { grantRole } from '../people/roles.ts';
import { makeClaim, withdrawClaim } from '../portfolios/claims.ts';
import { assignAssessor, enrol, enrolmentOf } from '../portfolios/enrolments.ts';
import { withdrawEvidence } from '../portfolios/evidence.ts';
import { evidenceOf } from '../portfolios/evidence-page.ts';
import { criterionOf, portfolioOf } from '../portfolios/portfolio.ts';
import { takeEvidence } from '../portfolios/taking.ts';
import { todayOf } from '../today/today.ts';
import { decideConflict, recordConflict } from './conflicts.ts';
import { judgementForm } from './judgements.form.ts';
import { judgeClaim } from './judgements.ts';
import { judging, toJudge } from './to-judge.ts';

const met = { valid: true, authentic: true, current: true, sufficient: true };
const nothing = { reason: null, feedback: null, action: null, actionDue: null, supersedes: null };
const accepted = { outcome: 'accepted', ...met, ...nothing } as const;
const partly = {
  outcome: 'partly-accepted',
  ...{ ...met, ...nothing, sufficient: false, reason: 'Once is not throughout' },
  ...{ action: 'Add the follow-up', actionDue: '2026-04-01' },
} as const;

const needsOf = async (actor: Actor) => (await todayOf(actor)).needs.map(({ what }) => what);

/** The database's own sentence beneath the statement that it refused. */
const refusedWith = (words: string) => expect.objectContaining({ cause: expect.objectContaining({ message: words }) });

async function submitted() {
  setClock(() => new Date('2026-03-05T10:00:00Z'));
  const cast = await portfolioWorld();
  const { lee, enrolment, criterion } = cast;
  const taken = await takeEvidence(lee, await keepDocument(cast, lee, meetingOf(cast)));
  const claim = (code: string, place = 'agenda-1') =>
    makeClaim(lee, taken.id, {
      ...{ enrolmentId: enrolment.id, criterionId: criterion(code), place, quote: null, how: 'I asked him first.' },
    });
  const [first, second] = [await claim('2.2'), await claim('3.2')];
  const submit = () => submitCleared(lee, taken.id, { declared: true, version: taken.version });
  return { ...cast, taken, claim, first, second, submit };
}

describe('R-103 judging', () => {
  test('R-103 an assessor judges each claim; the newest judgement counts and the older stay', async ({ db }) => {
    const { lee, ash, ivy, taken, first, second, submit, enrolment, criterion } = await submitted();
    await expect(judgeClaim(ash, first.id, accepted)).rejects.toThrow(NotAllowed);
    await submit();
    const made = await judgeClaim(ash, first.id, partly);
    expect((await evidenceOf(lee, taken.id)).state).toBe('under-review');
    await expect(judgeClaim(ash, first.id, accepted)).rejects.toThrow('judged meanwhile');
    await judgeClaim(ash, first.id, { ...accepted, feedback: 'Now I see it', supersedes: made.id });
    await judgeClaim(ash, second.id, accepted);
    const { state, claims } = await evidenceOf(lee, taken.id);
    expect(state).toBe('judged');
    expect(claims.map(({ judgement }) => judgement?.feedback)).toEqual(['Now I see it', null]);
    const kept = await db.reading(ash.organisationId, (read) => read.rows(sql`select 1 from judgements`));
    expect(kept).toHaveLength(3);
    expect((await criterionOf(ivy, enrolment.id, criterion('2.2'))).claims[0]?.state).toBe('accepted');
  });

  test('R-103 evidence in which the assessor stands is for another assessor', async ({ db: _ }) => {
    setClock(() => new Date('2026-03-05T10:00:00Z'));
    const cast = await portfolioWorld();
    const { lee, ash, cody, enrolment, criterion } = cast;
    const meeting = meetingOf(cast);
    const people = [...meeting.people, { id: ash.personId, name: ash.name, part: 'does the work' }];
    const taken = await takeEvidence(lee, await keepDocument(cast, lee, { ...meeting, people }));
    const claim = await makeClaim(lee, taken.id, {
      ...{ enrolmentId: enrolment.id, criterionId: criterion('2.2'), place: 'agenda-1', quote: null, how: 'I asked.' },
    });
    await submitCleared(lee, taken.id, { declared: true, version: taken.version });
    await expect(judgeClaim(ash, claim.id, accepted)).rejects.toThrow(
      /have a part in this evidence yourself \(does the work\)/,
    );
    expect((await judging(ash, enrolment.id, taken.id)).notMine).toMatch(/another assessor/);
    expect(await toJudge(ash)).toMatchObject({ mine: 0, total: 1, waiting: [{ part: 'does the work' }] });
    expect((await enrolmentOf(cody, enrolment.id)).forAnother).toBe(1);
    expect(await needsOf(ash)).toEqual([]);
    expect(await needsOf(cody)).toEqual(['Choose another assessor for 1 claim of Lee Leader']);
    await grantRole(cast.ada, cast.pat.personId, 'assessor');
    await assignAssessor(cody, enrolment.id, {
      ...{ assessorId: cast.pat.personId, internalQualityAssurerId: cast.ivy.personId, version: enrolment.version },
    });
    const pat = await actorFor(lee.organisationId, cast.pat.personId);
    expect((await judging(pat, enrolment.id, taken.id)).notMine).toBeNull();
    expect(await toJudge(pat)).toMatchObject({ mine: 1, waiting: [{ part: null }] });
    expect(await needsOf(cody)).toEqual([]);
    const { id } = await recordConflict(pat, enrolment.id, 'I manage him');
    await expect(judgeClaim(pat, claim.id, accepted)).rejects.toThrow(/not decided yet/);
    await decideConflict(cody, id, { accepted: true, terms: 'All of it is sampled' });
    await judgeClaim(pat, claim.id, accepted);
  });

  test('R-103 evidence whose record the assessor changed is for another assessor, though they stand in it no longer', async ({
    db: _,
  }) => {
    setClock(() => new Date('2026-03-05T10:00:00Z'));
    const cast = await portfolioWorld();
    const { ada, lee, ash, cody, team, enrolment, criterion } = cast;
    await grantRole(ada, ash.personId, 'leader', team.id);
    const leading = await actorFor(lee.organisationId, ash.personId);
    const source = await keepDocument(cast, leading, meetingOf(cast));
    await keepDocument(cast, lee, { ...meetingOf(cast), title: 'Again' }, { id: source.sourceId, version: 2 });
    const taken = await takeEvidence(lee, source);
    const claim = await makeClaim(lee, taken.id, {
      ...{ enrolmentId: enrolment.id, criterionId: criterion('2.2'), place: 'agenda-1', quote: null, how: 'I asked.' },
    });
    await submitCleared(lee, taken.id, { declared: true, version: taken.version });
    const { facts } = await evidenceOf(ash, taken.id);
    expect(facts.map(({ text }) => text)).toContain('Ash Assessor (changed it)');
    await expect(judgeClaim(ash, claim.id, accepted)).rejects.toThrow(
      /part in this evidence yourself \(changed the rec/,
    );
    expect((await judging(ash, enrolment.id, taken.id)).notMine).toMatch(/another assessor/);
    expect(await toJudge(ash)).toMatchObject({ mine: 0, waiting: [{ part: 'changed the record' }] });
    expect((await enrolmentOf(cody, enrolment.id)).forAnother).toBe(1);
    expect(await needsOf(cody)).toEqual(['Choose another assessor for 1 claim of Lee Leader']);
  });

  test('R-103 the four tests: a reason where one is not met, a dated action where more is needed', () => {
    const typed = (values: object) => judgementForm.safeParse({ claimId: newId(), ...values });
    const problems = (values: object) =>
      typed(values)
        .error?.issues.map(({ path }) => path.join('.'))
        .sort() ?? [];
    const ticks = { met: ['valid', 'authentic', 'current', 'sufficient'] };
    expect(problems({ outcome: 'accepted', ...ticks })).toEqual([]);
    expect(problems({ outcome: 'accepted', met: ticks.met.slice(0, 3) })).toEqual(['outcome']);
    expect(problems({ outcome: 'not-accepted', ...ticks })).toEqual(['action', 'actionDue', 'outcome']);
    expect(problems({ met: ['valid'] })).toEqual(['outcome']);
    expect(problems({})).toEqual(['met', 'outcome']);
    expect(problems({ outcome: 'partly-accepted' })).toEqual(['action', 'actionDue', 'reason']);
    const why = typed({ outcome: 'not-accepted', met: ['valid', 'current'] }).error?.issues.map(
      ({ message }) => message,
    );
    expect(why?.[0]).toBe('Enter why it is not authentic and not sufficient');
    const full = { outcome: 'not-accepted', reason: 'Not hers', action: 'Ask Mo', actionDue: '2026-04-01' };
    expect(typed(full).data).toMatchObject({ valid: false, action: 'Ask Mo', supersedes: null });
  });

  test('R-103 reliable is a fifth tick that nothing depends on', () => {
    const typed = { claimId: newId(), outcome: 'accepted', reason: '', feedback: '', action: '', supersedes: '' };
    const four = ['valid', 'authentic', 'current', 'sufficient'];
    expect(judgementForm.parse({ ...typed, met: four }).reliable).toBeNull();
    expect(judgementForm.parse({ ...typed, met: [...four, 'reliable'] }).reliable).toBe(true);
    expect(judgementForm.safeParse({ ...typed, met: ['reliable'] }).success).toBe(false);
  });

  test('R-103 an action is due on a day still to come', async ({ db: _ }) => {
    const { ash, first, submit } = await submitted();
    await submit();
    await expect(judgeClaim(ash, first.id, { ...partly, actionDue: '2026-03-04' })).rejects.toThrow(Invalid);
  });

  test('R-103 nobody judges their own work: not by rule, not in the database', async ({ db }) => {
    const { lee, ivy, cody, mo, first, submit, unit, ash } = await submitted();
    await submit();
    const everything = new Set(['assessor', 'administrator', 'centre-coordinator'] as const);
    for (const actor of [{ ...lee, roles: everything }, ivy, cody, mo])
      await expect(judgeClaim(actor, first.id, accepted)).rejects.toThrow(NotAllowed);
    const own = { organisation: lee.organisationId, id: newId(), claim: first.id, assessor: lee.personId };
    const directly = db.writing(lee.organisationId, (tx) =>
      tx.rows(sql`insert into judgements (organisation_id, id, claim_id, assessor_id, outcome, valid, authentic, current,
          sufficient, at) values (${own.organisation}, ${own.id}, ${own.claim}, ${own.assessor}, 'accepted', true, true, true,
          true, now())`),
    );
    await expect(directly).rejects.toThrow(refusedWith('nobody judges their own claim'));
    const himself = { unitId: unit.id, candidateId: ash.personId, startedOn: '2014-01-05', expiredReason: null };
    await expect(enrol(cody, { ...himself, assessorId: ash.personId, internalQualityAssurerId: null })).rejects.toThrow(
      Invalid,
    );
  });

  test('R-103 what is judged stays: evidence cannot be withdrawn, an accepted claim neither', async ({ db: _ }) => {
    const { lee, ash, taken, first, second, submit } = await submitted();
    await submit();
    await judgeClaim(ash, first.id, accepted);
    await expect(withdrawEvidence(lee, taken.id, 'Changed my mind')).rejects.toThrow(Conflict);
    await expect(withdrawClaim(lee, first.id, 'Changed my mind')).rejects.toThrow(Conflict);
    await judgeClaim(ash, second.id, partly);
    await expect(withdrawClaim(lee, second.id, 'Changed my mind')).rejects.toThrow(Conflict);
  });

  test('R-103 whoever judged a candidate does not assure them later, though duties are exchanged', async ({
    db: _,
  }) => {
    const { cody, ash, enrolment, first, submit } = await submitted();
    await submit();
    await judgeClaim(ash, first.id, accepted);
    const exchanged = { assessorId: null, internalQualityAssurerId: ash.personId, version: enrolment.version };
    await expect(assignAssessor(cody, enrolment.id, exchanged)).rejects.toMatchObject({
      problems: { internalQualityAssurerId: [expect.stringContaining('judged nothing of this candidate')] },
    });
  });

  test('R-103 what is withdrawn cannot be judged', async ({ db: _ }) => {
    const { lee, ash, enrolment, taken, first, second, submit } = await submitted();
    await submit();
    setClock(() => new Date('2026-03-05T11:00:00Z'));
    await withdrawClaim(lee, first.id, 'Wrong place');
    await expect(judgeClaim(ash, first.id, accepted)).rejects.toThrow(Conflict);
    await withdrawClaim(lee, second.id, 'Wrong place'); // what is left was judged by nobody
    expect((await evidenceOf(lee, taken.id)).state).toBe('unclaimed');
    for (const actor of [lee, ash])
      expect((await portfolioOf(actor, enrolment.id)).pieces).toMatchObject([{ state: 'unclaimed', codes: [] }]);
    expect((await portfolioOf(lee, enrolment.id)).steps[0]).toMatchObject({ what: 'claim', evidenceId: taken.id });
  });
});

describe('R-103 what waits for an assessor', () => {
  test('R-103 is listed oldest first, with how much of it waits', async ({ db: _ }) => {
    const { ash, ivy, lee, taken, first, submit, claim } = await submitted();
    expect((await toJudge(ash)).total).toBe(0);
    await submit();
    expect((await toJudge(ash)).waiting).toMatchObject([{ evidenceId: taken.id, waiting: 2, candidate: 'Lee Leader' }]);
    await judgeClaim(ash, first.id, accepted);
    await claim('2.3');
    expect((await toJudge(ash)).waiting).toMatchObject([{ waiting: 2 }]);
    for (const actor of [ivy, lee]) await expect(toJudge(actor)).rejects.toThrow(NotFound);
  });

  test('R-103 is shown with the criteria beside it, to its assessor alone', async ({ db: _ }) => {
    const { ash, ivy, lee, mo, taken, submit, enrolment, first } = await submitted();
    await expect(judging(ash, enrolment.id, taken.id)).rejects.toThrow(NotFound);
    await submit();
    const { page, portfolio, next } = await judging(ash, enrolment.id, taken.id);
    expect(page.claims.map(({ code, state }) => [code, state])).toEqual([
      ['2.2', 'waiting'],
      ['3.2', 'waiting'],
    ]);
    expect(portfolio.statuses.get(first.criterionId)).toMatchObject({ state: 'claimed', claimed: { occasions: 1 } });
    expect(next).toBeNull();
    for (const actor of [ivy, lee, mo]) await expect(judging(actor, enrolment.id, taken.id)).rejects.toThrow(NotFound);
  });
});

describe('R-096 the portfolio', () => {
  test('R-096 shows the candidate the gaps and the next steps; others nothing of drafts', async ({ db: _ }) => {
    const { lee, ash, cody, mo, enrolment, submit, first, taken } = await submitted();
    const own = await portfolioOf(lee, enrolment.id);
    expect(own.pieces).toMatchObject([{ number: 1, state: 'drafted', codes: ['2.2', '3.2'] }]);
    expect(own.steps.map(({ what }) => what)).toEqual([
      'submit',
      'cover',
      'cover',
      'cover',
      'cover',
      'strengthen',
      'strengthen',
    ]);
    expect((await portfolioOf(ash, enrolment.id)).pieces).toEqual([]);
    await submit();
    await judgeClaim(ash, first.id, partly);
    const after = await portfolioOf(lee, enrolment.id);
    expect(after.steps[0]).toMatchObject({ what: 'mend', codes: ['2.2'], evidenceId: taken.id });
    const asked = [{ code: '2.2', action: 'Add the follow-up', due: '2026-04-01' }];
    expect((await portfolioOf(ash, enrolment.id)).returned).toMatchObject(asked);
    expect(await portfolioOf(cody, enrolment.id)).toMatchObject({ marks: { length: 2 }, returned: [] }); // not what it says
    await expect(criterionOf(cody, enrolment.id, first.criterionId)).rejects.toThrow(NotFound);
    await expect(portfolioOf(mo, enrolment.id)).rejects.toThrow(NotFound);
  });

  test('R-103 a new claim answers what was asked, and the step goes', async ({ db: _ }) => {
    const { lee, ash, enrolment, submit, first, claim } = await submitted();
    await submit();
    await judgeClaim(ash, first.id, partly);
    setClock(() => new Date('2026-03-05T10:01:00Z'));
    await claim('2.2', 'actions-1');
    expect((await portfolioOf(lee, enrolment.id)).steps.some(({ what }) => what === 'mend')).toBe(false);
  });
});
