// The cast with a work plan: Lee's plan for March, one objective, three tasks, skills assessed, hours set.

import { now, setClock } from '../src/server/clock.ts';
import { reading } from '../src/server/db.ts';
import type { Actor } from '../src/server/people/actor.ts';
import { grantRole } from '../src/server/people/roles.ts';
import { assessSkill, defineSkill } from '../src/server/people/skills.ts';
import { addTeam, joinTeam } from '../src/server/people/teams.ts';
import { askAllocation } from '../src/server/plans/allocating.ts';
import { workAllocation } from '../src/server/plans/allocation-job.ts';
import { answerAssignment } from '../src/server/plans/answers.ts';
import { addObjective, withdrawObjective } from '../src/server/plans/objectives.ts';
import { setPlanHours } from '../src/server/plans/plan-hours.ts';
import { planRows } from '../src/server/plans/plan-rows.ts';
import type { ObjectiveForm, TaskForm } from '../src/server/plans/plans.form.ts';
import { createPlan, decidePlan } from '../src/server/plans/plans.ts';
import { takeUpAllocation } from '../src/server/plans/taking-up.ts';
import { proposeTask, withdrawTask } from '../src/server/plans/tasks.ts';
import { confirmUnderstanding, stateUnderstanding } from '../src/server/plans/understandings.ts';
import { kept } from './database.ts';
import { actorFor, world } from './world.ts';

export const march = { startsOn: '2026-03-02', endsOn: '2026-03-27', title: 'Work plan, March' };
export const measured: ObjectiveForm = {
  ...{ title: 'Resolve more at the first contact', measure: 'kpi:fcr', baseline: 75, target: 78, due: '2026-03-27' },
  ...{ priority: 2, serves: 'Keep every promise we make', consequence: null, noMeasureReason: null },
};
export const work = (title: string, objectiveId: string | null, hours = 4): TaskForm => ({
  ...{ title, objectiveId, standardId: null, hours, due: '2026-03-20', channel: 'phone', peopleNeeded: 1, skills: [] },
});

export type PlanWorld = Awaited<ReturnType<typeof planWorld>>;

const builtPlan = kept('planworld', async () => {
  const cast = await world();
  inMarch(9);
  const { lee, mo, nia, oz, team } = cast;
  const complaints = await defineSkill(lee, { name: 'Complaints', description: null });
  for (const [person, level] of [
    [mo, 3],
    [nia, 2],
    [oz, 1],
  ] as const)
    await assessSkill(lee, person.personId, { skillId: complaints.id, level });
  const plan = await createPlan(lee, { ...march, teamId: team.id, aims: ['load', 'fit', 'develop', 'prefer'] });
  await setPlanHours(lee, plan.id, cast.sam.personId, 0); // Sam is away
  const objective = await addObjective(lee, plan.id, measured);
  const skills = [{ skillId: complaints.id, level: 3 }];
  const desk = await proposeTask(lee, plan.id, { ...work('Lead the complaints desk', objective.id, 6), skills });
  const calls = await proposeTask(lee, plan.id, work('Call back ten customers', objective.id));
  const script = await proposeTask(lee, plan.id, work('Rewrite the script', objective.id, 3));
  return { ...cast, complaints, plan, objective, desk, calls, script };
});

export const planWorld = async () => {
  const cast = await builtPlan();
  inMarch(10);
  return cast;
};

/**
 * A plan that is over is not given out: where the test set no clock, it is the plan's first day, and time goes on. What was built
 * for an earlier test was built before this one began.
 */
function inMarch(hour: 9 | 10 | 11) {
  const since = Date.now();
  const from = Date.UTC(2026, 2, 2, hour);
  if (Math.abs(now().getTime() - since) < 1_000) setClock(() => new Date(from + Date.now() - since));
}

/** A run of the allocation, asked for and worked to its end, as the job does it. */
export async function allocated(lee: Actor, planId: string) {
  const asked = await askAllocation(lee, planId);
  await workAllocation({
    organisationId: lee.organisationId,
    payload: { allocationId: asked.id, askedBy: lee.personId },
  });
  return asked;
}

/** The plan open to the team, with its work given by the allocation. */
const builtGiven = kept('givenworld', async () => {
  const cast = await planWorld();
  const { lee, plan } = cast;
  await decidePlan(lee, plan.id, 'consult');
  await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
  return cast;
});

export const givenWorld = async () => {
  const cast = await builtGiven();
  inMarch(11);
  return cast;
};

/** The same, agreed and under way. */
export const liveWorld = async () => {
  const cast = await givenWorld();
  await acceptAll(cast);
  for (const step of ['agree', 'start'] as const) await decidePlan(cast.lee, cast.plan.id, step);
  return cast;
};

export const rowsOf = (actor: Actor, planId: string) => reading(actor.organisationId, planRows(actor, planId));
export const assignmentsOf = async (actor: Actor, planId: string, personId = actor.personId) =>
  (await rowsOf(actor, planId)).assignments.filter((row) => row.personId === personId);

/** Everybody accepts everything given to them that they have not accepted yet. */
export async function acceptAll({ mo, nia, oz, plan }: Pick<PlanWorld, 'mo' | 'nia' | 'oz' | 'plan'>) {
  for (const member of [mo, nia, oz]) {
    const { assignments, answers } = await rowsOf(member, plan.id);
    const accepted = new Set(answers.filter(({ answer }) => answer === 'accept').map((one) => one.assignmentId));
    for (const { id, personId } of assignments)
      if (personId === member.personId && !accepted.has(id))
        await answerAssignment(member, id, { answer: 'accept', words: null });
  }
}

/** The member says what and why, and the leader confirms. */
export async function understood({ lee, plan }: Pick<PlanWorld, 'lee' | 'plan'>, member: Actor) {
  const said = await stateUnderstanding(member, plan.id, {
    ...{ what: 'I run the desk', why: 'Nobody waits a day to be heard', support: null },
  });
  await confirmUnderstanding(lee, plan.id, member.personId, {
    ...{ understandingId: said.id, outcome: 'confirmed', reply: null },
  });
}

/** Takes an objective out as it stands now. */
export async function takeObjectiveOut(actor: Actor, planId: string, id: string) {
  const { objectives } = await rowsOf(actor, planId);
  return withdrawObjective(actor, planId, id, objectives.find((one) => one.id === id)!.version);
}

/** The same of a task. */
export async function takeTaskOut(actor: Actor, planId: string, id: string, reason: string) {
  const { tasks } = await rowsOf(actor, planId);
  return withdrawTask(actor, planId, id, { reason, version: tasks.find((one) => one.id === id)!.version });
}

/** A team of its own for somebody, which the leader leads beside theirs. @returns the leader as they are then */
export async function alsoLeads({ ada, lee }: Pick<PlanWorld, 'ada' | 'lee'>, member: Actor): Promise<Actor> {
  const team = await addTeam(ada, { name: `Team of ${member.name}` });
  await joinTeam(ada, team.id, member.personId, '2026-01-05');
  await grantRole(ada, lee.personId, 'leader', team.id);
  return actorFor(lee.organisationId, lee.personId);
}
