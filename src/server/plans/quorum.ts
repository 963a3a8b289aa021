// Who was asked about a plan and has said nothing since it was opened: nobody is passed over because they are quiet. Pure.
import { allOf } from '../list-words.ts';
import type { PlanRows } from './plan-rows.ts';

type Asked = Pick<
  PlanRows,
  'leaders' | 'people' | 'assignments' | 'spoken' | 'tasks' | 'wishes' | 'understandings' | 'remarks' | 'decisions'
>;
type Person = { id: string; name: string };
/** `again`: it was opened before, and only what was said since counts. */
export type Quorum = { asked: Person[]; silent: Person[]; again: boolean };

/** Everybody with hours or work in the plan who is here, but for its leaders; and those of them from whom nothing is kept since it was opened. */
export function quorumOf(rows: Asked): Quorum {
  const holds = new Set(rows.assignments.map(({ personId }) => personId));
  const leads = new Set(rows.leaders.map(({ id }) => id));
  const asked = rows.people
    .filter(({ id, hours, gone }) => !gone && !leads.has(id) && (hours > 0 || holds.has(id)))
    .map(({ id, name }) => ({ id, name }));
  const openings = rows.decisions.filter(({ decision }) => decision === 'consult' || decision === 'revise');
  const spoke = speakersOf(rows, Date.parse(openings.at(-1)?.at ?? '1970-01-01'));
  return { asked, silent: asked.filter(({ id }) => !spoke.has(id)), again: openings.length > 1 };
}

function speakersOf({ spoken, tasks, wishes, understandings, remarks }: Asked, since: number) {
  const said: { personId: string; at: string }[] = [
    ...spoken,
    ...tasks.map(({ proposedById: personId, proposedAt: at }) => ({ personId, at })),
    ...remarks.flatMap(({ steps }) => steps.map(({ byId: personId, at }) => ({ personId, at }))),
    ...[...wishes, ...understandings, ...remarks],
  ];
  return new Set(said.filter(({ at }) => Date.parse(at) >= since).map(({ personId }) => personId));
}

/** "7 of 9 people asked have said something. Nothing yet from Adwoa Mensah and Yusuf Demir." Names only where `named`. */
export function sayQuorum({ asked, silent, again }: Quorum, named: boolean): string | null {
  if (asked.length === 0) return null;
  const something = `said something${again ? ' since it was opened again' : ''}`;
  const all = asked.length === 1 ? 'The one person asked' : `All ${asked.length} people asked`;
  if (silent.length === 0) return `${all} ${asked.length === 1 ? 'has' : 'have'} ${something}.`;
  const said = asked.length - silent.length;
  const some = `${said} of ${asked.length === 1 ? '1 person' : `${asked.length} people`} asked ${said === 1 ? 'has' : 'have'} ${something}.`;
  return named ? `${some} Nothing yet from ${allOf(silent.map(({ name }) => name))}.` : some;
}
