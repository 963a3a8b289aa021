// What the availability-only test of a run found, in words: what, why, and what would mend it. Pure..
import { allOf } from '../list-words.ts';
import type { AvailabilityTest } from './allocation/answer.ts';
import { capital, namesIn, sayReached } from './allocation-names.ts';
import type { PlanProblem } from './plan-problem.ts';

export type AvailabilityWords = { isFound: boolean; title: string; what: string; why: string; remedy: string };

export const availabilityWhy =
  'Work handed to whoever is free overlooks strengths and what people want to learn. Skills, knowledge and goals count beside availability.';
export const availabilityRemedy =
  'Name the skills that tasks need, ask who wants which task, agree what people want to learn, and run the allocation again. Or say why free hours are reason enough here.';

/** Null where there was nothing to compare. */
export function availabilityWords(
  test: AvailabilityTest | null | undefined,
  problem: PlanProblem,
): AvailabilityWords | null {
  if (!test) return null;
  const said = { why: availabilityWhy, remedy: availabilityRemedy };
  if (test.verdict === 'unknown')
    return {
      ...{ ...said, isFound: false, title: 'What free hours alone would give was not found out' },
      what: 'No plan by free hours alone was proven the best within the work set for it, so nothing is said of it.',
    };
  if (test.verdict === 'differs')
    return { ...said, isFound: false, title: 'More than free hours decided', what: sayDifference(test, problem) };
  return {
    ...{ ...said, isFound: true, title: 'Free hours alone would give a plan as good' },
    what: sayAlike(test),
  };
}

/** Of a verdict that points something out. */
export const sayAlike = ({ verdict, moved }: Pick<AvailabilityTest, 'verdict' | 'moved'>): string =>
  verdict === 'same'
    ? 'Solved again without skills, wishes and development, only by hours, absences and cover, it is the same plan: the same people on the same tasks, and no other is as good.'
    : `Solved again without skills, wishes and development, only by hours, absences and cover, ${tasksOf(moved.length)} would have other people, and by each of your aims that plan is as good.`;

const few = 3;

function sayDifference({ moved, below, values }: AvailabilityTest, problem: PlanProblem): string {
  const names = namesIn(problem);
  const byTask = Map.groupBy(below.slice(0, few), ({ task }) => task);
  const shown = [...byTask]
    .map(([task, all]) => `${allOf(all.map(({ person }) => names.get(person) ?? person))} on ${names.get(task)}`)
    .join('; ');
  const rest = below.length > few ? `; and ${below.length - few} more` : '';
  const less = values
    .filter(({ here, alone }) => alone < here)
    .map(({ aim, here, alone }) =>
      aim === 'fit'
        ? `over all work together ${sayReached(aim, alone)}, here ${sayReached(aim, here)}`
        : `${sayReached(aim, alone)}, here ${here}`,
    );
  const parts = [
    ...(moved.length > 0 ? [`${tasksOf(moved.length)} would have other people`] : []),
    ...(below.length > 0
      ? [`${timesOf(below.length)} somebody would be below the level that their work needs (${shown}${rest})`]
      : []),
    ...less,
  ];
  if (parts.length === 0)
    return 'Solved again only by hours, absences and cover: as good by each of your aims, but with more work left over.';
  return `Solved again only by hours, absences and cover: ${parts.map((part, at) => (at === 0 ? part : capital(part))).join('. ')}.`;
}

/** A task of several people may have several who are below. */
const timesOf = (count: number) => (count === 1 ? 'one time' : `${count} times`);
const tasksOf = (count: number) => (count === 1 ? 'one task' : `${count} tasks`);
