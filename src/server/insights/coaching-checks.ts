// R-022, R-024, R-025; L06, L09, L11, L12: what makes coaching weak, told to the coach alone. Pure.
import { dayInWords, dayOf, daysAfter } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import { methodWords } from '../support/coaching/coaching.form.ts';
import type { CoachingRow, SessionRow } from '../support/coaching/coaching-rows.ts';
import { goesOn } from '../support/coaching/coaching-state.ts';
import { followUpsOf, nextFollowUp, occasionWords } from '../support/coaching/follow-ups.ts';
import type { CheckOf, Found } from './check.ts';
import { tellingDominates, tellingIn } from './telling.ts';

/** All that somebody coaches, and today there (YYYY-MM-DD). */
export type CoachingFacts = { coachId: string; day: string; timeZone: string; coaching: CoachingRow[] };
type CoachingCheck = CheckOf<CoachingFacts>;

/** Days after which it is pointed out that nobody said what came of something. */
const patience = 7;
/** So many people by one method are no coincidence any more. */
const severalPeople = 3;

const pageOf = ({ id }: CoachingRow) => `/lead/coaching/${id}`;
const sessionOf = (row: CoachingRow, session: SessionRow) => `${pageOf(row)}/sessions/${session.id}`;
const isNoted = ({ state }: SessionRow) => state === 'noted' || state === 'half-agreed' || state === 'agreed';
const when = ({ at }: SessionRow, zone: string) => dayInWords(dayOf(new Date(at), zone));

const oneWay: CoachingCheck = {
  ...{ id: 'one-way-coaching', severity: 'warn', source: 'S1 misconception 1; L06; R-024' },
  title:
    'Sessions with a question, a reflection or a next step of the coachee’s own, and in which the coach asks more than tells',
  why: 'What somebody was told they do while they are watched. What they found themselves they do when nobody looks.',
  remedy: 'What would they say that they tried, and what do they want to try next? Ask, and let them write it.',
  find: ({ coaching, timeZone }) =>
    coaching.flatMap((row) =>
      row.sessions.filter(isNoted).flatMap((session): Found[] => {
        const lacks = lackOf(session);
        if (!lacks) return [];
        return [
          {
            ...{
              objectId: session.id,
              title: 'Coaching in one direction',
              href: sessionOf(row, session),
              action: 'Open the session',
            },
            what: `The session with ${row.coachee} on ${when(session, timeZone)} ${lacks}.`,
            rests: [
              session.question,
              session.reflection,
              session.action,
              session.observed,
              session.asked,
              session.suggestion,
            ],
          },
        ];
      }),
    ),
};

function lackOf({ question, reflection, action, observed, asked, suggestion }: SessionRow): string | null {
  if (!question && !reflection && !action)
    return 'holds what you wrote, and no question, reflection or next step of theirs';
  const telling = tellingIn([observed, asked, suggestion]);
  return tellingDominates(telling)
    ? `tells in ${telling.tells} of your ${telling.all} sentences what to do, and asks in ${telling.asks}`
    : null;
}

const notEvaluated: CoachingCheck = {
  ...{ id: 'coaching-not-evaluated', severity: 'warn', source: 'S1 misconception 4, tip 4; L09; R-025' },
  title: 'Coaching reviewed by its day, followed up after 30, 60 and 90 days, and next steps with what came of them',
  why: 'Without looking again nobody knows whether it worked, and what did not is begun anew with the next person.',
  remedy: 'Look at a contact together and say how far it is now; or say why it goes on for longer.',
  find: ({ coaching, day, timeZone }) =>
    coaching.flatMap((row) => [
      ...notReviewed(row, day),
      ...notFollowedUp(row, { day, timeZone }),
      ...row.sessions.flatMap((session) => noOutcome(row, session, day)),
    ]),
};

const isLate = (due: string, day: string) => daysAfter(due, patience) < day;

function notReviewed(row: CoachingRow, day: string): Found[] {
  const agreed = row.state === 'contracted' || row.state === 'start-fixed' || row.state === 'active';
  if (!agreed || !row.dueOn || row.dueOn >= day) return [];
  return [
    {
      ...{ objectId: row.id, title: 'Its day has passed without a review', href: pageOf(row), action: 'Review it' },
      what: `The coaching of ${row.coachee} was to reach its target by ${dayInWords(row.dueOn)}, and its effect was not reviewed.`,
      rests: ['review', row.dueOn],
    },
  ];
}

function notFollowedUp(row: CoachingRow, { day, timeZone }: Pick<CoachingFacts, 'day' | 'timeZone'>): Found[] {
  const achieved = row.state === 'achieved' ? row.steps.findLast(({ step }) => step === 'achieve') : undefined;
  const next = achieved && nextFollowUp(followUpsOf(dayOf(new Date(achieved.at), timeZone), row.levels));
  if (!next || !isLate(next.due, day)) return [];
  return [
    {
      ...{ objectId: row.id, title: 'Nobody has looked whether it held', href: pageOf(row), action: 'Follow it up' },
      what: `The coaching of ${row.coachee} was to be looked at ${occasionWords[next.occasion].toLowerCase()}, by ${dayInWords(next.due)}.`,
      rests: [next.occasion, next.due],
    },
  ];
}

function noOutcome(row: CoachingRow, session: SessionRow, day: string): Found[] {
  if (!goesOn(row.state) || !session.action || !session.actionDue || session.outcome || !isLate(session.actionDue, day))
    return [];
  return [
    {
      ...{
        objectId: session.id,
        title: 'A next step without what came of it',
        href: sessionOf(row, session),
        action: 'Ask what came of it',
      },
      what: `${row.coachee} chose “${session.action}” by ${dayInWords(session.actionDue)}, and nobody said what came of it.`,
      rests: [session.action, session.actionDue],
    },
  ];
}

const oneMethod: CoachingCheck = {
  ...{ id: 'one-method-for-all', severity: 'note', source: 'S3 mistake 1; L11; R-022' },
  title: `Coaching of ${severalPeople} people or more by more than one method, or with a reason for each why it fits them`,
  why: 'What suits the coach is not what suits everybody. Work, experience and what somebody likes differ.',
  remedy: 'What would each of them choose? Ask, and write down how the method fits their role.',
  find: ({ coaching, coachId }) => {
    const going = coaching.filter(({ state, method }) => goesOn(state) && method);
    const people = [...new Map(going.map(({ coacheeId, coachee }) => [coacheeId, coachee])).values()].sort();
    const [method, ...others] = new Set(going.map((row) => row.method!));
    if (people.length < severalPeople || !method || others.length > 0) return [];
    const reasons = going.map(({ tailored }) => tailored?.trim().toLowerCase() ?? '');
    // The same words for everybody are no reason for anybody.
    if (reasons.every((reason) => reason !== '') && new Set(reasons).size === reasons.length) return [];
    return [
      {
        ...{
          objectId: coachId,
          title: 'One method for everybody',
          href: '/lead/coaching',
          action: 'See whom you coach',
        },
        what: `You coach ${allOf(people)} all by “${methodWords[method]}”, and it is not said for each how that fits them.`,
        rests: [method, going.map(({ id, tailored }) => [id, tailored])],
      },
    ];
  },
};

const beforeObjective: CoachingCheck = {
  ...{ id: 'coaching-before-objective', severity: 'warn', source: 'S3 mistake 6; L12; R-022' },
  title: 'Coaching whose objective and measure stood before its first session',
  why: 'A target set afterwards fits whatever happened, so it shows nothing.',
  remedy: 'Agree what will be different, how it is measured and where that stands now, before the next session.',
  find: ({ coaching, timeZone }) =>
    coaching.flatMap((row): Found[] => {
      const held = row.sessions.flatMap(({ steps }) => steps.filter(({ step }) => step === 'hold').map(({ at }) => at));
      const begun = held.sort()[0];
      const proposed = row.steps.find(({ step }) => step === 'propose')?.at;
      if (!begun || (proposed && proposed <= begun) || row.state === 'stopped') return [];
      return [
        {
          ...{
            objectId: row.id,
            title: 'Begun before it was clear what for',
            href: pageOf(row),
            action: 'Write the objective',
          },
          what: `The first session with ${row.coachee} was held on ${dayInWords(dayOf(new Date(begun), timeZone))}${
            proposed
              ? `, and the objective with its measure was proposed on ${dayInWords(dayOf(new Date(proposed), timeZone))}.`
              : ', and there is no objective with a measure that both know.'
          }`,
          rests: [begun, proposed ?? null],
        },
      ];
    }),
};

export const coachingChecks = [oneWay, notEvaluated, oneMethod, beforeObjective];
