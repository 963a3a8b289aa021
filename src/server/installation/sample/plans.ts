// Plans of the sample: those carried out and closed, and one being shaped now with a counter-offer that waits for the leader.
import { reading, sql } from '../../db.ts';
import type { Actor } from '../../people/actor.ts';
import { termsOf } from '../../plans/agreements.ts';
import { askAllocation } from '../../plans/allocating.ts';
import { workAllocation } from '../../plans/allocation-job.ts';
import { answerAssignment } from '../../plans/answers.ts';
import { doing } from '../../plans/buddying.ts';
import { workCounter } from '../../plans/counter-job.ts';
import { makeCounter } from '../../plans/counter-offers.ts';
import { finishAssignment } from '../../plans/finishing.ts';
import { writeLesson } from '../../plans/lessons.ts';
import { addObjective } from '../../plans/objectives.ts';
import { giveOrder } from '../../plans/orders.ts';
import { aims } from '../../plans/plans.form.ts';
import { createPlan, decidePlan } from '../../plans/plans.ts';
import { signAgreement } from '../../plans/signing.ts';
import { takeUpAllocation } from '../../plans/taking-up.ts';
import { editTask, proposeTask, takeUpTask } from '../../plans/tasks.ts';
import { confirmUnderstanding, stateUnderstanding } from '../../plans/understandings.ts';
import { wishForTask } from '../../plans/wishes.ts';
import { winterAbsences } from './absences.ts';
import type { Calendar } from './calendar.ts';
import type { SkillName } from './cast.ts';
import { ownObjectives } from './objectives.ts';
import type { SamplePeople } from './people.ts';
import { remarked } from './plan-remarks.ts';
import { type DraftStory, type PlanStory, type SampleTask, winterPlan } from './plan-stories.ts';

/** A plan that is over, until its work begins. Answers its id. */
export async function beginPlan(cast: SamplePeople, calendar: Calendar, story: PlanStory): Promise<string> {
  const plan = await shaped(cast, calendar, story);
  await agreed(cast, calendar, plan, story);
  calendar.goTo(story.begins - 1, '08:30');
  await decidePlan(await cast.as('imani'), plan, 'start');
  return plan;
}

/** Its work done, the plan closed, and reviewed where the story says so. */
export async function endPlan(cast: SamplePeople, calendar: Calendar, plan: string, story: PlanStory): Promise<void> {
  const leader = await cast.as('imani');
  calendar.goTo(story.begins - 20, '16:10');
  for (const { id, personId } of doing(await assignmentsOf(leader, plan)))
    await finishAssignment(await cast.byId(personId), id, 'Done, and the notes are in the team folder.');
  calendar.goTo(story.begins - 28, '15:00');
  await decidePlan(leader, plan, 'close', story.reached);
  if (!story.carried) return;
  calendar.goTo(story.begins - 28, '16:20');
  for (const { by, wentWell, toChange } of story.lessons ?? [])
    await writeLesson(await cast.as(by), plan, { wentWell, toChange, version: 0 });
  calendar.goTo(story.begins - 29, '09:40');
  await decidePlan(leader, plan, 'review', story.carried);
}

/** The winter plan, being shaped now. Answers its id. */
export async function shapeWinter(cast: SamplePeople, calendar: Calendar): Promise<string> {
  await winterAbsences(cast, calendar);
  const plan = await shaped(cast, calendar, winterPlan);
  await halfAnswered(cast, calendar, plan);
  return plan;
}

/** Objectives, tasks, the team's proposals and wishes, an allocation taken up. */
export async function shaped(cast: SamplePeople, calendar: Calendar, story: PlanStory): Promise<string> {
  const leader = await cast.as('imani');
  calendar.goTo(story.shaped + 14);
  const { plan, objectiveIds, taskIds, form } = await drafted(cast, calendar, story);
  await decidePlan(leader, plan.id, 'consult');
  calendar.goTo(story.shaped + 11, '11:20');
  for (const { by, task } of story.proposals) {
    const proposed = await proposeTask(await cast.as(by), plan.id, form(task));
    await takeUpTask(leader, plan.id, proposed.id);
    taskIds.push(proposed.id);
  }
  for (const { by, task, wish, words } of story.wishes)
    await wishForTask(await cast.as(by), plan.id, { taskId: taskIds[task]!, wish, words });
  const change = (task: number, by: number) =>
    editTask(leader, plan.id, taskIds[task]!, { ...form({ ...story.tasks[task]!, by }), version: 1 });
  const said = { planId: plan.id, remarks: story.remarks, taskIds, objectiveIds, day: story.shaped + 9, change };
  await remarked(cast, calendar, leader, said);
  calendar.goTo(story.shaped + 7, '14:05');
  for (const { who, task, reason } of story.pins ?? [])
    await giveOrder(leader, plan.id, { taskId: taskIds[task]!, personId: cast.idOf(who), order: 'pin', reason });
  const { id, organisationId } = await askAllocation(leader, plan.id);
  await workAllocation({ organisationId, payload: { allocationId: id, askedBy: leader.personId } });
  await takeUpAllocation(leader, plan.id, id);
  return plan.id;
}

/** The plan as the leader writes it down before anybody else sees it. */
export async function drafted(cast: SamplePeople, calendar: Calendar, story: DraftStory) {
  const leader = await cast.as('imani');
  const period = { startsOn: calendar.day(story.begins), endsOn: calendar.workingDay(story.begins - 25) };
  const plan = await createPlan(leader, { teamId: cast.teamId, title: story.title, ...period, aims: [...aims] });
  const objectiveIds: string[] = [];
  for (const { of, ...objective } of story.objectives) {
    const servesId = of === null ? null : cast.objectiveIds[of]!;
    objectiveIds.push((await addObjective(leader, plan.id, { ...objective, servesId, due: period.endsOn })).id);
  }
  const own = { planId: plan.id, objectiveIds, idOf: cast.idOf, due: period.endsOn };
  await ownObjectives(leader, story.own ?? [], own);
  const form = ({ title, hours, serves, needs, by = 25, people = 1, channel = null, ...divided }: SampleTask) => ({
    ...{ title, hours, channel, peopleNeeded: people, due: calendar.workingDay(story.begins - by), standardId: null },
    ...{ objectiveId: objectiveIds[serves]!, skills: needed(cast, needs), ...divided },
  });
  const taskIds: string[] = [];
  for (const task of story.tasks) taskIds.push((await proposeTask(leader, plan.id, form(task))).id);
  return { plan, objectiveIds, taskIds, form };
}

const needed = (cast: SamplePeople, needs: Partial<Record<SkillName, number>>) =>
  Object.entries(needs).map(([skill, level]) => ({ skillId: cast.skillIds[skill as SkillName], level }));

/** Everybody accepts, says it in their own words, is confirmed; the plan is agreed, and both sign. */
async function agreed(cast: SamplePeople, calendar: Calendar, planId: string, story: PlanStory) {
  const leader = await cast.as('imani');
  calendar.goTo(story.shaped + 5, '10:00');
  const people = await accepted(cast, planId);
  await understood(cast, calendar, planId, people, story, story.shaped + 4);
  calendar.goTo(story.shaped + 3, '15:30');
  await decidePlan(leader, planId, 'agree');
  for (const personId of people) await signed(cast, leader, planId, personId);
}

/** Everybody accepts what they were given. Answers who they are. */
export async function accepted(cast: SamplePeople, planId: string): Promise<string[]> {
  const given = await assignmentsOf(await cast.as('imani'), planId);
  for (const { id, personId } of given)
    await answerAssignment(await cast.byId(personId), id, { answer: 'accept', words: null });
  return [...new Set(given.map(({ personId }) => personId))];
}

export async function understood(
  cast: SamplePeople,
  calendar: Calendar,
  planId: string,
  people: readonly string[],
  story: PlanStory,
  day: number,
) {
  const leader = await cast.as('imani');
  const said: { personId: string; understandingId: string; clarified: string | null }[] = [];
  calendar.goTo(day, '13:15');
  for (const personId of people) {
    const [own] = story.ownWords.filter(({ who }) => cast.idOf(who) === personId);
    const { id } = await stateUnderstanding(await cast.byId(personId), planId, own!);
    said.push({ personId, understandingId: id, clarified: own?.clarified ?? null });
  }
  calendar.goTo(day, '16:40');
  for (const { personId, understandingId, clarified } of said)
    await confirmUnderstanding(leader, planId, personId, {
      ...{ understandingId, reply: clarified },
      outcome: clarified ? 'clarified' : 'confirmed',
    });
}

export async function signed(cast: SamplePeople, leader: Actor, planId: string, personId: string) {
  for (const signer of [await cast.byId(personId), leader]) {
    const terms = await reading(leader.organisationId, termsOf(leader, planId, personId));
    if (terms) await signAgreement(signer, planId, personId, { versionId: terms.versionId, stance: 'agree' });
  }
}

/** Now: most have accepted, two have not answered, one offers to give a task to somebody else. */
async function halfAnswered(cast: SamplePeople, calendar: Calendar, planId: string) {
  const leader = await cast.as('imani');
  calendar.goTo(winterPlan.shaped + 5, '09:50');
  const waiting = new Set(['adwoa', 'roisin'].map(cast.idOf));
  for (const { id, personId } of await assignmentsOf(leader, planId)) {
    if (waiting.has(personId)) continue;
    await answerAssignment(await cast.byId(personId), id, { answer: 'accept', words: null });
  }
  await offeredToGive(cast, calendar, planId);
  const given = new Set((await assignmentsOf(leader, planId)).map(({ personId }) => personId));
  const said = winterPlan.ownWords.map(({ who }) => cast.idOf(who)).filter((id) => given.has(id));
  await understood(cast, calendar, planId, said, winterPlan, winterPlan.shaped + 4);
}

/** Priya would give one of her tasks to the colleague who proposed it; what that costs others is worked out. */
async function offeredToGive(cast: SamplePeople, calendar: Calendar, planId: string) {
  const priya = await cast.as('priya');
  const { title } = winterPlan.proposals[0]!.task;
  const work = doing(await assignmentsOf(priya, planId));
  const own = work.find((one) => one.personId === priya.personId && one.title === title);
  if (!own) return;
  calendar.goTo(winterPlan.shaped + 5, '11:40');
  const reason = 'It is on a Thursday morning, when I take my dad to the clinic, and Siân would learn more from it.';
  const offer = { kind: 'give' as const, theirs: null, withId: cast.idOf('sian'), due: null, reason };
  const { id, organisationId } = await makeCounter(priya, own.id, offer);
  await workCounter({ organisationId, payload: { counterId: id, askedBy: priya.personId } });
}

export const assignmentsOf = (actor: Actor, planId: string) =>
  reading(actor.organisationId, (db) =>
    db.rows<{
      id: string;
      personId: string;
      buddyToId: string | null;
      title: string;
    }>(sql`select id, person_id as "personId",
        buddy_to_id as "buddyToId", (select t.title from tasks t where t.organisation_id = s.organisation_id and t.id = s.task_id) as title
      from assignments s where organisation_id = ${actor.organisationId} and plan_id = ${planId} and ended_at is null order by id`),
  );
