// Whose work stays theirs: among plans that are equally good by every aim, whoever has a task keeps it, first of all whoever agreed to it.
import type { Problem } from './problem.ts';

/** What is optimised after the aims, in this order, where the problem says who has work now. */
export const keeps = ['agreed', 'kept'] as const;
export type Keep = (typeof keeps)[number];
export const isKeep = (aim: string): aim is Keep => (keeps as readonly string[]).includes(aim);

/** For every task, by place: who is on it and who is buddy on it now. */
export type Held = { on: Set<number>; buddies: Set<number> };
export type Keeping = Record<Keep, Held[]>;

export function keepingOf({ people, tasks }: Pick<Problem, 'people' | 'tasks'>): Keeping {
  const place = new Map(people.map(({ id }, at) => [id, at]));
  const all = tasks.map(({ held = [] }) => held.map((one) => ({ ...one, at: place.get(one.person)! })));
  const those = (rows: (typeof all)[number]): Held => ({
    on: new Set(rows.filter(({ buddy }) => !buddy).map(({ at }) => at)),
    buddies: new Set(rows.filter(({ buddy }) => buddy).map(({ at }) => at)),
  });
  return { agreed: all.map((rows) => those(rows.filter(({ agreed }) => agreed))), kept: all.map(those) };
}

/** Which of the two there is anything to do for. */
export const keepsIn = ({ tasks }: Pick<Problem, 'tasks'>): Keep[] => {
  const held = tasks.flatMap(({ held = [] }) => held);
  return keeps.filter((keep) => held.some(({ agreed }) => agreed || keep === 'kept'));
};
