// what members said of their work, or were not asked for. One finding for a plan, with their names. Pure.
import { daysBetween } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import type { AnswerRow } from '../plans/plan-rows.ts';
import { isSaidOf } from '../plans/said-of.ts';
import type { Check, Found } from './check.ts';
import { type LeadingFacts, type LedPlan, patience, waitedLong } from './leading-facts.ts';

type Named = { id: string; name: string };

const byPlan = (
  { plans, day }: LeadingFacts,
  who: (led: LedPlan, day: string) => Named[],
  say: (names: string, plan: string, n: number) => string,
  way: Pick<Found, 'title' | 'action'>,
): Found[] =>
  plans
    .filter(({ state }) => state !== 'draft')
    .flatMap((led) => {
      const people = [...new Map(who(led, day).map((one) => [one.id, one.name]))].sort(([, a], [, b]) =>
        a.localeCompare(b, 'en-GB'),
      );
      if (people.length === 0) return [];
      const { id, title } = led.plan;
      const names = allOf(people.map(([, name]) => name));
      const href = people.length === 1 ? `/lead/plans/${id}/agreement/${people[0]![0]}` : `/lead/plans/${id}`;
      return [
        {
          ...{ objectId: id, what: say(names, title, people.length), href, ...way },
          rests: people.map(([one]) => one),
        },
      ];
    });

const isOld = (at: string, day: string) => daysBetween(at.slice(0, 10), day) > patience;
const newest = (answers: readonly AnswerRow[], assignmentId: string) =>
  answers.findLast((answer) => answer.assignmentId === assignmentId);

/** Work of somebody who can still do it. */
const held = ({ assignments }: LedPlan) => assignments.filter(({ doneAt, gone }) => !doneAt && !gone);

const notSaid: Check = {
  ...{ id: 'understanding-not-said', severity: 'warn', source: 'S2 2.1; R-006', toDo: 'Talk with people' },
  title: `Members who accepted work ${waitedLong}, and said in their own words what it is and why`,
  why: 'Whoever only nods may have understood something else, and customers find out.',
  remedy: 'Ask them to say what they will do, and why it matters to a customer.',
  find: (facts) =>
    together([
      ...byPlan(
        facts,
        (led, day) => acceptedIn(led, day).flatMap(({ said, ...one }) => (said ? [] : [one])),
        (names, plan, n) =>
          `${names} accepted work of “${plan}” and ${n === 1 ? 'has' : 'have'} not said in their own words what it is and why.`,
        { title: 'Accepted, and not said in their own words', action: 'Ask for it' },
      ),
      ...byPlan(
        facts,
        (led, day) =>
          acceptedIn(led, day).flatMap(({ said, at, ...one }) => (said && !isSaidOf(said, { at }) ? [one] : [])),
        (names, plan) =>
          `${names} accepted work of “${plan}” that was given after they had said theirs in their own words: what they said is of earlier work.`,
        { title: 'Said of earlier work', action: 'Ask whether it still holds' },
      ),
    ]),
};

/** Work that was accepted some time ago: whose, when it was given, and their newest words. */
const acceptedIn = (led: LedPlan, day: string) =>
  held(led)
    .filter(({ id }) => {
      const answer = newest(led.answers, id);
      return answer?.answer === 'accept' && isOld(answer.at, day);
    })
    .map(({ personId: id, name, at }) => ({
      ...{ id, name, at },
      said: led.understandings.findLast(({ personId }) => personId === id),
    }));

/** One finding for a plan: a reason given for setting it aside is kept by the plan. */
const together = (all: readonly Found[]): Found[] =>
  [...Map.groupBy(all, ({ objectId }) => objectId).values()].map((own) => {
    if (own.length === 1) return own[0]!;
    const what = own.map((one) => one.what).join(' ');
    const rests = own.flatMap((one) => one.rests);
    return { ...own[0]!, what, rests, href: `/lead/plans/${own[0]!.objectId}` };
  });

const notConfirmed: Check = {
  ...{ id: 'understanding-not-confirmed', severity: 'warn', source: 'S2 2.1; R-006', toDo: 'Talk with people' },
  title: `What members said ${waitedLong} of their work, confirmed or made clear by you`,
  why: 'Whoever said it waits to hear whether they have understood.',
  remedy: 'Read their words, then confirm them or make clear what is meant.',
  find: (facts) =>
    byPlan(
      facts,
      (led, day) =>
        led.understandings
          .filter(({ outcome, at, id, personId }) => {
            const last = led.understandings.findLast((said) => said.personId === personId);
            return (
              !outcome && isOld(at, day) && last?.id === id && held(led).some((work) => work.personId === personId)
            );
          })
          .map(({ personId: id }) => ({ id, name: led.assignments.find(({ personId }) => personId === id)!.name })),
      (names, plan) => `${names} said what the work of “${plan}” is for, and nobody has confirmed it.`,
      { title: 'Said, and not confirmed', action: 'Read and confirm' },
    ),
};

const noReply: Check = {
  ...{ id: 'answer-without-reply', severity: 'warn', source: 'S2 1.2; R-005', toDo: 'Talk with people' },
  title: `What members asked or refused ${waitedLong}, with your reply`,
  why: 'Whoever asks and hears nothing does not ask again.',
  remedy: 'Reply: change what can be changed, or say why it stays.',
  find: (facts) =>
    byPlan(
      facts,
      (led, day) =>
        held(led)
          .filter((work) => {
            const answer = newest(led.answers, work.id);
            return answer !== undefined && answer.answer !== 'accept' && !answer.reply && isOld(answer.at, day);
          })
          .map(({ personId: id, name }) => ({ id, name })),
      (names, plan, n) => `${names} ${n === 1 ? 'waits' : 'wait'} for your reply about work of “${plan}”.`,
      { title: 'Somebody waits for your reply', action: 'Reply' },
    ),
};

export const talkChecks = [notSaid, notConfirmed, noReply];
