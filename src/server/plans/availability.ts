// work handed to whoever is free, or as a step up without a buddy. Points it out with what, why and a remedy; it never stands in the way.
import { availabilityWhy } from './availability-words.ts';
import { doing } from './buddying.ts';
import { type Levels, levelIn } from './levels.ts';
import type { AssignmentRow, PlanRows, TaskRow } from './plan-rows.ts';

export type Noticed = { id: string; taskId: string; title: string; what: string; why: string; remedy: string };

const why = availabilityWhy;

/** One note for each assignment for which no skill, wish or development speaks, and for each step up without a buddy. */
export function availabilityAlone(rows: PlanRows, levels: Levels): Noticed[] {
  return doing(rows.assignments).flatMap((row) => {
    const task = rows.tasks.find(({ id }) => id === row.taskId)!;
    const wished = rows.wishes.some(
      ({ taskId, personId, wish }) => taskId === task.id && personId === row.personId && wish === 'prefer',
    );
    if (row.develops && !row.buddyId && !row.doneAt) return [noBuddy(row, task)];
    if (row.develops || wished) return [];
    const short = task.skills.filter(({ id, level }) => levelIn(levels, row.personId, id) < level);
    if (short.length > 0) return [below(rows, row, task, short, levels)];
    return task.skills.length === 0 && !row.overrideReason ? [noSkill(row, task)] : [];
  });
}

function noBuddy(row: AssignmentRow, task: TaskRow): Noticed {
  return {
    ...{ id: row.id, taskId: task.id, title: `${row.name} has no buddy for “${task.title}”` },
    what: `It is a step up for ${row.name}, and whoever was the buddy does the task now.`,
    why: 'Whoever takes a step up does it beside a buddy.',
    remedy: 'Run the allocation again, which names a buddy, or give the task to others by hand.',
  };
}

function noSkill(row: AssignmentRow, task: TaskRow): Noticed {
  return {
    ...{ id: row.id, taskId: task.id, title: `${row.name} has “${task.title}” on availability alone`, why },
    what: `The task names no skill, and ${row.name} did not ask for it: the only reason on record is that they have the hours.`,
    remedy: 'Name the skill that the task needs, ask who wants it, or give it by hand and say why.',
  };
}

function below(rows: PlanRows, row: AssignmentRow, task: TaskRow, short: TaskRow['skills'], levels: Levels): Noticed {
  const lacks = short.map(
    ({ id, name, level }) => `${name}: level ${levelIn(levels, row.personId, id)}, ${level} needed`,
  );
  const able = rows.people.filter(
    ({ id, gone }) => !gone && task.skills.every((skill) => levelIn(levels, id, skill.id) >= skill.level),
  );
  const names = able.map(({ name }) => name).join(' or ');
  return {
    ...{ id: row.id, taskId: task.id, title: `${row.name} is below what “${task.title}” needs`, why },
    what: `${lacks.join('; ')}. It was given by hand.`,
    remedy:
      able.length > 0
        ? `Give it to ${names}; or agree the skill as a goal with ${row.name} and run the allocation, which names a buddy.`
        : 'Plan the learning first, or ask another team for help.',
  };
}
