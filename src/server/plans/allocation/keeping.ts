// Whose work stays theirs: among plans that are equally good by every aim, whoever has a task keeps it, first of all whoever agreed to it.
import type { Problem } from './problem.ts';

/** What is optimised after the aims, in this order, where the problem says who has work now. */
export const keeps = ['agreed', 'kept'] as const;
export type Keep = (typeof keeps)[number];
export const isKeep = (aim: string): aim is Keep => (keeps as readonly string[]).includes(aim);

/** For every task, by place: who is on it and who is buddy on it now, and how often that counts at most. A shared task has
 * all of its own at its first share. */
export type Held = { on: Map<number, number>; buddies: Map<number, number> };
export type Keeping = Record<Keep, Held[]>;

export function keepingOf({ people, tasks, buddyHours }: Problem, first: number[]): Keeping {
  const place = new Map(people.map(({ id }, at) => [id, at]));
  const all = tasks.map((task, at) =>
    (first[at] === at ? (task.held ?? []) : []).map((one) => ({
      ...one,
      at: place.get(one.person)!,
      times: timesOf(task, one, one.buddy ? buddyHours : 1),
    })),
  );
  const those = (rows: (typeof all)[number]): Held => ({
    on: counted(rows.filter(({ buddy }) => !buddy)),
    buddies: counted(rows.filter(({ buddy }) => buddy)),
  });
  return { agreed: all.map((rows) => those(rows.filter(({ agreed }) => agreed))), kept: all.map(those) };
}

type Holder = NonNullable<Problem['tasks'][number]['held']>[number];

/** How many shares somebody has now; a task not shared is one, and a buddy counts once for everybody supported. */
function timesOf({ share, hours }: Problem['tasks'][number], held: Holder, part: number): number {
  if (!share) return held.buddy ? Infinity : 1;
  return Math.max(1, Math.round((held.hours ?? 0) / Math.max(hours * part, 1e-6)));
}

function counted(rows: { at: number; times: number }[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const row of rows) times.set(row.at, (times.get(row.at) ?? 0) + row.times);
  return times;
}

/** Which of the two there is anything to do for. */
export const keepsIn = ({ tasks }: Pick<Problem, 'tasks'>): Keep[] => {
  const held = tasks.flatMap(({ held = [] }) => held);
  return keeps.filter((keep) => held.some(({ agreed }) => agreed || keep === 'kept'));
};
