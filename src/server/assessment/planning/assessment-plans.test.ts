import ICAL from 'ical.js';
import { describe, expect } from 'vitest';
import { kept, test } from '../../../../tests/database.ts';
import { refusalOf } from '../../../../tests/database-refusal.ts';
import { decisionWorld } from '../../../../tests/decision-world.ts';
import { portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { setClock } from '../../clock.ts';
import { sql } from '../../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../../errors.ts';
import { newId } from '../../id.ts';
import { callMeeting } from '../../meetings/calling.ts';
import { suspendEnrolment } from '../../portfolios/enrolment-ends.ts';
import { todayOf } from '../../today/today.ts';
import { activityForm } from './assessment-plans.form.ts';
import { setPlanTerms, signPlan } from './assessment-plans.ts';
import { planCalendarOf } from './plan-calendar.ts';
import { planPageOf } from './plan-page.ts';
import { addActivity, callOffActivity, finishActivity, moveActivity } from './planned-activities.ts';
import { takeOccasions } from './take-occasions.ts';

const typed = {
  method: 'observation',
  what: 'The Monday briefing',
  plannedOn: '2026-03-09',
  plannedAt: '2pm',
  place: 'Room 2',
};
const planned = (more: object = {}) => activityForm.parse({ ...typed, criteria: '1', ...more });

const planWorld = kept('assessmentplanworld', async () => {
  setClock(() => new Date('2026-03-02T10:00:00Z'));
  const cast = await decisionWorld();
  const activity = await addActivity(cast.ash, cast.enrolment.id, planned());
  return { ...cast, activity };
});
const at = (day: string) => setClock(() => new Date(`${day}T10:00:00Z`));

describe('R-103 an assessment plan', () => {
  test('R-103 is agreed by candidate and assessor as it stands, and a change asks both again', async ({ db: _ }) => {
    const { lee, ash, ivy, cody, mo, enrolment, activity } = await planWorld();
    at('2026-03-02');
    const read = () => planPageOf(cody, enrolment.id);
    const hash = async () => (await read()).terms!.hash;
    expect((await read()).state).toBe('proposed');
    const first = await hash();
    await signPlan(lee, enrolment.id, first);
    await expect(signPlan(lee, enrolment.id, first)).rejects.toThrow(/agreed to this plan already/);
    for (const other of [ivy, cody, mo]) await expect(signPlan(other, enrolment.id, first)).rejects.toThrow(NotAllowed);
    expect((await read()).state).toBe('half-agreed');
    await signPlan(ash, enrolment.id, first);
    expect((await read()).state).toBe('agreed');
    const move = { activityId: activity.id, plannedOn: '2026-03-16', plannedAt: null, reason: 'Half the team is away' };
    await moveActivity(lee, move);
    expect((await read()).state).toBe('changed');
    await expect(signPlan(ash, enrolment.id, first)).rejects.toThrow(/changed since you opened/);
    for (const one of [lee, ash]) await signPlan(one, enrolment.id, await hash());
    const { state, earlier, activities } = await read();
    expect(state).toBe('agreed');
    expect(earlier).toMatchObject([{ signed: [{ name: 'Lee Leader' }, { name: 'Ash Assessor' }] }]);
    expect(earlier[0]!.agreed.activities).toMatchObject([{ what: typed.what, plannedOn: '2026-03-09' }]);
    expect(activities).toMatchObject([
      {
        plannedOn: '2026-03-16',
        moves: [{ fromOn: '2026-03-09', reason: move.reason, by: 'Lee Leader' }],
        codes: ['1.1', '1.2'],
      },
    ]);
    at('2026-03-17');
    expect((await read()).activities[0]!.state).toBe('overdue');
    await finishActivity(ash, { activityId: activity.id, doneOn: '2026-03-16', words: 'Wrote it up' });
    expect(await read()).toMatchObject({ state: 'agreed', activities: [{ state: 'done', doneBy: 'Ash Assessor' }] });
    await expect(moveActivity(ash, { ...move, plannedOn: '2026-04-01' })).rejects.toThrow(/done already/);
  });

  test('R-103 what is called off stays with its reason; an empty plan is agreed by nobody', async ({ db: _ }) => {
    const { lee, ash, enrolment, activity } = await planWorld();
    at('2026-03-02');
    await callOffActivity(ash, activity.id, 'The briefing is in writing now');
    const { activities, terms, state } = await planPageOf(lee, enrolment.id);
    expect(activities).toMatchObject([{ state: 'called-off', calledOffReason: 'The briefing is in writing now' }]);
    expect(state).toBe('empty');
    await expect(signPlan(lee, enrolment.id, terms!.hash)).rejects.toThrow(/Nothing is planned yet/);
    await expect(callOffActivity(ash, activity.id, 'Again')).rejects.toThrow(/called off already/);
  });

  test('R-103 takes days to come, criteria of the unit, and nobody of the employer who is a party', async ({
    db: _,
  }) => {
    const { lee, ash, ivy, pat, mo, enrolment, activity } = await planWorld();
    at('2026-03-10');
    const refused = (more: object) => addActivity(lee, enrolment.id, planned(more));
    await expect(refused({ criteria: '1.1, 7.7' })).rejects.toThrow(/“7\.7” is no criterion of this unit/);
    await expect(refused({ plannedOn: '2026-03-09' })).rejects.toThrow(Invalid);
    await expect(addActivity(mo, enrolment.id, planned())).rejects.toThrow(NotAllowed);
    await expect(finishActivity(ash, { activityId: activity.id, doneOn: '2026-03-11', words: null })).rejects.toThrow(
      /has come/,
    );
    await expect(finishActivity(lee, { activityId: activity.id, doneOn: '2026-03-09', words: null })).rejects.toThrow(
      NotAllowed,
    );
    const terms = { expectedEnd: '2026-09-30', reviewWeeks: 6 };
    for (const { personId } of [lee, ash, ivy])
      await expect(setPlanTerms(ash, enrolment.id, { ...terms, employerId: personId })).rejects.toThrow(
        /neither candidate/,
      );
    expect((await planPageOf(ash, enrolment.id)).terms).toMatchObject({ employer: 'Pat Manager', reviewWeeks: 8 });
    await expect(setPlanTerms(lee, enrolment.id, { ...terms, employerId: null })).rejects.toThrow(NotAllowed);
    await setPlanTerms(ash, enrolment.id, { ...terms, employerId: mo.personId });
    expect((await planPageOf(ash, enrolment.id)).terms).toMatchObject({
      employer: 'Mo Member',
      expectedEnd: '2026-09-30',
    });
    await expect(planPageOf(pat, enrolment.id)).rejects.toThrow(NotFound); // the manager sees reviews, no more
  });

  test('R-103 stands still while its enrolment is suspended', async ({ db: _ }) => {
    const { ash, cody, enrolment } = await planWorld();
    at('2026-03-02');
    await suspendEnrolment(cody, enrolment.id, { reason: 'Long leave', version: enrolment.version });
    await expect(addActivity(ash, enrolment.id, planned())).rejects.toThrow(Conflict);
    expect(await planPageOf(ash, enrolment.id)).toMatchObject({
      mayPlan: false,
      closed: expect.stringMatching(/Long leave/),
    });
  });

  test('R-103 its days stand on Today of both, and past ones with the assessor', async ({ db: _ }) => {
    const { lee, ash, mo, enrolment } = await planWorld();
    const needs = async (actor: typeof lee) => (await todayOf(actor, { all: true })).needs.map(({ what }) => what);
    at('2026-03-03');
    const both = ['Observation: The Monday briefing', expect.stringMatching(/^Agree to the assessment plan/)];
    expect(await needs(lee)).toEqual(expect.arrayContaining(both));
    expect(await needs(ash)).toEqual(expect.arrayContaining(both));
    expect((await needs(mo)).join()).not.toContain('briefing');
    at('2026-03-11');
    expect(await needs(ash)).toContain('Say what became of “The Monday briefing”');
    expect(await needs(ash)).toContain('Review the progress of Lee Leader'); // eight weeks from 5 January
    at('2026-03-02');
    for (const what of ['Rota', 'Board']) await addActivity(ash, enrolment.id, planned({ what }));
    at('2026-03-11');
    expect(await needs(ash)).toContain('Say what became of “The Monday briefing” and 2 more activities');
  });

  test('R-103 a calendar reads its days and hours, and what was called off as cancelled', async ({ db: _ }) => {
    const { lee, ash, mo, enrolment, activity } = await planWorld();
    at('2026-03-02');
    await addActivity(
      ash,
      enrolment.id,
      planned({ method: 'questions', what: 'Why, in your words', plannedAt: '', place: '' }),
    );
    await callOffActivity(ash, activity.id, 'Storm; no power');
    const file = await planCalendarOf(lee, enrolment.id, 'http://localhost/prove/1/plan');
    const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const [whole, timed] = [
      events.find(({ startDate }) => startDate.isDate)!,
      events.find(({ startDate }) => !startDate.isDate)!,
    ];
    expect([whole.summary, whole.startDate.toString()]).toEqual(['Questions: Why, in your words', '2026-03-09']);
    expect(timed.startDate.toJSDate()).toEqual(new Date('2026-03-09T14:00:00Z'));
    expect([timed.description, timed.sequence]).toEqual(['Called off: Storm; no power', 1]);
    expect(timed.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    await expect(planCalendarOf(mo, enrolment.id, 'http://localhost')).rejects.toThrow(NotFound);
  });

  test('R-096 R-103 what the planner proposes is taken into it in one step, and once', async ({ db: _ }) => {
    at('2026-03-02');
    const { lee, ash, team, enrolment } = await portfolioWorld();
    const when = { day: '2026-03-20', time: '10:00', minutes: 30, place: null, planId: null };
    const led = { technique: 'round-robin' as const, facilitatorId: lee.personId, invited: [] };
    await callMeeting(lee, { teamId: team.id, title: 'Call-backs', purpose: 'Agree who rings whom', ...when, ...led });
    await takeOccasions(lee, enrolment.id);
    const { activities } = await planPageOf(ash, enrolment.id);
    expect(activities).toMatchObject([
      { what: 'Meeting: Call-backs', plannedOn: '2026-03-20', plannedAt: '10:00', method: 'observation' },
    ]);
    expect(activities[0]!.codes.length).toBeGreaterThan(0);
    await expect(takeOccasions(lee, enrolment.id)).rejects.toThrow(/stands in the assessment plan already/);
    await expect(takeOccasions(ash, enrolment.id)).rejects.toThrow(NotFound); // their calendar is the candidate's
  });
});

describe('R-103 what of a plan the database refuses', () => {
  test('R-103 others agree to nothing, and what was agreed or done stays', async ({ db }) => {
    const cast = await planWorld();
    at('2026-03-02');
    const { lee, ash, mo, enrolment, activity } = cast;
    const { terms } = await planPageOf(lee, enrolment.id);
    const signing = (person: string, hash: string, content = 'x') => sql`insert into plan_signatures
      (organisation_id, id, plan_id, person_id, hash, content, at)
      values (${lee.organisationId}, ${newId()}, ${activity.planId}, ${person}, ${hash}, ${content}, now())`;
    expect(await refusalOf(db, cast, signing(lee.personId, terms!.hash))).toMatch(/as it stands/); // other words
    const signed = await signPlan(lee, enrolment.id, terms!.hash);
    expect(await refusalOf(db, cast, signing(mo.personId, signed.hash, signed.content))).toMatch(
      /candidate and assessor agree/,
    );
    expect(await refusalOf(db, cast, sql`update plan_signatures set at = now()`)).toMatch(/permission denied/);
    expect(await refusalOf(db, cast, sql`update planned_activities set what = 'Other'`)).toMatch(/is locked/);
    await finishActivity(ash, { activityId: activity.id, doneOn: '2026-03-02', words: null });
    expect(await refusalOf(db, cast, sql`update planned_activities set done_words = 'Other'`)).toMatch(/is locked/);
  });
});
