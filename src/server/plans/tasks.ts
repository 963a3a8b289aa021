// The work of a plan: set by the leader, or proposed by a member and then taken up or declined with a reason.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { channels } from '../people/work-rules.form.ts';
import { may } from '../permissions.ts';
import { keepAgreements } from './agreements.ts';
import { askAgain } from './asking-again.ts';
import { endAssignments } from './assignments.ts';
import { sayChanged } from './changed-work.ts';
import { keepShaped } from './plan-document.ts';
import { lockedPlan, type PlanFacts } from './plan-facts.ts';
import { planRows } from './plan-rows.ts';
import { requireAhead, requireShaped, sayPlanIs, sayWhereElse } from './plan-state.ts';
import { sayOutside, sayUnfit, type TaskForm } from './plans.form.ts';
import { type Task, taskSkills, tasks } from './plans.table.ts';
import { taskNow } from './read-now.ts';
import { standing, theTask } from './task-facts.ts';
import { volunteerFor } from './wishes.ts';

/** Adds a task: the leader's stands at once, a member's is a proposal until it is taken up. */
export const proposeTask = (actor: Actor, planId: string, form: TaskForm): Promise<Task> =>
  act(actor, 'task.propose', lockedPlan(actor, planId), async (tx, facts, keep) => {
    const leads = may(actor, 'task.edit', facts);
    if (!leads && facts.state !== 'consulting')
      throw new Conflict(
        `${sayPlanIs(facts.state)}. Tasks are proposed while it is open for the team to shape. ${sayWhereElse(facts.state)}`,
      );
    requireAhead(facts);
    const fields = await checked(tx, actor, facts, form);
    const { organisationId, personId: proposedBy } = actor;
    const [{ position }] = (await tx.rows<{ position: number }>(
      sql`select count(*)::int + 1 as position from tasks where organisation_id = ${organisationId} and plan_id = ${planId}`,
    )) as [{ position: number }];
    const proposed = { proposedBy, proposedAt: now(), takenUpAt: leads ? now() : null };
    const row = { organisationId, id: newId(), planId, position, ...proposed, ...fields };
    const task = one(await tx.insert(tasks).values(row).returning());
    keep('task', task);
    await setSkills(tx, actor, task.id, form.skills, keep);
    if (!leads && form.wanted) await volunteerFor(tx, actor, task.id, keep);
    await keepShaped(tx, actor, facts, keep);
    return task;
  });

/** `changed`: what is otherwise now than it was given out, in words, or null; `asked`: who agreed to it as it was, and is asked again. @throws Conflict when somebody else saved first */
export const editTask = (
  actor: Actor,
  planId: string,
  taskId: string,
  form: TaskForm & { version: number },
): Promise<Task & { changed: string | null; asked: string[] }> =>
  act(actor, 'task.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    const task = await standing(tx, actor, planId, taskId);
    const before = await planRows(actor, planId)(tx);
    if (task.version !== form.version)
      throw new Conflict(
        'Somebody changed this task meanwhile. Compare the two, then save again.',
        taskNow(form, before.tasks.find(({ id }) => id === taskId)!),
      );
    const set = { ...(await checked(tx, actor, facts, form)), version: task.version + 1 };
    const which = theTask(actor, planId, taskId);
    const edited = one(await tx.update(tasks).set(set).where(which).returning());
    keep('task', edited);
    await setSkills(tx, actor, taskId, form.skills, keep);
    const rows = await planRows(actor, planId)(tx);
    const asked = await askAgain(tx, actor, { before, after: rows }, taskId, keep);
    await keepShaped(tx, actor, facts, keep);
    await keepAgreements(tx, actor, planId, keep);
    return { ...edited, asked, changed: sayChanged({ ...rows, tasks: rows.tasks.filter(({ id }) => id === taskId) }) };
  });

/** Takes up what a member proposed: from now on it is work of the plan. */
export const takeUpTask = (actor: Actor, planId: string, taskId: string): Promise<Task> =>
  act(actor, 'task.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireShaped(facts.state);
    const task = await standing(tx, actor, planId, taskId);
    if (task.takenUpAt) throw new Conflict('This task is part of the plan already.');
    const set = { takenUpAt: now(), version: task.version + 1 };
    const taken = one(
      await tx
        .update(tasks)
        .set(set)
        .where(theTask(actor, planId, taskId))
        .returning(),
    );
    keep('task', taken);
    await keepShaped(tx, actor, facts, keep);
    return taken;
  });

type TakingOut = { reason: string; version: number };

/** Takes a task out, with a reason that whoever proposed it reads. Assignments to it end. @throws Conflict where it was changed meanwhile */
export const withdrawTask = (
  actor: Actor,
  planId: string,
  taskId: string,
  { reason, version }: TakingOut,
): Promise<Task> =>
  act(actor, 'task.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireShaped(facts.state);
    const task = await standing(tx, actor, planId, taskId);
    if (task.version !== version)
      throw new Conflict('Somebody changed this task meanwhile. Read it as it is now, then take it out.');
    const set = { withdrawnAt: now(), withdrawnReason: reason, version: task.version + 1 };
    const withdrawn = one(
      await tx
        .update(tasks)
        .set(set)
        .where(theTask(actor, planId, taskId))
        .returning(),
    );
    keep('task', withdrawn);
    await endAssignments(tx, actor, taskId, `The task was taken out: ${reason}`, keep);
    await keepShaped(tx, actor, facts, keep);
    await keepAgreements(tx, actor, planId, keep);
    return withdrawn;
  });

async function checked(tx: Tx, actor: Actor, { plan, state }: PlanFacts, form: TaskForm) {
  requireShaped(state);
  const { title, objectiveId, standardId, hours, due, channel, peopleNeeded } = form;
  const { shareSmallest = null, spread = false, spreadFrom = null } = form;
  const outside = sayOutside(plan, due);
  if (outside) throw new Invalid({ due: outside });
  const early = sayOutside(plan, spreadFrom);
  if (early) throw new Invalid({ spreadFrom: early });
  const unfit = sayUnfit(form);
  if (Object.keys(unfit).length > 0) throw new Invalid(unfit);
  if (channel && !channels.some((known) => known === channel))
    throw new Invalid({ channel: 'Choose a channel from the list' });
  if (objectiveId) await requireOneOf(tx, actor, 'objectives', objectiveId, plan.id);
  if (standardId) await requireOneOf(tx, actor, 'standards', standardId, null);
  const divided = { peopleNeeded: Math.round(peopleNeeded), shareSmallest, spread, spreadFrom };
  return { title, objectiveId, standardId, hours, due, channel, ...divided };
}

async function requireOneOf(tx: Tx, actor: Actor, list: 'objectives' | 'standards', id: string, planId: string | null) {
  const ofPlan = planId ? sql` and plan_id = ${planId} and withdrawn_at is null` : sql` and retired_at is null`;
  const found = await tx.rows(
    sql`select 1 from ${sql.identifier(list)} where organisation_id = ${actor.organisationId} and id = ${id}${ofPlan}`,
  );
  const field = list === 'objectives' ? 'objectiveId' : 'standardId';
  if (found.length === 0)
    throw new Invalid({ [field]: `Choose ${list === 'objectives' ? 'an objective' : 'a standard'} from the list` });
}

/** Skills needed are rewritten as a whole; what was needed before stays in the task's earlier versions. */
async function setSkills(tx: Tx, actor: Actor, taskId: string, needed: TaskForm['skills'], keep: Keep) {
  const { organisationId } = actor;
  const ofTask = and(eq(taskSkills.organisationId, organisationId), eq(taskSkills.taskId, taskId));
  const before = await tx.select().from(taskSkills).where(ofTask);
  for (const { skillId, level } of needed) {
    const held = before.find((row) => row.skillId === skillId);
    if (held?.level === level) continue;
    const known = await tx.rows(
      sql`select 1 from skills where organisation_id = ${organisationId} and id = ${skillId}`,
    );
    if (known.length === 0) throw new Invalid({ skills: 'Choose skills from the list' });
    const row = held
      ? one(
          await tx
            .update(taskSkills)
            .set({ level })
            .where(and(ofTask, eq(taskSkills.id, held.id)))
            .returning(),
        )
      : one(await tx.insert(taskSkills).values({ organisationId, id: newId(), taskId, skillId, level }).returning());
    keep('task-skill', { ...row, version: 1 });
  }
  for (const gone of before.filter((row) => row.level > 0 && !needed.some(({ skillId }) => skillId === row.skillId))) {
    const row = one(
      await tx
        .update(taskSkills)
        .set({ level: 0 })
        .where(and(ofTask, eq(taskSkills.id, gone.id)))
        .returning(),
    );
    keep('task-skill', { ...row, version: 1 });
  }
}
