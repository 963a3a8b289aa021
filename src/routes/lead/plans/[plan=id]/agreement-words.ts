// How a member's part of a plan stands, in words: what is waited for while the plan goes on, what became of it once it has ended. Pure.

import { sayWork } from '#server/plans/buddying.ts';
import { hoursWords, sumOfHours } from '#server/plans/hours-words.ts';
import type { Part } from '#server/plans/part-page.ts';
import type { UnderstandingRow } from '#server/plans/plan-rows.ts';
import { isClosed, isOpen } from '#server/plans/plan-state.ts';
import type { Answer } from '../plan-shapes.ts';

/** `alone`: nobody else leads the team. `isMine`: it is the reader's own. */
type Stands = { open: boolean; alone: boolean; isMine?: boolean };
type Said = Pick<UnderstandingRow, 'outcome' | 'reply'> & { clarifiedBefore: readonly { reply: string }[] };

/** Of what somebody answered to all of their work, what is furthest from agreed; null where something is not answered, or nothing is. */
export const leastAgreed = (answers: readonly (Answer | null)[]): Answer | null =>
  (['decline', 'query', 'counter', null, 'accept'] as const).find((answer) => answers.includes(answer)) ?? null;

/** What became of somebody's words; `isEarlier`: the work was changed since. */
export function sayUnderstood(said: Said | undefined, isEarlier: boolean, { open, alone, isMine }: Stands): string {
  if (!said) return open ? 'Not written yet' : 'Not written';
  if (isEarlier)
    return open ? `Said of earlier work; waits for ${isMine ? 'you' : 'the member'}` : 'Said of earlier work';
  if (!said.outcome && alone) return 'Nobody else leads this team';
  if (!said.outcome) return open ? 'Waits for the leader' : 'Not confirmed';
  const before = said.clarifiedBefore.map(({ reply }) => `. Made clear before: ${reply}`).join('');
  return said.outcome === 'confirmed' ? `Confirmed${before}` : `Clarified: ${said.reply}${before}`;
}

/** Who has signed the newest terms: the member (`own`), the leader. */
export function saySigned(
  { own, leader, version }: { own: boolean; leader: boolean; version?: number },
  { open, alone }: Stands,
): string {
  if (own && leader) return `Both, version ${version}`;
  if (own && alone) return `Version ${version}`;
  if (own) return open ? 'The member; the leader not yet' : 'The member alone';
  if (leader) return open ? 'The leader; the member not yet' : 'The leader alone';
  return open ? 'Not\u00a0yet' : 'Not\u00a0signed';
}

/** Under the title of somebody's part. */
export function partInWords({ isSelf, name, state, work }: Pick<Part, 'isSelf' | 'name' | 'state' | 'work'>): string {
  const open = isOpen(state);
  const verb = open ? (isSelf ? 'have' : 'has') : 'had';
  const whose = `${isSelf ? 'You' : name} ${verb}`;
  if (work.length === 0) return `${whose} no work in this plan ${open ? 'now' : 'when it ended'}.`;
  const tasks = `${whose} ${sayWork(work)}, ${hoursWords(sumOfHours(work))}.`;
  if (state === 'draft') return tasks;
  if (state === 'withdrawn') return `${tasks} The plan was withdrawn.`;
  if (isClosed(state)) return `${tasks} ${undoneInWords(work)}`;
  const left = work.filter(({ newest }) => newest?.answer !== 'accept').length;
  if (left === 0) return `${tasks} All of it is agreed.`;
  if (work.length === 1) return `${tasks} It is not agreed yet.`;
  return `${tasks} ${left === 1 ? 'One is' : `${left} are`} not agreed yet.`;
}

function undoneInWords(work: Part['work']): string {
  const undone = work.filter(({ doneAt }) => !doneAt).length;
  if (undone === 0) return 'All of it is reported done.';
  const all = work.length === 1 ? 'it' : 'them';
  const some = `${undone === 1 ? 'one' : undone} of them`;
  return `The plan was closed with ${undone === work.length ? all : some} undone.`;
}
