// The plan as one document: what is kept at every step of it, what can be taken as evidence, what is presented.
import type { Keep } from '../act.ts';
import { dayInWords, periodInWords } from '../day-words.ts';
import { first, type Read, sql, type Tx } from '../db.ts';
import { canonical } from '../ledger/canonical.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import { allOf } from '../list-words.ts';
import { inTime } from '../moment-order.ts';
import type { Actor } from '../people/actor.ts';
import { capital } from './allocation-names.ts';
import { buddiesOf, doing, sayBuddies } from './buddying.ts';
import { contributionsOf } from './contributions.ts';
import { peopleOfPlan } from './document-people.ts';
import type { GivingRow } from './giving-rows.ts';
import { hoursGiven, hoursHere } from './gone.ts';
import { sayHours, shortHours } from './hours-words.ts';
import { reachedBy } from './known-figures.ts';
import { lessonBlocks, outcomeWords } from './lesson-rows.ts';
import { amountWords, measureWords } from './measure-words.ts';
import { movedWords } from './moved-by-counter.ts';
import { sayGivenOf } from './overfull.ts';
import type { PlanFacts } from './plan-facts.ts';
import { type AssignmentRow, type ObjectiveRow, type PlanRows, planRows, type TaskRow } from './plan-rows.ts';
import { planState, stateWords } from './plan-state.ts';
import { type Aim, aimWords } from './plans.form.ts';
import { daysOf } from './record-days.ts';

/** Keeps the plan's document as it stands now, with what came of each objective once it is reviewed and that was counted, unless it was kept like this already. Answers and words of members are not in it. */
export async function keepDocument(tx: Tx, actor: Actor, planId: string, keep: Keep, { isReviewed = false } = {}) {
  const rows = await planRows(actor, planId)(tx);
  const reached = isReviewed ? await reachedBy(actor, rows.plan, rows.team)(tx) : null;
  const outcome = reached ? (objective: ObjectiveRow) => outcomeWords(objective, reached) : undefined;
  await keepIfNew(
    tx,
    actor,
    { kind: 'plan-document', id: planId },
    planDocument(rows, actor.organisation.timeZone, outcome),
    keep,
  );
}

/** The same after a change of what stands in the plan: from when it is open to the team each is a version of its document. */
export async function keepShaped(tx: Tx, actor: Actor, { plan, state }: PlanFacts, keep: Keep) {
  if (state !== 'draft') await keepDocument(tx, actor, plan.id, keep);
}

/** Keeps a document as the next version of what it is the document of, if it says anything else than the newest. */
export async function keepIfNew(
  tx: Tx,
  actor: Actor,
  { kind, id }: { kind: string; id: string },
  document: RecordDocument,
  keep: Keep,
): Promise<void> {
  const newest = await newestDocument(actor, kind, id)(tx);
  if (newest && canonical(contentOf(newest.record)) === canonical(document)) return;
  const version = (newest?.record.version ?? 0) + 1;
  keep(kind, { ...document, id, version } as { id: string; version: number });
}

export type KeptDocument = {
  id: string;
  hash: string;
  record: RecordDocument & { id: string; version: number };
};

/** The newest kept version of a document; null when none was kept yet. */
export const newestDocument =
  (actor: Actor, kind: string, id: string) =>
  async (db: Read): Promise<KeptDocument | null> =>
    first(
      await db.rows<KeptDocument>(sql`select id, hash, record from versions where organisation_id = ${actor.organisationId}
        and record_id = ${id} and kind = ${kind} order by sequence desc limit 1`),
    );

const contentOf = ({ title, kind, from, to, people, sections }: RecordDocument): RecordDocument => ({
  ...{ title, kind, from, to, people, sections },
});

/**
 * The document of a plan. Every objective, task and contribution is a place of its own, named by its id.
 * Its days are those on which it was planned and decided: the period planned for is a fact in it, and may lie ahead.
 */
export function planDocument(rows: PlanRows, zone: string, outcome?: Outcome): RecordDocument {
  const { plan } = rows;
  const sections = [
    { id: 'plan', heading: 'The plan', blocks: [planFacts(rows)] },
    {
      id: 'objectives',
      heading: 'Objectives',
      blocks: rows.objectives.map((row, at) => objectiveBlock(row, at, outcome)),
    },
    { id: 'tasks', heading: 'Who does what', blocks: taken(rows).map((task) => taskBlock(rows, task)) },
    { id: 'contributions', heading: 'Who shaped this plan', blocks: contributions(rows) },
    { id: 'review', heading: 'What was learned', blocks: lessonBlocks(rows.lessons) },
    { id: 'decisions', heading: 'What was decided', blocks: decided(rows) },
  ];
  return {
    ...{ title: plan.title, kind: 'Work plan', ...plannedOn(rows, zone), people: peopleOfPlan(rows) },
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

/** What came of an objective, in words, once that is known. */
type Outcome = (objective: ObjectiveRow) => string;

/** A document is kept when something is decided or given out, so there is always a day. */
function plannedOn({ tasks, wishes, remarks, lessons, givings, decisions }: PlanRows, zone: string) {
  const said = remarks.flatMap((remark) => [remark, ...remark.steps]);
  const moments = [...wishes, ...said, ...lessons, ...givings, ...decisions].map(({ at }) => at);
  return daysOf([...tasks.map(({ proposedAt }) => proposedAt), ...moments], zone)!;
}

function planFacts({ plan, team, decisions, people, assignments }: PlanRows): Block {
  const free = hoursHere(people);
  const given = hoursGiven(assignments, people);
  const aims = (plan.aims as Aim[]).map((aim, at) => `${at + 1}. ${aimWords[aim]}`).join('; ');
  return facts('plan-facts', plan.title, {
    Team: team,
    Period: periodInWords(plan.startsOn, plan.endsOn),
    State: stateWords[planState(decisions.map(({ decision }) => decision))],
    'Aims, in order': aims,
    Hours: sayGivenOf(given, free, null),
  });
}

export const objectiveBlock = (objective: ObjectiveRow, at: number, outcome?: Outcome): Block =>
  facts(`objective-${objective.id}`, `Objective ${at + 1}`, {
    Objective: objective.title,
    'Measured by': measureWords(objective),
    'Why without a measure': objective.noMeasureReason,
    'Stands at': objective.baseline === null ? null : amountWords(objective.baseline, objective),
    'Counted from contacts of': objective.baseline === null ? null : objective.baselineOf,
    Target: objective.target === null ? null : amountWords(objective.target, objective),
    By: objective.due && dayInWords(objective.due),
    // Whoever reads it as evidence has not seen the form, which says which end of the numbers is the first.
    Priority: `${objective.priority}, where 9 counts most`,
    'Serves, of the organisation': objective.servesTitle,
    Serves: objective.serves,
    'If it is not reached': objective.consequence,
    Outcome: outcome?.(objective) ?? null,
  });

const taken = ({ tasks }: PlanRows) => tasks.filter(({ takenUp }) => takenUp);

function taskBlock({ assignments, leaders }: PlanRows, task: TaskRow): Block {
  const held = doing(assignments).filter(({ taskId }) => taskId === task.id);
  const proposer = leaders.some(({ id }) => id === task.proposedById) ? null : task.proposedBy;
  return facts(`task-${task.id}`, task.title, {
    ...taskFacts(task),
    'Proposed by': proposer,
    'Who does it':
      held
        .map((row) => {
          const buddies = keptBuddies(row, assignments);
          return buddies ? `${row.name}, with ${buddies} as ${buddies.endsWith(')') ? 'buddies' : 'buddy'}` : row.name;
        })
        .join('; ') || 'Not given yet',
    'Hours of each':
      task.share === null ? null : held.map(({ name, hours }) => `${name}, ${shortHours(hours)}`).join('; ') || null,
    Why: held.map(({ name, because }) => `${name}: ${because.join('; ')}`).join('. ') || null,
  });
}

/** The only buddy by name alone, as documents have always said it: what was signed stays signed. Several with their hours. */
export function keptBuddies(row: AssignmentRow, assignments: readonly AssignmentRow[]): string | null {
  const buddies = buddiesOf(row, assignments);
  return buddies.length > 1 ? sayBuddies(buddies.map((one) => ({ ...one, gone: null }))) : (buddies[0]?.name ?? null);
}

/** What a task asks for, by name. */
export const taskFacts = (task: TaskRow): Record<string, string | null> => ({
  Task: task.title,
  Hours: sayHours(task),
  'Smallest part': task.share === null ? null : `${task.share} h`,
  'Spread evenly': task.spread
    ? `Over the weeks${task.spreadFrom ? ` from ${dayInWords(task.spreadFrom)}` : ''}`
    : null,
  By: task.due && dayInWords(task.due),
  'Skills needed': task.skills.map(({ name, level }) => `${name}, level ${level}`).join('; ') || null,
  Objective: task.objective,
  Standard: task.standard,
});

const contributions = (rows: PlanRows): Block[] =>
  contributionsOf(rows).map(({ key, said: text, by, at }) => said(key, text, by, at));

const decisionWords = {
  consult: 'opened the plan to the team',
  agree: 'agreed the plan',
  start: 'started the work',
  revise: 'opened the plan again',
  close: 'closed the plan',
  review: 'closed the review, to carry into the next plan',
  withdraw: 'withdrew the plan',
  report: 'said how it went',
};

/** "opened the plan again: two people left" */
export const sayDecision = ({ decision, reason }: Pick<PlanRows['decisions'][number], 'decision' | 'reason'>) =>
  `${decisionWords[decision]}${reason ? `: ${reason}` : ''}`;

/** "gave “Call-backs” to Callum Reid by hand: he asked for it", "gave out 5 tasks to Adwoa Mensah and Callum Reid, as the allocation says" */
export function sayGiving({ titles, people, buddies, reason }: GivingRow): string {
  if (titles.length === 0)
    return 'asked for the run that was given out then: it gave nobody another task, and its reasons hold from then on';
  const beside =
    buddies.length > 0 ? `, with ${allOf(buddies.map(({ name, to }) => `${name} as buddy to ${to}`))}` : '';
  if (reason?.startsWith(movedWords(''))) return `gave “${titles[0]}” to ${allOf(people)}${beside}. ${reason}`;
  if (reason) return `gave “${titles[0]}” to ${allOf(people)}${beside} by hand: ${reason}`;
  const work = titles.length === 1 ? `“${titles[0]}”` : `${titles.length} tasks`;
  return `gave out ${work} to ${allOf(people)}${beside}, as the allocation says`;
}

const decided = ({ decisions, givings }: PlanRows): Block[] =>
  [
    ...decisions.map((row) => said(`decision-${row.id}`, sayDecision(row), row.by, row.at)),
    ...givings.map((row) => said(`giving-${row.id}`, sayGiving(row), row.by, row.at)),
  ].sort((a, b) => inTime(a.at, b.at));

/** Who said or did it stands beside the words, so not in them. */
const said = (id: string, text: string, by: string, at: string) => ({
  ...{ id, kind: 'words' as const, label: by, text: capital(text), by },
  at: new Date(at).toISOString(),
});

/** A block of named facts; what is not known is left out. */
export const facts = (id: string, label: string, named: Record<string, string | null>): Block => ({
  ...{ id, kind: 'facts', label },
  facts: Object.entries(named).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
});

/** A block of what somebody wrote, and when. */
export const words = (id: string, label: string, text: string, by: string, at: string | Date): Block => ({
  ...{ id, kind: 'words', label, text, by },
  at: new Date(at).toISOString(),
});
