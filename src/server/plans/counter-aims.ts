// What a counter-offer means for the aims of the plan beside whose work moves: the load of whoever has most, and wishes. Pure.
import { loadSteps } from './allocation/plan.ts';
import type { CounterChange } from './counter-offers.table.ts';
import { besideWords } from './plan-people.ts';
import type { PlanProblem } from './plan-problem.ts';
import type { PlanRows } from './plan-rows.ts';

type Rows = Pick<PlanRows, 'people' | 'assignments' | 'wishes'>;
type People = readonly Pick<PlanProblem['people'][number], 'id' | 'hours' | 'other'>[];
type Work = { taskId: string; personId: string; buddyToId?: string | null };
type Moves = { ending: readonly Work[]; beginning: readonly Work[] };

/** Each in a sentence; nothing where an aim is reached as before. `people`: as the problem of a run has them. */
export const sayAims = (rows: Rows, people: People, changes: readonly CounterChange[], moves: Moves): string[] => [
  ...sayLoad(rows, people, changes),
  ...sayWishes(rows, moves),
];

/** Hours that other work takes from the plan. Support that was promised is work of the plan. */
export const takenBeside = ({ other = [] }: People[number]): number =>
  other.reduce((sum, { what, hours }) => (what === besideWords ? sum + hours : sum), 0);

/** As a run counts it: with what everybody has beside the plan, and in its steps. */
function sayLoad({ assignments }: Rows, people: People, changes: readonly CounterChange[]): string[] {
  const hoursOf = (id: string) => assignments.reduce((sum, row) => (row.personId === id ? sum + row.hours : sum), 0);
  const most = (givenTo: (id: string) => number) =>
    people.reduce((most, person) => {
      const charged = givenTo(person.id) + takenBeside(person);
      const steps = Math.ceil((charged * loadSteps) / person.hours - 1e-6);
      return charged > 0 && person.hours > 0 ? Math.max(most, steps) : most;
    }, 0);
  const after = (id: string) => changes.find((one) => one.id === id)?.after ?? hoursOf(id);
  const [was, is] = [most(hoursOf), most(after)].map((steps) => (steps * 100) / loadSteps) as [number, number];
  return was === is
    ? []
    : [`Whoever has most to do goes from ${was}% to ${is}% of their hours, counted in steps of ${100 / loadSteps}%.`];
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
