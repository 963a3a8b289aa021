// The answer to an allocation problem, as the command prints it and the pages read it. Everything is named by id.
import type { Keep } from './keeping.ts';
import type { Aim } from './problem.ts';

/**
 * What one aim reached. Cover is in priority, load the share of hours of the most loaded person, the others counts; `agreed` and `kept`,
 * of a problem that says who has work now, count the work that stays with whoever agreed to it, and with whoever has it.
 * `bound`: the best that could still be possible; `gap`: how far that is from `value`, as a share of it (0 when proven).
 */
export type StageAnswer = { aim: Aim | 'cover' | Keep; value: number; bound: number; gap: number };

/**
 * Who would do a task instead. `exact`: everything else was planned anew around it; otherwise everything else stays as it
 * is, and a better way round may exist. No costs: an equally good plan.
 */
export type Next = Given & { costs: string[]; exact: boolean };

/**
 * Who does a task, and who is whose buddy. Of a shared task also the hours of each (`shares`) and what each buddy is charged for
 * whom; then `buddies` names for each the one who supports most of their shares.
 */
export type Given = {
  people: string[];
  buddies: Record<string, string>;
  shares?: Record<string, number>;
  buddyShares?: { person: string; buddy: string; hours: number }[];
};

export type Assignment = Given & {
  task: string;
  because: string[];
  /** null where nobody else may do it, for which `nextNote` says why. */
  next: Next | null;
  nextNote?: string;
};

/** A wish that was not met, and the best plan in which it is, `exact` as of a next best choice; null where there is none. */
export type UnmetWish = { person: string; task: string; met: Next | null };

export type AllocationAnswer = {
  status: 'optimal' | 'best-found' | 'infeasible';
  stages: StageAnswer[];
  assignments: Assignment[];
  /** `hours`: of a shared task, what is left over. */
  unassigned: { task: string; because: string; hours?: number }[];
  /** Hours charged to each person, buddying, other work and what is done already included; `other` where the problem names some. */
  load: { person: string; hours: number; of: number; other?: number }[];
  /**
   * Rules whose loosening, `by` hours, levels, people, days or parts (1 where a rule holds or not), would let the tasks be covered: of an
   * infeasible problem all of them together, else all that unblock the same task. `other`: of hours, those that other work takes first.
   */
  relax: { rule: string; by: number; other?: number; unblocks: string[] }[];
  /** Where it was asked for: the wishes for tasks that others were given. Those of which it was not found out are left out. */
  unmet?: UnmetWish[];
  /** What in the problem could have no effect. */
  notes: string[];
  modelHash: string;
  /** Of a run of a plan: whether hours alone would have given the same; null where there was nothing to compare. */
  availability?: AvailabilityTest | null;
};

/**
 * `same`: every best plan by availability has the same people on the same tasks; `as-good`: one with other people (`moved`) is as good
 * by cover and every aim; `differs`: neither; `unknown`: not found out in the time, or the plan is too large to try.
 * `moved`: tasks that other people would have; `below`: who would have work that their levels do not allow them alone; `values`: what each
 * aim but the load reaches, here and by availability alone. Of a comparison that gave no plan all three are empty.
 */
export type AvailabilityTest = {
  verdict: 'same' | 'as-good' | 'differs' | 'unknown';
  moved: string[];
  below: { task: string; person: string }[];
  values: { aim: Exclude<Aim, 'load'>; here: number; alone: number }[];
};
