// What a counter-offer means for the aims of the plan beside whose work moves: the load of whoever has most, and wishes. Pure.
import type { CounterChange } from './counter-offers.table.ts';
import type { PlanRows } from './plan-rows.ts';

type Rows = Pick<PlanRows, 'people' | 'assignments' | 'wishes'>;
type Work = { taskId: string; personId: string; buddyToId?: string | null };
type Moves = { ending: readonly Work[]; beginning: readonly Work[] };

/** Each in a sentence; nothing where an aim is reached as before. */
export const sayAims = (rows: Rows, changes: readonly CounterChange[], moves: Moves): string[] => [
  ...sayLoad(rows, changes),
  ...sayWishes(rows, moves),
];

function sayLoad({ people, assignments }: Rows, changes: readonly CounterChange[]): string[] {
  const hoursOf = (id: string) =>
    assignments.reduce((sum, row) => (row.personId === id && !row.gone ? sum + row.hours : sum), 0);
  const here = people.filter(({ hours, gone }) => hours > 0 && !gone);
  const before = Math.max(0, ...here.map(({ id, hours }) => hoursOf(id) / hours));
  const after = Math.max(
    0,
    ...here.map(({ id, hours }) => (changes.find((one) => one.id === id)?.after ?? hoursOf(id)) / hours),
  );
  const [was, is] = [before, after].map((share) => Math.round(share * 100)) as [number, number];
  return was === is ? [] : [`Whoever has most of their hours given goes from ${was}% to ${is}%.`];
}

function sayWishes({ assignments, wishes }: Rows, { ending, beginning }: Moves): string[] {
  const isOn = (all: readonly Work[], wish: Work) =>
    all.some((row) => !row.buddyToId && row.taskId === wish.taskId && row.personId === wish.personId);
  const left = assignments.filter(
    (row) => !ending.some((one) => one.taskId === row.taskId && one.personId === row.personId),
  );
  const more = (kind: 'prefer' | 'avoid') =>
    wishes
      .filter(({ wish }) => wish === kind)
      .reduce((sum, wish) => {
        const [was, is] = [isOn(assignments, wish), isOn(left, wish) || isOn(beginning, wish)];
        return sum + Number(is) - Number(was);
      }, 0);
  return [
    ...sayMore(
      more('prefer'),
      ['One more wish is met', 'more wishes are met'],
      ['One wish fewer is met', 'wishes fewer are met'],
    ),
    ...sayMore(
      more('avoid'),
      ['One more task goes to somebody who would rather not', 'more tasks go to people who would rather not'],
      ['One task fewer goes to somebody who would rather not', 'tasks fewer go to people who would rather not'],
    ),
  ];
}

type Words = [one: string, several: string];

function sayMore(more: number, rises: Words, falls: Words): string[] {
  const [one, several] = more > 0 ? rises : falls;
  return more === 0 ? [] : [Math.abs(more) === 1 ? `${one}.` : `${Math.abs(more)} ${several}.`];
}
