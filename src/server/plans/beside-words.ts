// What a run counts of somebody's hours beside the tasks that it gives them, in words. Pure.
import { allOf } from '../list-words.ts';
import { capital } from './allocation-names.ts';
import { shortHours, sumOfHours } from './hours-words.ts';
import type { PlanProblem } from './plan-problem.ts';

type Other = NonNullable<PlanProblem['people'][number]['other']>[number];

const ofKinds = (rows: readonly Other[]) =>
  [...Map.groupBy(rows, ({ what }) => what)]
    .map(([what, all]) => ({ what, hours: sumOfHours(all) }))
    .filter(({ hours }) => hours > 0);

/** "other work" and "promised support", as the problem of a run calls them. */
export const kindsBeside = ({ people }: Pick<PlanProblem, 'people'>): string[] =>
  ofKinds(people.flatMap(({ other = [] }) => other)).map(({ what }) => what);

/** "1.5 h of them promised support"; null where there is nothing beside. */
export function sayBeside({ people }: Pick<PlanProblem, 'people'>, personId: string): string | null {
  const kinds = ofKinds(people.find(({ id }) => id === personId)?.other ?? []);
  const words = kinds.map(({ what, hours }, at) => `${shortHours(hours)} ${at === 0 ? 'of them ' : ''}${what}`);
  return kinds.length > 0 ? allOf(words) : null;
}

/** Over the hours of each person. */
export function sayCounting({ beside, isPartDone }: { beside: readonly string[]; isPartDone: boolean }): string {
  const all = ['being a buddy', ...beside, ...(isPartDone ? ['work that is done'] : [])];
  return `${capital(allOf(all))} ${all.length === 1 ? 'is' : 'are'} counted.`;
}
