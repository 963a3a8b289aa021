import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import {
  acceptAll,
  allocated,
  assignmentsOf,
  givenWorld,
  planWorld,
  takeTaskOut,
  work,
} from '../../../tests/plan-world.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { foundedBy, world } from '../../../tests/world.ts';
import { judgeClaim } from '../assessment/judgements.ts';
import { setClock } from '../clock.ts';
import { reading, sql } from '../db.ts';
import { addAbsence } from '../people/absences.ts';
import type { Actor } from '../people/actor.ts';
import { addPerson } from '../people/people.ts';
import { withdrawRole } from '../people/roles.ts';
import { termsOf } from '../plans/agreements.ts';
import { answerAssignment, replyToAnswer } from '../plans/answers.ts';
import { decidePlan } from '../plans/plans.ts';
import { signAgreement } from '../plans/signing.ts';
import { takeUpAllocation } from '../plans/taking-up.ts';
import { proposeTask } from '../plans/tasks.ts';
import { confirmUnderstanding, stateUnderstanding } from '../plans/understandings.ts';
import { makeClaim } from '../portfolios/claims.ts';
import { enrol } from '../portfolios/enrolments.ts';
import { portfolioOf } from '../portfolios/portfolio.ts';
import { takeEvidence } from '../portfolios/taking.ts';
import { addItem } from '../support/agenda.ts';
import { closeMeeting, holdMeeting, scheduleMeeting, writeNotes } from '../support/meetings.ts';
import { beginOneToOne, endOneToOne } from '../support/one-to-ones.ts';
import { addAction } from '../support/promises.ts';
import { todayOf } from './today.ts';
import { workingDays } from './week.ts';

const march = (day: number, hour = 9) => setClock(() => new Date(Date.UTC(2026, 2, day, hour)));
const needsOf = async (actor: Actor) => (await todayOf(actor, { all: true })).needs.map(({ what }) => what);
const said = (needs: string[], words: string) => needs.filter((what) => what.includes(words));

describe('what needs somebody now', () => {
  test('a newcomer has nothing to do and is told where to begin', async ({ db: _ }) => {
    const { ada, mo } = await world();
    expect(await todayOf(mo)).toMatchObject({
      total: 0,
      portfolios: [],
      standards: [],
      started: { people: true, plans: false },
    });
    expect(await todayOf(ada)).toMatchObject({
      started: {
        ...{ people: true, uninvited: expect.any(Number), contacts: false, skills: false },
        ...{ plans: false, units: false, enrolments: false },
      },
      own: { assesses: 0, assures: 0, oneToOne: false, meeting: false },
    });
    const alone = await foundedBy('Una Alone');
    expect((await todayOf(alone)).started).toMatchObject({ people: false, uninvited: 0 });
    await addPerson(alone, { name: 'Ned Next', email: 'ned@example.org' });
    expect((await todayOf(alone)).started).toMatchObject({ people: true, uninvited: 1 });
  });

  test('what is due today stands before what only waits, however long', async ({ db: _ }) => {
    const { lee, mo, oz } = await world();
    march(2);
    const [near, past] = [await beginOneToOne(lee, mo.personId), await beginOneToOne(lee, oz.personId)];
    await scheduleMeeting(lee, near.id, { day: '2026-03-12', time: '14:00' });
    await scheduleMeeting(lee, past.id, { day: '2026-03-02', time: '14:00' });
    expect((await todayOf(mo)).own).toMatchObject({ oneToOne: true, meeting: true });
    march(12);
    const { needs, firstDue, own } = await todayOf(lee);
    expect(needs.map(({ what }) => what)).toEqual(['One-to-one with Mo Member', 'Say whether you met Oz Older']);
    expect([firstDue, own]).toEqual(['One-to-one with Mo Member', null]);
  });

  test('from Thursday on the week is the next five working days', () => {
    expect(workingDays('2026-03-04')).toEqual(['02', '03', '04', '05', '06'].map((day) => `2026-03-${day}`));
    expect(workingDays('2026-03-06')).toEqual(['06', '09', '10', '11', '12'].map((day) => `2026-03-${day}`));
    expect(workingDays('2026-03-07')).toEqual(['09', '10', '11', '12', '13'].map((day) => `2026-03-${day}`));
  });

  test('agents whose contacts count for nobody are named to whoever may say who they are', async ({ db: _ }) => {
    const { lee, mo } = await world();
    await importedCalls(lee, [{ agent: 'L. Fischer' }, { agent: 'L. Fischer' }]);
    const { needs } = await todayOf(lee);
    expect(needs).toMatchObject([
      { what: 'Say who the agent “L. Fischer” is', why: '2 contacts count for nobody so far.' },
    ]);
    expect(await needsOf(mo)).toEqual([]);
  });

  test('a one-to-one of theirs is known to the two of it alone, and no longer once it has ended', async ({ db: _ }) => {
    const { lee, mo, nia, pat } = await world();
    const pair = await beginOneToOne(lee, mo.personId);
    const has = async (actor: Actor) => (await todayOf(actor)).own?.oneToOne;
    expect([await has(lee), await has(mo), await has(nia), await has(pat)]).toEqual([true, true, false, false]);
    await endOneToOne(lee, pair.id);
    expect(await has(mo)).toBe(false);
  });

  test('a coordinator is told whom nobody assesses yet, an assessor how many candidates they have', async ({
    db: _,
  }) => {
    const { ada, cody, ash, ivy, lee, mo, unit, enrolment } = await portfolioWorld();
    const begun = { unitId: unit.id, startedOn: '2014-01-01', expiredReason: null };
    const ends = { assessorId: null, internalQualityAssurerId: null };
    await enrol(cody, { ...begun, ...ends, candidateId: mo.personId });
    expect(await needsOf(cody)).toEqual(['Say who assesses Mo Member']);
    expect(await needsOf(mo)).toEqual(['Nobody assesses you yet']);
    expect(await needsOf(lee)).toEqual([]);
    expect((await todayOf(cody)).started).toMatchObject({ units: true, enrolments: true });
    expect((await todayOf(ash)).own).toMatchObject({ assesses: 1, assures: 0 });
    expect((await todayOf(ivy)).own).toMatchObject({ assesses: 0, assures: 1 });
    const [role] = await reading(ada.organisationId, (read) =>
      read.rows<{ id: string }>(
        sql`select id from role_grants where person_id = ${ash.personId} and role = 'assessor'`,
      ),
    );
    await withdrawRole(ada, ash.personId, role!.id);
    expect(await needsOf(cody)).toContain('Say who assesses Lee Leader');
    expect(await portfolioOf(lee, enrolment.id)).toMatchObject({ assessorLapsed: true, assurerLapsed: false });
  });

  test('R-005 of plans: answers of members, then replies of the leader, then words, then work by its day', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    march(16);
    const { lee, mo, nia, pat, plan } = cast;
    const [assignment] = await assignmentsOf(mo, plan.id);
    expect(said(await needsOf(mo), 'Agree your task in')).toHaveLength(1);
    const answer = await answerAssignment(mo, assignment!.id, { answer: 'query', words: 'Which desk?' });
    expect(said(await needsOf(lee), 'Mo Member has a query on')).toHaveLength(1);
    expect(said(await needsOf(mo), 'replied')).toEqual([]);
    expect(said(await needsOf(mo), 'Your query on “Lead the complaints desk”')).toHaveLength(1);
    await replyToAnswer(lee, plan.id, answer.id, 'The one by the window');
    expect(said(await needsOf(lee), 'query')).toEqual([]);
    expect(said(await needsOf(mo), 'Lee Leader replied about')).toHaveLength(1);
    expect(said(await needsOf(mo), 'Your query')).toEqual([]);
    for (const { id } of await assignmentsOf(mo, plan.id))
      await answerAssignment(mo, id, { answer: 'accept', words: null });
    expect(said(await needsOf(mo), 'in your own words')).toHaveLength(1);
    expect(await needsOf(mo)).toContain('Lead the complaints desk');
    const words = await stateUnderstanding(mo, plan.id, { what: 'I run it', why: 'Nobody waits', support: null });
    expect(said(await needsOf(lee), 'Confirm what Mo Member understood')).toHaveLength(1);
    expect(said(await needsOf(mo), 'Sign')).toEqual([]);
    await confirmUnderstanding(lee, plan.id, mo.personId, {
      ...{ understandingId: words.id, outcome: 'confirmed', reply: null },
    });
    expect(said(await needsOf(mo), 'Sign your part of')).toHaveLength(1);
    expect(said(await needsOf(nia), 'Sign')).toEqual([]);
    const terms = await reading(mo.organisationId, termsOf(mo, plan.id, mo.personId));
    await signAgreement(mo, plan.id, mo.personId, { versionId: terms!.versionId, stance: 'agree' });
    expect(said(await needsOf(mo), 'Sign')).toEqual([]);
    expect(said(await needsOf(lee), 'Sign the agreement with Mo Member for')).toHaveLength(1);
    await proposeTask(nia, plan.id, work('Tidy the scripts', null));
    expect(said(await needsOf(lee), '1 task was proposed')).toHaveLength(1);
    expect(await needsOf(pat)).toEqual([]);
  });

  test('R-001 of a plan its next step, for its leader alone, once nothing of it waits for anybody else', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, nia, plan, objective } = cast;
    const step = async () => said(await needsOf(lee), 'Work plan, March');
    march(28);
    expect(await step(), 'its last day has passed').toEqual(['Extend or withdraw the plan “Work plan, March”']);
    expect(await todayOf(lee)).toMatchObject({ overdue: 1, needs: [{ when: { text: 'Was due 27 March' } }] });
    setClock(() => new Date(Date.UTC(2026, 1, 20, 9)));
    expect(await step()).toEqual(['Go on with the plan “Work plan, March”']);
    await decidePlan(lee, plan.id, 'consult');
    expect(await step()).toEqual(['Give out the work of “Work plan, March”']);
    await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect(await step()).toEqual(['3 people have no account, so cannot answer “Work plan, March”']);
    await acceptAll(cast);
    expect(await step()).toEqual(['Agree the plan “Work plan, March”']);
    const spare = await proposeTask(lee, plan.id, work('Tidy the phrases', objective.id));
    expect(JSON.stringify(await todayOf(lee))).toContain('1 task has nobody, or too few people.');
    await takeTaskOut(lee, plan.id, spare.id, 'Not now');
    await decidePlan(lee, plan.id, 'agree');
    expect(await step()).toEqual([]);
    march(28);
    expect(await step()).toEqual(['Say what became of “Work plan, March”']);
    march(2);
    expect(await step()).toEqual(['Start the work of “Work plan, March”']);
    await decidePlan(lee, plan.id, 'start');
    expect(await step()).toEqual([]);
    march(28);
    expect(await step()).toEqual(['Close the plan “Work plan, March”']);
    for (const member of [mo, nia]) expect(said(await needsOf(member), 'Close the plan')).toEqual([]);
    await decidePlan(lee, plan.id, 'close', 'It went well');
    expect(await step()).toEqual([]);
  });

  test('R-002 in the week, days away: whoever leads sees everybody’s, a member their own', async ({ db: _ }) => {
    const { lee, mo, nia } = await world();
    march(3);
    await addAbsence(mo, mo.personId, { startsOn: '2026-03-05', endsOn: '2026-03-09', hours: null, kind: 'leave' });
    await addAbsence(mo, mo.personId, { startsOn: '2026-03-04', endsOn: '2026-03-04', hours: 2, kind: 'leave' });
    const away = async (actor: Actor) =>
      (await todayOf(actor)).week.flatMap(({ name, items }) =>
        items.flatMap(({ kind, day }) => (kind === 'away' ? [`${name} ${day}`] : [])),
      );
    const whole = ['Mo Member 2026-03-05', 'Mo Member 2026-03-06'];
    expect([await away(lee), await away(mo), await away(nia)]).toEqual([whole, whole, []]);
  });

  test('R-021 of one-to-ones: the meeting that is near, one to be closed, what was promised; for the two alone', async ({
    db: _,
  }) => {
    const { ada, lee, mo, nia } = await world();
    march(5);
    const pair = await beginOneToOne(lee, mo.personId);
    const meeting = await scheduleMeeting(lee, pair.id, { day: '2026-03-05', time: '14:00' });
    await addItem(mo, pair.id, { words: 'CANARY', isPrivate: true });
    await addItem(mo, pair.id, { words: 'Mondays' });
    await addAction(lee, pair.id, { words: 'Ask for a desk', ownerId: lee.personId, due: '2026-03-04' });
    const { needs, dueToday, overdue, week } = await todayOf(lee);
    expect(needs).toMatchObject([
      { what: 'Ask for a desk', when: { text: 'Was due 4 March', tone: 'bad' } },
      { what: 'One-to-one with Mo Member', why: '1 point on the agenda. 1 action open.', when: { text: '2pm today' } },
    ]);
    expect([dueToday, overdue]).toEqual([1, 1]);
    expect(week.find(({ name }) => name === 'Mo Member')?.items).toMatchObject([
      { kind: 'one-to-one', who: null, day: '2026-03-05' },
    ]);
    const own = (await todayOf(mo)).week.find(({ name }) => name === 'Mo Member')?.items;
    expect(own).toMatchObject([{ kind: 'one-to-one', who: 'Lee Leader', day: '2026-03-05' }]);
    expect((await todayOf(mo)).needs).toMatchObject([{ why: '2 points on the agenda. 1 action open.' }]);
    for (const other of [ada, nia]) expect(await needsOf(other)).toEqual([]);
    expect(JSON.stringify(await todayOf(nia))).not.toContain(meeting.id);
    setClock(() => new Date(Date.UTC(2026, 2, 5, 17)));
    expect(await todayOf(mo)).toMatchObject({
      ...{ dueToday: 0, needs: [{ what: 'Say whether you met Lee Leader', when: { text: 'Was at 2pm today' } }] },
    });
    march(6);
    expect(said(await needsOf(mo), 'Say whether you met Lee')).toHaveLength(1);
    await holdMeeting(lee, meeting.id);
    march(10);
    expect(said(await needsOf(lee), 'Close the one-to-one')).toHaveLength(1);
    await closeMeeting(lee, meeting.id);
    expect(said(await needsOf(lee), 'one-to-one')).toEqual([]);
  });

  test('R-093 of portfolios: drafts to submit, claims to judge, what was returned; the strip counts what is enough', async ({
    db: _,
  }) => {
    const { lee, mo, ash, ivy, enrolment, criterion } = await portfolioWorld();
    march(5, 15);
    const pair = await beginOneToOne(lee, mo.personId);
    const meeting = await scheduleMeeting(lee, pair.id, { day: '2026-03-05', time: '14:00' });
    await writeNotes(lee, meeting.id, { notes: 'Support was agreed', asked: null, version: 1 });
    await holdMeeting(lee, meeting.id);
    const evidence = await takeEvidence(lee, { kind: 'one-to-one-document', sourceId: meeting.id });
    const place = { enrolmentId: enrolment.id, criterionId: criterion('2.2'), place: 'notes', quote: null };
    const claim = await makeClaim(lee, evidence.id, { ...place, how: 'I agreed support' });
    march(7);
    expect(said(await needsOf(lee), 'Submit your evidence')).toHaveLength(1);
    expect(await needsOf(ash)).toEqual([]);
    await submitCleared(lee, evidence.id, { version: evidence.version, declared: true });
    expect(await needsOf(ash)).toEqual(['Judge 1 claim of Lee Leader']);
    expect(await needsOf(ivy)).toEqual([]);
    await judgeClaim(ash, claim.id, {
      ...{
        outcome: 'partly-accepted',
        valid: true,
        authentic: true,
        current: true,
        sufficient: false,
        supersedes: null,
        claimId: claim.id,
      },
      ...{ reason: 'One occasion alone', feedback: null, action: 'Show a second occasion', actionDue: '2026-04-01' },
    });
    expect(await needsOf(ash)).toEqual([]);
    expect(said(await needsOf(lee), 'Respond to the action on evidence 1 for 2.2')).toHaveLength(1);
    const [strip] = (await todayOf(lee)).portfolios;
    expect(strip).toMatchObject({ unit: '39', sufficient: 0 });
    expect(strip!.outcomes[1]!.states).toContain('partly-met');
    expect((await todayOf(ash)).portfolios).toEqual([]);
  });
});
