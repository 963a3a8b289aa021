// The steps that a member takes with their own work: they begin it, wait for help, go on. Each is a row.
import { and, desc, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { type Assignment, type AssignmentStep, assignmentSteps } from './assignments.table.ts';
import { lockedAssignment } from './assignments.ts';
import { standingAnswer } from './offer-state.ts';
import { leadsAlone, newestAnswer } from './part-facts.ts';
import { isOpen, type PlanState, stateWords } from './plan-state.ts';
import { isSaidOf } from './said-of.ts';
import { newestUnderstanding } from './understandings.ts';
import { keepReportedWork } from './work-document.ts';
import { requireWorkStep, type WorkFacts, type WorkState, type WorkStep, workState } from './work-state.ts';

/** the member has begun, or goes on after waiting for help. */
export const beginWork = (actor: Actor, assignmentId: string) =>
  act(actor, 'assignment.begin', lockedAssignment(actor, assignmentId), async (tx, { assignment, state }, keep) => {
    requireOwnTask(assignment);
    requireLive(state);
    const stands = await standingOf(tx, actor, assignment);
    const step = stands === 'blocked' ? 'go-on' : 'begin';
    requireWorkStep(stands, step);
    return takeStep(tx, actor, assignment, { step, words: null }, keep);
  });

/** How a piece of work stands now. */
export const standingOf = async (db: Read, actor: Actor, work: Assignment): Promise<WorkState> =>
  workState(await workFacts(db, actor, work));

export async function workFacts(
  db: Read,
  actor: Actor,
  { id, planId, personId, at, doneAt }: Assignment,
): Promise<WorkFacts> {
  const said = await newestUnderstanding(actor, planId, personId)(db);
  const confirmed = said && (said.outcome !== null || (await leadsAlone(actor, planId, personId)(db)));
  return {
    answer: standingAnswer(await newestAnswer(actor, id)(db)),
    understood: Boolean(confirmed) && isSaidOf(said!, { at }),
    step: (await newestStep(actor, id)(db))?.step ?? null,
    doneAt,
  };
}

export const newestStep =
  (actor: Actor, assignmentId: string) =>
  async (db: Read): Promise<AssignmentStep | null> =>
    first(
      await db
        .select()
        .from(assignmentSteps)
        .where(
          and(eq(assignmentSteps.organisationId, actor.organisationId), eq(assignmentSteps.assignmentId, assignmentId)),
        )
        .orderBy(desc(assignmentSteps.at), desc(assignmentSteps.id))
        .limit(1),
    );

type NewStep = { step: WorkStep; words: string | null };

/** Takes a step of work that goes on. Whether it is legal was asked. */
export async function takeStep(...[tx, actor, work, step, keep]: Parameters<typeof writeStep>) {
  const taken = await writeStep(tx, actor, work, step, keep);
  await keepReportedWork(tx, actor, work.id, keep);
  return taken;
}

/** Writes a step down and nothing more: for a report or a check, whose document is kept once it is whole. Answers the row as a record that is kept. */
export async function writeStep(
  tx: Tx,
  actor: Actor,
  { id: assignmentId }: Pick<Assignment, 'id'>,
  { step, words }: NewStep,
  keep: Keep,
) {
  const { organisationId, personId: by } = actor;
  const row = { organisationId, id: newId(), assignmentId, step, words, by, at: now() };
  const taken = { ...one(await tx.insert(assignmentSteps).values(row).returning()), version: 1 };
  keep('assignment-step', taken);
  return taken;
}

/** @throws Conflict where the work went to others, or is done with another's */
export function requireOwnTask({ endedAt, buddyToId }: Assignment): void {
  if (endedAt) throw new Conflict('This task was given to others meanwhile.');
  if (buddyToId) throw new Conflict('Whoever does the task reports it as done; being their buddy is done with it.');
}

/** @throws Conflict unless the plan is under way */
export function requireLive(state: PlanState): void {
  if (state === 'live') return;
  throw new Conflict(
    isOpen(state)
      ? `The plan is ${stateWords[state].toLowerCase()}. Its work begins once it is under way.`
      : 'This plan is over, so its work stays as it is.',
  );
}
