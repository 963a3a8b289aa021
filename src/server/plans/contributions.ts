// Who shaped a plan, beside its leaders' own steps: proposals, wishes, comments, objections and what came of them. Pure.
import { allOf } from '../list-words.ts';
import { inTime } from '../moment-order.ts';
import type { PlanRows, WishRow } from './plan-rows.ts';
import { sayRemark, sayRemarkStep } from './remark-rows.ts';

type Shaped = Pick<PlanRows, 'tasks' | 'wishes' | 'leaders' | 'remarks'>;
/** `key` names its place in the plan's document. What was said reads on from the name. */
export type Contribution = { key: string; id: string; by: string; byId: string; at: string; said: string };

/** Oldest first. */
export function contributionsOf({ tasks, wishes, leaders, remarks }: Shaped): Contribution[] {
  const titles = new Map(tasks.map(({ id, title }) => [id, title]));
  const proposed = proposalsIn({ tasks, leaders }).map((task) => ({
    ...{ key: `proposal-${task.id}`, id: task.id, by: task.proposedBy, byId: task.proposedById, at: task.proposedAt },
    said: `proposed the task “${task.title}”${task.takenUp ? ', which was taken up' : ''}`,
  }));
  const wished = wishes.map((wish) => ({
    ...{ key: `wish-${wish.id}`, id: wish.id, by: wish.name, byId: wish.personId, at: wish.at },
    said: wishWords(wish, titles.get(wish.taskId) ?? ''),
  }));
  const remarked = remarks.flatMap((row) => [
    {
      ...{ key: `remark-${row.id}`, id: row.id, by: row.name, byId: row.personId, at: row.at },
      said: sayRemark(row),
    },
    ...row.steps.map((step) => ({
      ...{ key: `remark-step-${step.id}`, id: step.id, by: step.by, byId: step.byId, at: step.at },
      said: sayRemarkStep(step, row),
    })),
  ]);
  return [...proposed, ...wished, ...remarked].sort((a, b) => inTime(a.at, b.at));
}

const proposalsIn = ({ tasks, leaders }: Pick<Shaped, 'tasks' | 'leaders'>) =>
  tasks.filter(({ proposedById }) => !leaders.some(({ id }) => id === proposedById));

/** "volunteered for “Call-backs”: I want to hear what went wrong." */
export function wishWords({ wish, words }: Pick<WishRow, 'wish' | 'words'>, title: string): string {
  const verbs = { prefer: 'volunteered for', avoid: 'would rather not do', comment: 'commented on' };
  return `${verbs[wish]} “${title}”${words ? `: ${words}` : ''}`;
}

/** Who was asked and said that alone, by name: words of theirs, before or after, are something that they had to add. */
export function withNothingToAdd({ tasks, wishes, remarks }: Pick<Shaped, 'tasks' | 'wishes' | 'remarks'>): string[] {
  const said = new Set([
    ...tasks.map(({ proposedById }) => proposedById),
    ...wishes.map(({ personId }) => personId),
    ...remarks.filter(({ kind }) => kind !== 'nothing').map(({ personId }) => personId),
  ]);
  const silent = remarks.filter(({ kind, personId }) => kind === 'nothing' && !said.has(personId));
  return [...new Map(silent.map(({ personId, name }) => [personId, name])).values()];
}

/** "4 people beside its leader: 1 task proposed, 3 wishes, 1 objection."; null where there is nothing. */
export function sayShaped(rows: Shaped): string | null {
  const proposed = proposalsIn(rows);
  const wishes = rows.wishes.filter(({ wish }) => wish !== 'comment');
  const comments = [
    ...rows.wishes.filter(({ wish }) => wish === 'comment'),
    ...rows.remarks.filter(({ kind }) => kind === 'comment'),
  ];
  const objections = rows.remarks.filter(({ kind }) => kind === 'objection');
  const nothing = withNothingToAdd(rows).length;
  const people = new Set([
    ...proposed.map(({ proposedById }) => proposedById),
    ...[...rows.wishes, ...rows.remarks].map(({ personId }) => personId),
  ]).size;
  if (people === 0) return null;
  const counts = [
    count(proposed.length, 'task proposed', 'tasks proposed'),
    count(wishes.length, 'wish', 'wishes'),
    count(comments.length, 'comment', 'comments'),
    count(objections.length, 'objection', 'objections'),
    nothing === 0 ? [] : [`${nothing} with nothing to add`],
  ];
  return `${people === 1 ? 'One person' : `${people} people`} beside its leader: ${allOf(counts.flat())}.`;
}

const count = (n: number, one: string, many: string) => (n === 0 ? [] : [n === 1 ? `1 ${one}` : `${n} ${many}`]);
