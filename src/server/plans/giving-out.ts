// What giving out a run changes for those who have work now: who loses what, and who is asked again. Said before, and told after.
import { dayInWords, dayOf } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import type { Assignment } from './assignments.table.ts';
import type { NewAssignment } from './assignments.ts';
import { workTitle } from './buddying.ts';
import { shortHours } from './hours-words.ts';
import { sayAgain } from './lost-work.ts';
import type { PlanRows } from './plan-rows.ts';
import { orderWords, seenOf } from './seen-task.ts';

type Line = Pick<Assignment, 'taskId' | 'personId' | 'hours'> & Partial<Pick<Assignment, 'buddyId' | 'buddyToId'>>;

/** The same work of the same person: the task, or being buddy on it to the same person. */
const isOne = (a: Line, b: Line) =>
  a.taskId === b.taskId && a.personId === b.personId && (a.buddyToId ?? null) === (b.buddyToId ?? null);

/** Unchanged too: then an answer to it stands. */
export const isSame = (a: Line, b: Line) =>
  isOne(a, b) && a.hours === b.hours && (a.buddyId ?? null) === (b.buddyId ?? null);

/** The leader's choice that a run gives with other hours, or another buddy: it stays their choice. */
export const choiceIn = <Held extends Line & Pick<Assignment, 'overrideReason' | 'handWithdrawnAt'>>(
  ending: readonly Held[],
  row: Line,
): string | null => {
  const chosen = ending.find((one) => isOne(one, row) && !one.handWithdrawnAt);
  return chosen?.overrideReason ?? null;
};

/** What ends and what begins where this is held and that is wanted. Pure. */
export const changesTo = <Held extends Line>(held: readonly Held[], wanted: readonly NewAssignment[]) => ({
  ending: held.filter((one) => !wanted.some((other) => isSame(one, other))),
  beginning: wanted.filter((one) => !held.some((other) => isSame(one, other))),
});

/** Sent with the giving out of a run: what its page showed of the work as it is given, and of the answers to what would end. Pure. */
export function seenBefore(
  { assignments, answers }: Pick<PlanRows, 'assignments' | 'answers'>,
  wanted: readonly NewAssignment[],
): string {
  const held = assignments.filter(({ doneAt }) => !doneAt);
  const { ending } = changesTo(held, wanted);
  return seenOf([...held, ...answers.filter(({ assignmentId }) => ending.some(({ id }) => id === assignmentId))]);
}

const answered = {
  accept: 'agreed on',
  query: 'with a query of',
  decline: 'declined on',
  counter: 'with a counter-offer of',
};

/** Who loses what, who is asked again about what and who gets what, each in a sentence, when a run that wants this is given out. Pure. */
export function sayChanges(
  { assignments, tasks, answers, people }: Pick<PlanRows, 'assignments' | 'tasks' | 'answers' | 'people'>,
  wanted: readonly NewAssignment[],
  timeZone: string,
): { losing: string[]; asked: string[]; gaining: string[] } {
  const held = assignments.filter(({ doneAt }) => !doneAt);
  const { ending, beginning } = changesTo(held, wanted);
  const nameOf = (id: string | null | undefined) => people.find((one) => one.id === id)?.name ?? null;
  const titleOf = ({ taskId }: { taskId: string }) => tasks.find(({ id }) => id === taskId)?.title ?? '';
  const lines = ending.map((row) => {
    const newest = answers.filter(({ assignmentId }) => assignmentId === row.id).at(-1);
    const title = workTitle(titleOf(row), row);
    const next = wanted.find((other) => isOne(row, other));
    const again = next && { hours: next.hours, buddy: nameOf(next.buddyId) };
    if (again)
      return {
        asked: `${row.name} is asked again about ${sayAgain({ ...row, title, again, said: newest ? [newest] : [] })}.`,
      };
    return {
      losing: `${row.name} loses “${title}”${newest ? `, ${answered[newest.answer]} ${dayInWords(dayOf(new Date(newest.at), timeZone))}` : ''}.`,
    };
  });
  const gaining = beginning
    .filter((row) => !held.some((one) => isOne(one, row)))
    .map((row) => {
      const title = workTitle(titleOf(row), { buddyTo: nameOf(row.buddyToId) });
      return `${nameOf(row.personId) ?? ''} gets “${title}”, ${shortHours(row.hours)}.`;
    });
  return {
    losing: lines.flatMap(({ losing = [] }) => losing),
    asked: lines.flatMap(({ asked = [] }) => asked),
    gaining,
  };
}

type Order = { personId: string; name: string; order: 'pin' | 'forbid'; reason: string };

/** Why somebody's work ended with a run: the instructions that it held to, and what the leader said of it. Pure. */
export function whyOtherwise(orders: readonly Order[], personId: string, why: string | null): string {
  const against = orders.filter(({ order, ...about }) => (order === 'pin') !== (about.personId === personId));
  const instructed =
    against.length === 0
      ? ''
      : ` By instruction ${allOf(against.map(({ name, order, reason }) => `${name} ${orderWords[order]} (“${reason}”)`))}.`;
  return `The allocation was run again, and gives the work out otherwise.${instructed}${why ? ` Why: ${why}` : ''}`;
}
