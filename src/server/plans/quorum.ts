// Who was asked about a plan and has said nothing yet: nobody is passed over because they are quiet. Pure.
import { allOf } from '../list-words.ts';
import type { PlanRows } from './plan-rows.ts';

type Asked = Pick<
  PlanRows,
  'leaders' | 'people' | 'assignments' | 'answers' | 'tasks' | 'wishes' | 'understandings' | 'remarks'
>;
type Person = { id: string; name: string };
export type Quorum = { asked: Person[]; silent: Person[] };

/** Everybody with hours or work in the plan who is here, but for its leaders; and those of them from whom nothing is kept. */
export function quorumOf(rows: Asked): Quorum {
  const holds = new Set(rows.assignments.map(({ personId }) => personId));
  const leads = new Set(rows.leaders.map(({ id }) => id));
  const asked = rows.people
    .filter(({ id, hours, gone }) => !gone && !leads.has(id) && (hours > 0 || holds.has(id)))
    .map(({ id, name }) => ({ id, name }));
  const spoke = speakersOf(rows);
  return { asked, silent: asked.filter(({ id }) => !spoke.has(id)) };
}

function speakersOf({ assignments, answers, tasks, wishes, understandings, remarks }: Asked): Set<string> {
  const answered = new Set(answers.map(({ assignmentId }) => assignmentId));
  return new Set([
    ...assignments.filter(({ id }) => answered.has(id)).map(({ personId }) => personId),
    ...tasks.map(({ proposedById }) => proposedById),
    ...[...wishes, ...understandings, ...remarks].map(({ personId }) => personId),
  ]);
}

/** "7 of 9 people asked have said something. Nothing yet from Adwoa Mensah and Yusuf Demir." Names only where `named`. */
export function sayQuorum({ asked, silent }: Quorum, named: boolean): string | null {
  if (asked.length === 0) return null;
  const all = asked.length === 1 ? 'The one person asked' : `All ${asked.length} people asked`;
  if (silent.length === 0) return `${all} ${asked.length === 1 ? 'has' : 'have'} said something.`;
  const said = asked.length - silent.length;
  const some = `${said} of ${asked.length === 1 ? '1 person' : `${asked.length} people`} asked ${said === 1 ? 'has' : 'have'} said something.`;
  return named ? `${some} Nothing yet from ${allOf(silent.map(({ name }) => name))}.` : some;
}
