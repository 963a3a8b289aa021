// The price curve of a run as its page shows it: asked for, under way, or done, with what was chosen of it.
import type { Read } from '../db.ts';
import { shownOf } from '../job-progress.ts';
import type { Actor } from '../people/actor.ts';
import type { PriceCurve } from './allocation/price-curve.ts';
import type { Allocation } from './assignments.table.ts';
import type { PlanFacts } from './plan-facts.ts';
import type { PlanProblem } from './plan-problem.ts';
import { curveWords } from './price-curve-words.ts';
import { choiceOf, curveOfRun } from './price-curves.ts';

export type CurvePage = Awaited<ReturnType<ReturnType<typeof curvePage>>>;

/** `isStale`: the plan is no longer what the run was asked about, so what a point costs now may be something else. */
export const curvePage =
  (actor: Actor, { plan }: PlanFacts, run: Allocation, isStale: boolean) =>
  async (db: Read) => {
    const [row, choice] = await Promise.all([curveOfRun(actor, run.id)(db), choiceOf(actor, plan.id)(db)]);
    const running = row?.state === 'waiting' || row?.state === 'solving';
    return {
      ...{ id: row?.id ?? null, state: row?.state ?? null, failure: row?.failure ?? null, running, isStale },
      progress: row && running ? await shownOf(db, row.id) : null,
      words: row?.curve ? curveWords(row.curve as PriceCurve, run.problem as PlanProblem) : null,
      /** What the next run is asked for. */
      choice,
    };
  };
