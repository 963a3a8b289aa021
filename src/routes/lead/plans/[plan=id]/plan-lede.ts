// How a plan stands, in one or two sentences under its title. Pure.

import { allOf } from '#server/list-words.ts';
import { isLost } from '#server/plans/gone.ts';
import { isMeasured } from '#server/plans/measure-words.ts';
import { standingAnswer } from '#server/plans/offer-state.ts';
import { howItWent } from '#server/plans/plan-guards.ts';
import type { PlanPage } from '#server/plans/plan-page.ts';
import { isClosed, isOpen, sayOver } from '#server/plans/plan-state.ts';
import { isOfEarlier } from '#server/plans/said-of.ts';
import { sayDone, sayUngiven } from '#server/plans/ungiven.ts';

type Standing = Pick<
  PlanPage,
  | 'objectives'
  | 'people'
  | 'tasks'
  | 'assignments'
  | 'answers'
  | 'understandings'
  | 'seesAnswers'
  | 'state'
  | 'decisions'
  | 'isOver'
  | 'maySteer'
>;
type Open = Standing & Pick<PlanPage, 'signed'>;
const few = 4; // names in a sentence
const most = 300; // characters of closing words: all of them stand in the history

export function ledeOf(plan: Open): string {
  if (!isOpen(plan.state)) return endInWords(plan);
  const ungiven = plan.assignments.length > 0 ? sayUngiven(plan) : null;
  return [agreedInWords(plan), ungiven, passed(plan)].filter(Boolean).join(' ');
}

/** Of a plan that has ended. */
export function endInWords(plan: Standing): string {
  const done = isClosed(plan.state) ? sayDone(plan) : null;
  return [done, wentInWords(plan)].filter(Boolean).join(' ');
}

function wentInWords({ decisions, state }: Standing): string {
  const said = isClosed(state) ? howItWent({ decisions }) : decisions.at(-1)?.reason;
  if (!said) return 'How it went was not said when it was closed.';
  const words = said.length > most ? `${said.slice(0, most).replace(/\s+\S*$/, '')} …` : said;
  return `${isClosed(state) ? 'How it went' : 'Withdrawn'}: ${words}`;
}

function agreedInWords(plan: Open): string {
  const { objectives, tasks, assignments, answers, seesAnswers, state, people: all } = plan;
  if (objectives.length === 0 && tasks.length === 0) return 'Nothing is planned yet.';
  const measured = objectivesInWords(objectives);
  const holders = new Set(assignments.map(({ personId }) => personId));
  if (holders.size === 0) return `${measured} The work is not given out yet.`;
  const people = holders.size === 1 ? 'one person' : `${holders.size} people`;
  if (state === 'draft') return `${measured} The work is given to ${people}, who are asked once the plan is open.`;
  if (!seesAnswers) return `${measured} The work is given to ${people}.`;
  const newest = (id: string) => standingAnswer(answers.filter(({ assignmentId }) => assignmentId === id).at(-1));
  const lost = new Set(assignments.filter((row) => isLost(row, all)).map(({ personId }) => personId));
  for (const id of lost) holders.delete(id);
  const gone =
    lost.size === 0 ? '' : ` ${lost.size === 1 ? 'One person' : `${lost.size} people`} with work can do it no more.`;
  if (holders.size === 0) return `${measured}${gone}`;
  const here = assignments.filter(({ personId }) => holders.has(personId));
  const waiting = new Set(here.filter(({ id }) => newest(id) !== 'accept').map(({ personId }) => personId));
  if (waiting.size === 0)
    return `${measured} Everybody ${gone ? 'else ' : ''}has accepted their part${signedInWords(plan, holders)}.${gone}${unsaidInWords(plan, here)}`;
  const agreed = holders.size - waiting.size;
  return holders.size === 1 && !gone
    ? `${measured} The work is given to one person, who has not accepted it yet.`
    : `${measured} ${agreed} of ${holders.size} ${gone ? 'others ' : 'people '}have accepted their part.${gone}`;
}

/** To accept work is not to sign for it. */
function signedInWords({ signed }: Open, holders: ReadonlySet<string>): string {
  const own = signed.filter(({ personId, by }) => holders.has(personId) && by.some((one) => one.personId === personId));
  if (own.length === holders.size) return ' and signed it';
  if (own.length === 0) return ', and nobody has signed it yet';
  return `, and ${own.length} of ${holders.size} ${own.length === 1 ? 'has' : 'have'} signed it`;
}

/** R-006: who has accepted and has not said in their own words what that asks of them, or not of the work as it is now. */
function unsaidInWords({ understandings }: Standing, here: Standing['assignments']): string {
  const names = [...Map.groupBy(here, ({ personId }) => personId)].flatMap(([id, held]) => {
    const said = understandings.find(({ personId }) => personId === id);
    return said && !isOfEarlier(said, held) ? [] : [held[0]!.name];
  });
  if (names.length === 0) return '';
  const shown = names.length > few ? [...names.slice(0, few - 1), `${names.length - few + 1} more`] : names;
  return ` ${names.length === 1 ? 'One has' : `${names.length} have`} not yet said what it asks of them: ${allOf(shown)}.`;
}

function passed({ isOver, maySteer, state }: Standing): string {
  if (!isOver) return '';
  return maySteer ? sayOver(state) : 'The plan’s last day has passed.';
}

function objectivesInWords(objectives: Standing['objectives']): string {
  const measured = objectives.filter(isMeasured).length;
  const bare = objectives.length - measured;
  if (objectives.length === 0) return 'No objective yet.';
  if (measured === 0) return `${bare === 1 ? 'One objective' : `${bare} objectives`} without a measure.`;
  const without = bare === 0 ? '' : `, ${bare === 1 ? 'one' : bare} without`;
  return `${measured === 1 ? 'One objective' : `${measured} objectives`} with a measure${without}.`;
}
