// What the next best choice would cost the plan, and gain it. Pure.
import { allOf } from '../list-words.ts';
import { capital } from './allocation-names.ts';
import { shortHours } from './hours-words.ts';

/** As it is kept with an assignment; those kept before gains were told apart have none. */
export type NextBest = { costs: string[]; gains?: string[]; exact: boolean };

/** "It would cost: 1 fewer wish met. It would gain: …." `plan`: what is begun with in place of it. */
export function nextBestWords({ costs, gains = [], exact }: NextBest, plan?: string): string {
  if (costs.length + gains.length === 0) return `${plan ?? 'The plan'} would be as good.`;
  const all = [
    costs.length > 0 ? `cost: ${costs.join('; ')}` : '',
    gains.length > 0 ? `gain: ${gains.join('; ')}` : '',
  ];
  const said = all.filter(Boolean).map((words, at) => `${(at === 0 && plan) || 'It'} would ${words}.`);
  return `${said.join(' ')}${exact ? '' : ' With everything else left as it is.'}`;
}

/** `hours`: of a shared task those of each of the people, in their order; without them the same people with other parts would say nothing. */
export type KeptNext = NextBest & { people: string[]; hours?: number[]; note?: string };

type Kept = { nextBest: KeptNext | null; runAt: string | null };

/**
 * The next best choice for a task, once for all who have it: a run finds one for the whole task and keeps it with each of them. Several
 * where parts of it are of different runs. `sayMoment`: of when a run was asked for.
 */
export function nextBestOfTask(held: readonly Kept[], sayMoment: (runAt: string) => string): string[] {
  const said = held.flatMap(({ nextBest, runAt }) => {
    if (!nextBest) return [];
    const run = runAt ? ` in the run of ${sayMoment(runAt)}` : '';
    if (nextBest.note) return [`The next best choice${run}: none. ${capital(nextBest.note)}.`];
    // What else would change is not kept with it, but that something may is the sense of many a gain.
    const rest = nextBest.exact ? ' Other work of the plan may go to others with it.' : '';
    return [`The next best choice${run}: ${allOf(withHours(nextBest))}. ${nextBestWords(nextBest)}${rest}`];
  });
  return [...new Set(said)];
}

const withHours = ({ people, hours }: KeptNext): string[] =>
  people.map((name, at) => (hours?.[at] === undefined ? name : `${name} (${shortHours(hours[at])})`));
