// What must be true of a plan before it is opened to the team, and before it is agreed. Each refusal says what would make it
// possible, and stands on the plan's page before anybody presses the button.

import { today } from '../clock.ts';
import { dayInWords, daysAfter } from '../day-words.ts';
import type { Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { doing, workTitle } from './buddying.ts';
import { sayChanged } from './changed-work.ts';
import { goneWords, isLost } from './gone.ts';
import { isMeasured, worseTarget } from './measure-words.ts';
import { standingAnswer } from './offer-state.ts';
import type { PlanFacts } from './plan-facts.ts';
import { problemOf } from './plan-problem.ts';
import { type PlanRows, planRows } from './plan-rows.ts';
import { sayOver } from './plan-state.ts';
import type { PlanDecision } from './plans.table.ts';
import { openObjections, sayAbout } from './remark-rows.ts';
import { type Unfit, unfitWork } from './unfit.ts';
import { sayUngiven, undoneOf } from './ungiven.ts';

/** What stands in a plan; `isOver`: see `PlanFacts`. */
type Standing = PlanRows & { isOver: boolean };

/** Where on the plan's page something is put right. */
type Place = 'objectives' | 'tasks' | 'consultation' | 'agreement';
export type Hindrance = { said: string; at: Place | null };

const conditions: Partial<Record<PlanDecision, (rows: Standing) => string | null>> = {
  consult: (rows) => over(rows) ?? notConsultable(rows),
  agree: (rows) => over(rows) ?? notConsultable(rows) ?? together(toSettle(rows).map(({ said }) => said)),
  review: (rows) => notReviewable(rows),
};

/** All that waits for the leader or the team is named at once: what comes second is to do as well. */
const together = (found: (string | null)[]) => found.filter(Boolean).join(' ') || null;

const over = ({ isOver }: Standing) => (isOver ? sayOver('consulting') : null); // a draft reads the same

/** Why a step cannot be taken yet, with what would make it possible; null where it can. Pure. */
export const whyNotYet = (step: PlanDecision, rows: Standing): string | null => conditions[step]?.(rows) ?? null;

/** The same, each by itself with its place; nothing where it can be taken. Pure. */
export function hindrances(step: PlanDecision, rows: Standing): Hindrance[] {
  const whole = whyNotYet(step, rows);
  if (whole === null) return [];
  if (over(rows) === whole) return [{ said: whole, at: null }];
  if (step === 'agree' && !notConsultable(rows)) return toSettle(rows);
  return [{ said: whole, at: notStated(rows) ? 'objectives' : step === 'review' ? null : 'tasks' }];
}

/** All that waits for the leader or the team. What was changed since it was given out hides nobody's answer. */
const toSettle = (rows: Standing): Hindrance[] =>
  (
    [
      [unansweredProposals(rows), 'tasks'],
      [unansweredObjections(rows), 'consultation'],
      [notGivenOut(rows), 'tasks'],
      [sayChanged(rows), 'tasks'],
      [heldByGone(rows), 'tasks'],
      [unsettledAnswers(rows), 'agreement'],
    ] as const
  ).flatMap(([said, at]) => (said ? [{ said, at }] : []));

/**
 * What a plan may be agreed, begun or closed with only where a reason is given; null where there is nothing of the kind. `day`: YYYY-MM-DD; `unfit`:
 * what rules and time do not allow, each a sentence. Pure.
 */
export function onlyWithReason(
  step: PlanDecision,
  rows: PlanRows,
  { day, unfit }: { day: string; unfit: readonly Unfit[] },
): string | null {
  if (step === 'start') return isFarAhead(rows, day) ? `${sayFirstDay(rows)} That is more than a week from now.` : null;
  if (step === 'close') return [sayUndone(rows), sayAhead(rows, day)].filter(Boolean).join(' ') || null;
  if (step !== 'agree') return null;
  return (
    [sayUngiven(rows), worseTargets(rows), ...unfit.map(({ said }) => said), ...sayNothingOf(unfit)]
      .filter(Boolean)
      .join(' ') || null
  );
}

/** Whoever goes by the plan's days is not at work on it yet. */
const isFarAhead = ({ plan }: PlanRows, day: string) => plan.startsOn > daysAfter(day, 7);
const sayFirstDay = ({ plan }: PlanRows) => `Its first day is ${dayInWords(plan.startsOn)}.`;

/** The reason is read by the team, to whom a rule is not told. */
const sayNothingOf = (unfit: readonly Unfit[]): string[] =>
  unfit.some(({ isRule }) => isRule) ? ['Do not write of a rule in the reason: the team is not told of it.'] : [];

/** What the leader should know before work is begun, and hinders nobody: who has not agreed since, a first day that has not come. Pure. */
export function notYetDone(step: PlanDecision, rows: PlanRows, day: string): string | null {
  if (step !== 'start') return null;
  const unanswered = sayUnsettled(rows);
  const early = rows.plan.startsOn > day && !isFarAhead(rows, day);
  const said = [
    ...(unanswered ? [`${unanswered} Work that is not agreed is neither begun nor reported as done.`] : []),
    ...(early ? [sayFirstDay(rows)] : []),
  ];
  return said.join(' ') || null;
}

/** @throws Conflict when the step cannot be taken yet; Invalid when it can with a reason alone, and none is given */
export async function requireReady(
  ...[tx, actor, { plan, isOver }, step, reason]: [Tx, Actor, PlanFacts, PlanDecision, string | null]
) {
  const rows = { ...(await planRows(actor, plan.id)(tx)), isOver };
  const refusal = whyNotYet(step, rows);
  if (refusal) throw new Conflict(refusal);
  if (reason) return;
  const unfit = step === 'agree' ? unfitWork(await problemOf(actor, plan)(tx), { times: true }) : [];
  const found = onlyWithReason(step, rows, { day: today(actor.organisation.timeZone), unfit });
  if (!found) return;
  throw new Invalid({ reason: `${found} Enter ${reasonFor[step]}. The team reads it.` });
}

const reasonFor: Partial<Record<PlanDecision, string>> = {
  agree: 'why you agree the plan all the same',
  start: 'why the work starts so early',
  close: 'how it went, and why it is closed all the same',
};

function sayUndone(rows: PlanRows): string | null {
  const undone = undoneOf(rows);
  return undone.length > 0 ? `${listed(undone)} ${undone.length === 1 ? 'is' : 'are'} not reported done.` : null;
}

const sayAhead = ({ plan }: PlanRows, day: string) =>
  plan.endsOn > day ? `Its last day is ${dayInWords(plan.endsOn)}.` : null;

/** Whether it was said of a closed plan how it went. Pure. */
export const saidHow = (rows: Pick<PlanRows, 'decisions'>): boolean => howItWent(rows) !== null;

/** What was said of a plan when it was closed, or once after that; null where nothing was. Pure. */
export const howItWent = ({ decisions }: Pick<PlanRows, 'decisions'>): string | null =>
  decisions.findLast(({ decision, reason }) => reason && (decision === 'close' || decision === 'report'))?.reason ??
  null;

/** A review says how it went and what somebody learned. */
function notReviewable(rows: PlanRows): string | null {
  if (!saidHow(rows)) return 'It was not said how the plan went. Say that first.';
  return rows.lessons.length === 0
    ? 'Nobody has written yet what went well and what to change. Write at least your own.'
    : null;
}

function worseTargets({ objectives }: PlanRows): string | null {
  const worse = objectives.filter((objective) => worseTarget(objective));
  if (worse.length === 0) return null;
  return `${worse.length === 1 ? 'The target of' : 'The targets of'} ${listed(worse)} ${worse.length === 1 ? 'is' : 'are'} worse than where it stands now.`;
}

/** every objective has a measure with baseline and target, or a stated reason why not; every task serves something. */
const notConsultable = (rows: PlanRows): string | null => notStated(rows) ?? servingNothing(rows);

function notStated({ objectives }: PlanRows): string | null {
  if (objectives.length === 0)
    return 'This plan has no objective yet. Add one, so that the team can see what the work is for.';
  const bare = objectives.filter((objective) => !isMeasured(objective) && objective.noMeasureReason === null);
  if (bare.length > 0)
    return `${listed(bare)} ${bare.length === 1 ? 'has' : 'have'} no measure with where it stands now and a target. Link one, or state why there is none.`;
  return null;
}

function servingNothing({ tasks }: PlanRows): string | null {
  const loose = tasks.filter(({ takenUp, objectiveId, standardId }) => takenUp && !objectiveId && !standardId);
  if (loose.length > 0)
    return `${listed(loose)} ${loose.length === 1 ? 'serves' : 'serve'} no objective and no standard. Choose one for each.`;
  return null;
}

/** */
function unansweredProposals({ tasks }: PlanRows): string | null {
  const open = tasks.filter(({ takenUp }) => !takenUp);
  if (open.length === 0) return null;
  return `The team proposed ${listed(open)}. Take each up, or say why not, before the plan is agreed.`;
}

/** whose objection, and to what; the words stand where they can be read. */
function unansweredObjections({ remarks }: PlanRows): string | null {
  const open = openObjections(remarks);
  if (open.length === 0) return null;
  const parts = open.slice(0, 3).map((row) => `${row.name} objects to ${sayAbout(row)}`);
  const more = open.length > 3 ? `, and ${open.length - 3} more objections are open` : '';
  return `${parts.join('; ')}${more}. Say what you changed, or why not, before the plan is agreed.`;
}

/** an agreement is about work that somebody has. */
function notGivenOut({ tasks, assignments }: PlanRows): string | null {
  const nothing = tasks.some(({ takenUp }) => takenUp) && assignments.length === 0;
  return nothing
    ? 'The work is not given out yet. Run the allocation and give it out before the plan is agreed.'
    : null;
}

/** Whose answers keep the plan from being agreed. Pure. */
export function unsettledPeople(step: PlanDecision, rows: Standing): { id: string; name: string }[] {
  if (step !== 'agree' || !unsettled(rows) || over(rows) || notConsultable(rows)) return [];
  const lost = rows.assignments.filter((row) => isLost(row, rows.people));
  const people = [...lost, ...openAssignments(rows)].map(({ personId, name }) => [personId, name] as const);
  return [...new Map(people)].map(([id, name]) => ({ id, name }));
}

const unsettled = (rows: PlanRows) => together([heldByGone(rows), unsettledAnswers(rows)]);

/** Nobody can answer, or do, work for somebody who is gone, and who is gone is nobody's buddy. */
function heldByGone({ tasks, assignments, people }: PlanRows): string | null {
  const titles = new Map(tasks.map(({ id, title }) => [id, `“${title}”`]));
  const open = doing(assignments).filter(({ doneAt }) => !doneAt);
  const parts = people.flatMap(({ id, name, gone }) => {
    const held = open.filter(({ personId }) => personId === id).map(({ taskId }) => titles.get(taskId)!);
    const aided = open
      .filter(({ buddyId }) => buddyId === id)
      .map((row) => `is the buddy of ${row.name} for ${titles.get(row.taskId)}`);
    const work = [...(held.length > 0 ? [`has ${allOf(held)}`] : []), ...aided];
    return gone && work.length > 0 ? [`${name} ${goneWords[gone]}, and ${allOf(work)}`] : [];
  });
  if (parts.length === 0) return null;
  return `${parts.join('; ')}. Run the allocation again, or give it to somebody else by hand.`;
}

/** Not accepted and not done, of those who can still answer. */
function openAssignments({ assignments, answers, people }: PlanRows) {
  const newest = new Map(answers.map(({ assignmentId, answer }) => [assignmentId, answer]));
  return assignments.filter((row) => newest.get(row.id) !== 'accept' && !row.doneAt && !isLost(row, people));
}

/** everything given out is answered, no query or refusal is open. */
function unsettledAnswers(rows: PlanRows): string | null {
  const said = sayUnsettled(rows);
  return said && `${said} Settle ${openAssignments(rows).length === 1 ? 'it' : 'these'} before the plan is agreed.`;
}

/** Who declined, asks or waits, and about what; null where everything is agreed. */
function sayUnsettled(rows: PlanRows): string | null {
  const { tasks, answers } = rows;
  const newest = new Map(answers.map((row) => [row.assignmentId, standingAnswer(row)]));
  const open = openAssignments(rows);
  if (open.length === 0) return null;
  const titles = new Map(tasks.map(({ id, title }) => [id, title]));
  const said = { query: 'has a query on', decline: 'declined', counter: 'has a counter-offer for', accept: '' };
  const parts = open.slice(0, 3).map((row) => {
    const answer = newest.get(row.id);
    return `${row.name} ${answer ? said[answer] : 'has not answered'} “${workTitle(titles.get(row.taskId)!, row)}”`;
  });
  const more = open.length > 3 ? `, and ${open.length - 3} more` : '';
  return `${parts.join('; ')}${more}.`;
}

const listed = (rows: { title: string }[]) => {
  const names = rows.slice(0, 3).map(({ title }) => `“${title}”`);
  if (rows.length > 3) return `${names.join(', ')} and ${rows.length - 3} more`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]!;
};
