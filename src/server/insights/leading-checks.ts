// R-012, L04: leading, and not only managing tasks; and R-020: a leader's promises kept. Pure.
import { dayInWords } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import type { Check, Found } from './check.ts';
import { type Activity, type LeadingFacts, waitedLong, weeksOfJoining, weeksOfLeading } from './leading-facts.ts';

/** A reason given holds for the quarter of the year. */
const quarterOf = (day: string) => `${day.slice(0, 4)} ${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Said only where the records hold tasks and plans: whoever planned nothing was perhaps not here. */
const lacks =
  (part: keyof Omit<Activity, 'managed'>, say: string, way: Pick<Found, 'title' | 'href' | 'action'>) =>
  ({ leaderId, activity, day }: LeadingFacts): Found[] =>
    activity.managed > 0 && activity[part] === 0
      ? [
          {
            ...{ objectId: leaderId, ...way, rests: [part, quarterOf(day)] },
            what: `In the last ${weeksOfLeading} weeks your records hold plans and tasks, and ${say}.`,
          },
        ]
      : [];

const arranging = { href: '/lead/one-to-ones', action: 'Arrange one' };
const noTalkAtAll = lacks('oneToOnes', 'no one-to-one that you held', { title: 'No one-to-one held', ...arranging });

/** Where talks were held, with whom none was: also where none was ever arranged. */
const noTalkWith = ({ leaderId, activity, untalked, day }: LeadingFacts): Found[] =>
  activity.managed > 0 && activity.oneToOnes > 0 && untalked.length > 0
    ? [
        {
          ...{ objectId: leaderId, title: 'No one-to-one held with part of your team', ...arranging },
          what: `In the last ${weeksOfLeading} weeks you held no one-to-one with ${allOf(untalked.map(({ name }) => name))}.`,
          rests: ['oneToOnes', quarterOf(day), untalked.map(({ id }) => id)],
        },
      ]
    : [];

const noTalks: Check = {
  ...{
    id: 'no-one-to-one-held',
    severity: 'warn',
    source: 'S0 misconception 4; S2 2.3; L04; R-012',
    toDo: 'Talk with people',
  },
  title: `One-to-ones that you held in ${weeksOfLeading} weeks with each member, but for whoever joined in the last ${weeksOfJoining} weeks or was away most of the time`,
  why: 'Tasks get done by people. Without talks nobody coaches them or hears what they need.',
  remedy: 'Whom have you not talked with for longest? Arrange a one-to-one.',
  find: (facts) => [...noTalkAtAll(facts), ...noTalkWith(facts)],
};

const noThanks: Check = {
  ...{
    id: 'no-thanks-given',
    severity: 'note',
    source: 'S0 misconception 4; S2 1.5; L04; R-007, R-012',
    toDo: 'Talk with people',
  },
  title: `Thanks that you gave in ${weeksOfLeading} weeks`,
  why: 'What is noticed is done again. Whoever hears only of tasks learns that nobody looks.',
  remedy: 'What did you see somebody do for a customer this week? Thank them for that.',
  find: lacks('thanks', 'no thanks from you', {
    title: 'No thanks given',
    href: '/lead/thanks#give',
    action: 'Thank somebody',
  }),
};

const noInvolvement: Check = {
  ...{
    id: 'no-involvement',
    severity: 'warn',
    source: 'S0 misconception 4; S2 1.3; L04; R-001, R-012',
    toDo: 'Talk with people',
  },
  title: `Proposals, wishes, remarks and meetings of your team in ${weeksOfLeading} weeks`,
  why: 'A plan that nobody helped to make is carried out, not owned; and what the team knows is missing in it.',
  remedy: 'Open a plan to the team, and ask what is missing in it before it is agreed.',
  find: lacks('involvement', 'nothing that your team brought in', {
    title: 'Nothing brought in by the team',
    href: '/lead',
    action: 'Open a plan to the team',
  }),
};

const promises: Check = {
  ...{ id: 'promise-overdue', severity: 'warn', source: 'S2 2.3; R-020', toDo: 'Keep your word' },
  title: 'Support that you promised, in one-to-ones or as help, given by its day',
  why: 'Support that was promised and did not come is worse than none that was promised.',
  remedy: 'Do it, or say why not and agree another day.',
  find: ({ owed }) =>
    owed.flatMap(({ id, words, due, href, to }) =>
      due
        ? [
            {
              ...{ objectId: id, title: 'A promise is past its day', rests: [words, due] },
              ...{ href, action: 'Open it', what: `You promised ${to} “${words}” by ${dayInWords(due)}.` },
            },
          ]
        : [],
    ),
};

const unanswered: Check = {
  ...{ id: 'help-not-answered', severity: 'warn', source: 'S2 2.2, 2.3; R-020', toDo: 'Keep your word' },
  title: `Help that was asked of you ${waitedLong}, answered`,
  why: 'Whoever asks for help and hears nothing does not ask again.',
  remedy: 'Say what will be done, by whom and when.',
  find: ({ owed }) =>
    owed
      .filter(({ due }) => !due)
      .map(({ id, words, href, to }) => ({
        ...{ objectId: id, title: 'Help is asked and not answered', rests: [words] },
        ...{ href, action: 'Answer it', what: `${to} asks you for help, and waits for an answer.` },
      })),
};

/** Of one's own feedback alone, against nobody else's. Fewer than these tell nothing. */
const LEAST_FEEDBACK = 3;
const vagueFeedback: Check = {
  ...{ id: 'feedback-vague', severity: 'note', source: 'S0 misconception 3; L03; R-031', toDo: 'Talk with people' },
  title: `Feedback that you gave in ${weeksOfLeading} weeks, where it is ${LEAST_FEEDBACK} or more: whether it names what was done and what came of it`,
  why: 'Whoever is told only how they are, or nothing of what it led to, cannot tell what to do again or otherwise.',
  remedy: 'Think of the last one: what did you see, and what was different because of it?',
  find: ({ leaderId, said: { given, vague, noEffect }, day }) => {
    if (given < LEAST_FEEDBACK || Math.max(vague, noEffect) * 3 < given) return [];
    const lacks = [
      ...(vague > 0 ? [`${vague} ${vague === 1 ? 'names' : 'name'} nothing that somebody did`] : []),
      ...(noEffect > 0 ? [`${noEffect} ${noEffect === 1 ? 'says' : 'say'} nothing of what came of it`] : []),
    ];
    const what = `Of ${given} pieces of feedback that you gave in the last ${weeksOfLeading} weeks, ${lacks.join(', and ')}.`;
    const way = { href: '/lead/feedback', action: 'Read what you gave' };
    return [{ objectId: leaderId, title: 'Feedback that is vague', what, rests: ['feedback', quarterOf(day)], ...way }];
  },
};

export const leadingChecks = [noTalks, noThanks, noInvolvement, promises, unanswered, vagueFeedback];
