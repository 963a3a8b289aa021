// work handed to whoever is free, or as a step up without a buddy. Points it out with what, why and a remedy; it never stands in the way.
import { allOf } from '../list-words.ts';
import { availabilityWhy } from './availability-words.ts';
import { doing } from './buddying.ts';
import { type Levels, levelIn } from './levels.ts';
import type { AssignmentRow, PlanRows, TaskRow } from './plan-rows.ts';

/** `ids`: the assignments that it is about, `id` the first of them. */
export type Noticed = Record<'id' | 'taskId' | 'title' | 'what' | 'why' | 'remedy', string> & { ids: string[] };

const why = availabilityWhy;

/**
 * One note for each task that somebody has for whom no skill, wish or development speaks, and for each who is below what it needs, or
 * takes a step up without a buddy.
 */
export function availabilityAlone(rows: PlanRows, levels: Levels): Noticed[] {
  const alone = new Map<TaskRow, AssignmentRow[]>();
  const below = doing(rows.assignments).flatMap((row) => {
    const task = rows.tasks.find(({ id }) => id === row.taskId)!;
    const wished = rows.wishes.some(
      ({ taskId, personId, wish }) => taskId === task.id && personId === row.personId && wish === 'prefer',
    );
    if (row.develops && !row.buddyId && !row.doneAt) return [noBuddy(row, task)];
    if (row.develops || wished) return [];
    const short = task.skills.filter(({ id, level }) => levelIn(levels, row.personId, id) < level);
    if (short.length > 0) return [belowNeed(rows, row, task, short, levels)];
    if (task.skills.length === 0 && !row.overrideReason) alone.set(task, [...(alone.get(task) ?? []), row]);
    return [];
  });
  return [...below, ...[...alone].map(([task, held]) => noSkill(held, task))];
}

function noBuddy(row: AssignmentRow, task: TaskRow): Noticed {
  return {
    ...{ id: row.id, ids: [row.id], taskId: task.id, title: `${row.name} has no buddy for “${task.title}”` },
    what: `It is a step up for ${row.name}, and whoever was the buddy does the task now.`,
    why: 'Whoever takes a step up does it beside a buddy.',
    remedy: 'Run the allocation again, which names a buddy, or give the task to others by hand.',
  };
}

/** What is done is none of it, while some is not. */
function noSkill(held: readonly AssignmentRow[], task: TaskRow): Noticed {
  const open = held.filter(({ doneAt }) => !doneAt);
  const rows = open.length > 0 ? open : held;
  const names = allOf(rows.map(({ name }) => name));
  const who = rows.length > 1 ? 'none of them asked' : `${names} did not ask`;
  return {
    ...{ id: rows[0]!.id, ids: rows.map(({ id }) => id), taskId: task.id, why },
    title: `${names} ${rows.length > 1 ? 'have' : 'has'} “${task.title}” on availability alone`,
    what: `The task names no skill, and ${who} for it: the only reason on record is that they have the hours.`,
    remedy: 'Name the skill that the task needs, ask who wants it, or give it by hand and say why.',
  };
}

function belowNeed(
  rows: PlanRows,
  row: AssignmentRow,
  task: TaskRow,
  short: TaskRow['skills'],
  levels: Levels,
): Noticed {
  const lacks = short.map(
    ({ id, name, level }) => `${name}: level ${levelIn(levels, row.personId, id)}, ${level} needed`,
  );
  const able = rows.people.filter(
    ({ id, gone }) => !gone && task.skills.every((skill) => levelIn(levels, id, skill.id) >= skill.level),
  );
  const names = able.map(({ name }) => name).join(' or ');
  return {
    ...{ id: row.id, ids: [row.id], taskId: task.id, title: `${row.name} is below what “${task.title}” needs`, why },
    what: `${lacks.join('; ')}. It was given by hand.`,
    remedy:
      able.length > 0
        ? `Give it to ${names}; or agree the skill as a goal with ${row.name} and run the allocation, which names a buddy.`
        : 'Plan the learning first, or ask another team for help.',
  };
}
