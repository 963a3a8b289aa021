// The aims of a run in their order: what each reached, whether that is proven, and what the run before reached. Pure.
import { allOf } from '../list-words.ts';
import { isKeep } from './allocation/keeping.ts';
import type { AllocationAnswer } from './allocation.ts';
import { sayCover, sayKept, sayReached, sayWishes } from './allocation-names.ts';
import { sayTaken, type TakenCounter } from './moved-by-counter.ts';
import type { PlanProblem } from './plan-problem.ts';
import { aimWords } from './plans.form.ts';

type Stage = AllocationAnswer['stages'][number];

const keepWords = {
  agreed: 'Whoever agreed to their work keeps it',
  kept: 'Whoever has work now keeps it',
};

/** `before`: the run that it is compared with. */
export function stageWords(
  stage: Stage,
  problem: PlanProblem,
  answer: AllocationAnswer,
  before: AllocationAnswer | null,
) {
  const { aim, value, bound, gap } = stage;
  const best =
    aim === 'cover' && answer.assignments.length === 0 ? 'nothing more is possible' : 'nothing better exists';
  const proof = { proof: gap === 0 ? `Proven: ${best}` : notProven(aim, bound), proven: gap === 0 };
  if (isKeep(aim))
    return {
      aim,
      words: keepWords[aim],
      value: sayKept(aim, answer, problem),
      ...proof,
      change: 'Only between plans that are as good',
    };
  const was = before?.stages.find((one) => one.aim === aim)?.value;
  const said = (amount: number, of: AllocationAnswer) => (aim === 'cover' ? sayCover(of) : sayReached(aim, amount));
  return {
    aim,
    words: aim === 'cover' ? 'All work is done, the more important first' : aimWords[aim],
    value: aim === 'prefer' ? sayWishes(problem, answer) : said(value, answer),
    ...proof,
    change: before ? sayChange(was, value, (amount) => said(amount, before)) : 'The first result',
  };
}

function sayChange(was: number | undefined, value: number, said: (amount: number) => string): string {
  if (was === undefined) return 'Not an aim of the result before';
  return was === value ? 'As in the result before' : `${said(was)} in the result before`;
}

const notProven = (aim: Stage['aim'], bound: number) =>
  `${aim === 'cover' || isKeep(aim) ? 'Perhaps more' : `At best ${sayReached(aim, bound)}`}; not proven in the time allowed`;

type Decided = { problem: PlanProblem; answer: AllocationAnswer };
export type ReachedAim = { aim: string; words: string; reached: string; proof: string };

/** The aims that decided who has what, first to last, each with what was reached. */
export const aimsReached = ({ problem, answer }: Decided): ReachedAim[] =>
  answer.stages.map((stage) => {
    const { aim, words, value: reached, proof } = stageWords(stage, problem, answer, null);
    return { aim, words, reached, proof };
  });

/** What counts before wishes: "All work is done, the more important first" and so on, in the order of the run. */
export function sayBeforeWishes({ problem, answer }: Decided): string {
  const order = answer.stages.map(({ aim }) => aim);
  const at = order.indexOf('prefer');
  if (at < 0) return 'Wishes are not among the aims of this plan.';
  const before = aimsReached({ problem, answer }).slice(0, at);
  return `The whole plan is worked out at once, and wishes count only after ${allOf(before.map(({ words }) => `“${words}”`))}.`;
}

/** `since`: what moved work after it was given out, in sentences. */
export type RunAims = { askedAt: string; least: number | null; aims: ReachedAim[]; since: string[] };

type Given = Decided & { askedAt: string; takenUpAt: string };

export const aimsOfRuns = (runs: readonly Given[], taken: readonly TakenCounter[], timeZone: string): RunAims[] =>
  runs.map((run) => ({
    ...{ askedAt: run.askedAt, least: run.problem.leastDevelop ?? null, aims: aimsReached(run) },
    since: taken.filter(({ at }) => new Date(at) > new Date(run.takenUpAt)).map((one) => sayTaken(one, timeZone)),
  }));

const particular = /^(?:develops |prefers this task|chosen by |has begun it|counter-offer of |came with )/i;

type Kept = { because: readonly string[]; runAt: string | null; nextBest: { note?: string } | null };

/** Whether a run gave somebody work for none of whose reasons it had to be them: that they have the level, others may have too. */
export const isByAimsAlone = ({ because, runAt, nextBest }: Kept): boolean =>
  runAt !== null && !nextBest?.note && !because.some((words) => particular.test(words));
