// Who stands in a kept document of a plan: everybody whom it names, once, by their first part in it.
import type { PackagedDocument } from '../ledger/package-format.ts';
import { buddiesOf, doing } from './buddying.ts';
import type { AssignmentRow, PlanRows } from './plan-rows.ts';

type People = PackagedDocument['people'];
type Named = Omit<People[number], 'part'>;

/** Parts that give no copy of the document: it names them, and may not be theirs to read. Like everybody in it they judge no evidence of it. */
export const namedOnly = ['buddy', 'gave out the work', 'replied', 'named in it'] as const;

const leading = 'leads the team';

export function peopleOfPlan(rows: PlanRows): People {
  const { leaders, people, assignments, tasks, wishes, remarks, lessons, decisions, givings } = rows;
  const answered = remarks.flatMap(({ steps }) => steps);
  const named = [
    ...tasks.map((task) => ({ id: task.proposedById, name: task.proposedBy })),
    ...[...wishes, ...remarks, ...lessons].map(holder),
    ...[...answered, ...decisions, ...givings].map(({ byId: id, by: name }) => ({ id, name })),
  ];
  return once([
    ...as(leading, leaders),
    ...as('does work of the plan', doing(assignments).map(holder)),
    ...as('buddy in the plan', beside(assignments, assignments)),
    ...as('has hours in the plan, and no task of it', people),
    ...as(namedOnly[3], named),
  ]);
}

/** Of the agreement of `member`: also who leads no longer and gave out this work, or replied to what was said of it. */
export function peopleOfAgreement(rows: PlanRows, member: Named): People {
  const mine = rows.assignments.filter(({ personId }) => personId === member.id);
  const said = [
    ...rows.answers.filter(({ assignmentId }) => mine.some(({ id }) => id === assignmentId)),
    ...rows.understandings
      .filter(({ personId }) => personId === member.id)
      .flatMap((row) => [row, ...row.clarifiedBefore]),
  ];
  return once([
    ...as('does the work', [member]),
    ...as(leading, rows.leaders),
    ...as(namedOnly[0], beside(doing(mine), rows.assignments)),
    ...as(
      namedOnly[3],
      mine.flatMap(({ buddyToId: id, buddyTo: name }) => (id && name ? [{ id, name }] : [])),
    ),
    ...as(
      namedOnly[1],
      mine.map(({ byId: id, by: name }) => ({ id, name })),
    ),
    ...as(
      namedOnly[2],
      said.flatMap(({ repliedById: id, repliedBy: name }) => (id && name ? [{ id, name }] : [])),
    ),
  ]);
}

/** With those who signed, and who leads the team now: not whoever led it when the terms were kept, and no longer does. */
export const withSigners = (
  people: People,
  signed: readonly { personId: string; name: string }[],
  leaders: readonly Named[],
): People => {
  const [does, rest] = [
    people.filter(({ part }) => part === 'does the work'),
    people.filter(({ part }) => part !== leading),
  ];
  return once([...does, ...as(leading, signed.map(holder)), ...as(leading, leaders), ...rest]);
};

const as = (part: string, people: readonly Named[]): People => people.map(({ id, name }) => ({ id, name, part }));
const once = (people: People): People => people.filter(({ id }, at) => people.findIndex((one) => one.id === id) === at);
const holder = ({ personId: id, name }: { personId: string; name: string }) => ({ id, name });
const beside = (work: readonly AssignmentRow[], all: readonly AssignmentRow[]): Named[] =>
  work.flatMap((row) => buddiesOf(row, all).map(({ id, name }) => ({ id, name })));
