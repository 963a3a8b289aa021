// Fair shares in words: always a question, with the counts it rests on beside it. Pure.
import { oneOf } from '../list-words.ts';
import type { ShareKind, ShareQuestion, SpanMonths } from './fair-shares.ts';
import { hardFactor } from './share-contacts.ts';

/** `what`: the question; `counts`: what it rests on; `why` it is asked; where an answer could lead. */
export type ShareWords = { what: string; counts: string; why: string; remedy: string; href: string; action: string };

/** What is counted of each kind. */
export const sayShare: Record<ShareKind, string> = {
  development: 'Tasks given as a step up',
  'hard-contacts': 'Weeks with hard contacts',
  'weekend-contacts': 'Weekends with contacts',
  hard: 'Tasks that need a skill at level 3 or 4',
  weekend: 'Tasks due on a Saturday or Sunday',
  buddying: 'Tasks done beside somebody as their buddy',
  recognition: 'Thanks that the team reads',
  'one-to-one': 'One-to-ones held with you',
};

/** What no record of Leadwell tells. */
export const untold =
  'Rotas and shifts are not kept here: whoever took a contact at a weekend worked on it, asked or not. Nor is it known how hard a single contact was, and thanks that only two people read are not counted.';

/** "Hard are contacts about damp or heating, which …" */
export const sayHard = (topics: readonly string[]): string =>
  topics.length > 0
    ? `Hard are contacts about ${oneOf(topics)}: they usually take the team at least ${hardFactor} times as long as others on their channel.`
    : `No contact counts as hard: that takes a topic whose contacts usually take the team at least ${hardFactor} times as long as others on their channel, and files of contacts that name topics and handling times.`;

export function askShare(question: ShareQuestion, months: SpanMonths): ShareWords {
  const { kind, tail, person, count } = question;
  const { name } = person;
  return {
    what: `In ${saySpan(months)} ${questions[kind](name, tail, count)}`,
    counts: sayCounts(question),
    ...leads[kind](person.id, tail),
  };
}

export const saySpan = (months: SpanMonths): string =>
  `${months === 12 ? 'twelve' : months === 6 ? 'six' : 'three'} months`;

function sayCounts({ kind, person, count, total, equal, amount }: ShareQuestion): string {
  const about = Math.max(1, Math.round(equal));
  if (amount)
    return `More than an equal share in ${count} of ${total} weeks; by chance that would be about ${about}. In all ${amount.had} hard contacts, where ${Math.round(amount.equal)} would have been equal among those ${person.name} took.`;
  return `${count === 0 ? 'None' : count} of ${total} ${lower(sayShare[kind])} that could have come to ${person.name}; on equal terms about ${about}.`;
}

const questions: Record<ShareKind, (name: string, tail: ShareQuestion['tail'], count: number) => string> = {
  development: (name, tail, count) => {
    if (tail === 'many') return `${name} had most of the steps up. Is the next one somebody else’s?`;
    return `${count === 0 ? 'no' : 'hardly any'} step up came to ${name}. Have they been asked what they want to learn?`;
  },
  'hard-contacts': (name) =>
    `${name} took more than a share of the hard contacts, week after week. Do they want it so, and do they have time to recover?`,
  'weekend-contacts': (name) => `${name} worked far more weekends than others. Was that asked for?`,
  hard: (name) => `${name} had much of the hard work. Do they want it so, and do they have time to recover?`,
  weekend: (name) => `${name} had much of the work due at weekends. Was that asked for?`,
  buddying: (name) => `${name} was the buddy far more often than others. Who else could learn to be one?`,
  recognition: (name, tail, count) => {
    if (tail === 'many')
      return `much of the team’s thanks went to ${name}. What did the others do that deserves thanks?`;
    return `${count === 0 ? 'nobody' : 'hardly anybody'} thanked ${name} where the team reads it. What did they do that nobody saw?`;
  },
  'one-to-one': (name, tail, count) => {
    if (tail === 'many') return `you met ${name} far more often than the others. Who has waited for a talk?`;
    return `you ${count === 0 ? 'held no' : 'hardly held a'} one-to-one with ${name}. Is that what both want?`;
  },
};

const leads: Record<ShareKind, (personId: string, tail: ShareQuestion['tail']) => Omit<ShareWords, 'what' | 'counts'>> =
  {
    development: (id) => ({
      why: 'Whoever gets no step up does not grow, and seldom asks.',
      ...{
        remedy: 'Talk about what they want to learn, and agree it as a goal.',
        href: `/lead/people/${id}/skills`,
        action: 'Agree a goal',
      },
    }),
    'hard-contacts': (id) => ({
      why: 'Hard contacts are strain. What one carries alone, nobody else learns.',
      ...{
        remedy: 'Ask, then look at how these contacts reach people, or plan who learns them.',
        href: `/lead/people/${id}/skills`,
        action: 'Look at their skills',
      },
    }),
    'weekend-contacts': () => ({
      why: 'Time at weekends is a burden that people carry silently.',
      ...{ remedy: 'Ask, and share the weekends out anew.', href: '/lead/one-to-ones', action: 'Arrange a one-to-one' },
    }),
    hard: (id) => ({
      why: 'Hard work is strain. What one carries alone, nobody else learns.',
      ...{
        remedy: 'Ask, then share the work out, or plan who learns it.',
        href: `/lead/people/${id}/skills`,
        action: 'Look at their skills',
      },
    }),
    weekend: () => ({
      why: 'Time at weekends is a burden that people carry silently.',
      ...{ remedy: 'Ask, and move what need not be due then.', href: '/lead', action: 'Look at the plans' },
    }),
    buddying: () => ({
      why: 'Supporting others is work, and a skill that others can learn.',
      ...{
        remedy: 'Ask who wants to be a buddy next time, and say so in the plan.',
        href: '/lead',
        action: 'Look at the plans',
      },
    }),
    recognition: (id, tail) => ({
      why: 'What is noticed is done again; what nobody notices ends.',
      ...(tail === 'few'
        ? {
            remedy: 'Look for one thing they did, and thank them for it.',
            href: `/lead/thanks?to=${id}#give`,
            action: 'Thank them',
          }
        : {
            remedy: 'Look for one thing that each of the others did.',
            href: '/lead/thanks#give',
            action: 'Thank somebody else',
          }),
    }),
    'one-to-one': () => ({
      why: 'Without a talk nobody hears what somebody needs.',
      ...{
        remedy: 'Ask whether they want one, and arrange it.',
        href: '/lead/one-to-ones',
        action: 'Arrange a one-to-one',
      },
    }),
  };

const lower = (words: string) => words[0]!.toLowerCase() + words.slice(1);
