// Fair shares of a team, for whoever leads or manages it: open questions, answered ones, and what the records cannot tell.
import { act, see } from '../act.ts';
import { today } from '../clock.ts';
import { daysBetween } from '../day-words.ts';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { teamFacts } from '../people/facts.ts';
import { rememberedOf } from '../remembered.ts';
import { askShare, type ShareWords, sayShare, saySpan } from './fair-share-words.ts';
import { leastPeople, questionsOf, type ShareQuestion, type SpanMonths, shareKinds, spans } from './fair-shares.ts';
import type { WaiverForm } from './insight-waivers.form.ts';
import { sharesAnew, sharesOf } from './share-events.ts';
import {
  holdingFor,
  insertWaiver,
  lockedWaiver,
  type Waivable,
  type Waiver,
  waiversOf,
  withdrawWaiver,
} from './waivers.ts';

/** `answeredFor`: for which other span its answer was given, as "six months". */
export type AskedShare = Waivable &
  ShareWords & { person: { id: string; name: string }; answer: Waiver | null; answeredFor: string | null };
export type FairShares = {
  team: { id: string; name: string };
  months: SpanMonths;
  /** Days from which on it is looked at, YYYY-MM-DD. */
  from: string;
  /** Fewer than three people: nothing is said. */
  tooFew: boolean;
  /** How many are looked at, and how much is known of each kind of all of them together. */
  people: number;
  known: { kind: (typeof shareKinds)[number]; words: string; total: number }[];
  /** Topics whose contacts count as hard. */
  hardTopics: string[];
  questions: AskedShare[];
  /** Answers of questions that are not asked any more, because something changed. */
  before: Waiver[];
  timeZone: string;
};

/** @throws NotFound for whoever neither leads nor manages the team */
export const fairSharesOf = (actor: Actor, teamId: string, months: SpanMonths = 6): Promise<FairShares> =>
  see(actor, 'fair-share.view', teamFacts(actor, teamId), (db) =>
    rememberedOf(db, actor, `fair shares of ${teamId} over ${months}`, () => pageOf(db, actor, teamId, months)),
  );

async function pageOf(db: Read, actor: Actor, teamId: string, months: SpanMonths): Promise<FairShares> {
  const day = today(actor.organisation.timeZone);
  const from = monthsBefore(day, months);
  const { people, events, hardTopics } = await sharesOf(db, actor, teamId, from);
  const waivers = await waiversOf(actor, teamId)(db);
  const asked = questionsOf(people, events).map((question) => waivable(question, months));
  const questions = asked.map((question) => {
    const answer = answerHolding(waivers, question, day);
    return { ...question, answer, answeredFor: answer && otherSpan(answer, months) };
  });
  const holding = new Set(questions.map(({ answer }) => answer?.id));
  const tooFew = people.length < leastPeople;
  return {
    ...{ team: await teamNamed(db, actor, teamId), months, from, tooFew, questions, hardTopics },
    people: people.length,
    known: shareKinds.map((kind) => ({
      ...{ kind, words: sayShare[kind] },
      total: tooFew ? 0 : events.filter((event) => event.kind === kind).length,
    })),
    before: waivers.filter(
      (waiver) => isShare(waiver) && waiver.checkId.endsWith(`-${months}`) && !holding.has(waiver.id),
    ),
    timeZone: actor.organisation.timeZone,
  };
}

/** Days for which an answer holds for the same question of other spans. */
const daysForOtherSpans = 60;

/** The answer to what is asked: to this very question, or else the newest of late to the same question of another span. Pure. */
export const answerHolding = (waivers: readonly Waiver[], asked: Omit<Waivable, 'what'>, day: string): Waiver | null =>
  holdingFor(waivers, asked) ??
  waivers.find(
    ({ checkId, objectId, at }) =>
      objectId === asked.objectId &&
      checkId !== asked.checkId &&
      withoutSpan(checkId) === withoutSpan(asked.checkId) &&
      daysBetween(at.slice(0, 10), day) < daysForOtherSpans,
  ) ??
  null;

const withoutSpan = (checkId: string) => checkId.replace(/-\d+$/, '');

function otherSpan({ checkId }: Waiver, months: SpanMonths): string | null {
  const span = spans.find((one) => checkId.endsWith(`-${one}`));
  return span && span !== months ? saySpan(span) : null;
}

/** Answers a question: the reason is kept, and the question rests until what it rests on changes. */
export const answerShare = (actor: Actor, teamId: string, months: SpanMonths, form: WaiverForm) =>
  act(actor, 'fair-share.answer', teamFacts(actor, teamId), async (tx, _, keep) =>
    insertWaiver(tx, actor, { teamId, found: await askedIn(sharesAnew, tx, actor, teamId, months), form }, keep),
  );

/** The question is asked again. */
export const askShareAgain = (actor: Actor, waiverId: string) =>
  act(actor, 'fair-share.answer', lockedWaiver(actor, waiverId, isShare), (tx, { waiver }, keep) =>
    withdrawWaiver(tx, actor, waiver, keep),
  );

/** What is asked of a team, answered or not. For `see`. */
export const sharesFound = (db: Read, actor: Actor, teamId: string, months: SpanMonths) =>
  askedIn(sharesOf, db, actor, teamId, months);

async function askedIn(shares: typeof sharesOf, db: Read, actor: Actor, teamId: string, months: SpanMonths) {
  const from = monthsBefore(today(actor.organisation.timeZone), months);
  const { people, events } = await shares(db, actor, teamId, from);
  return questionsOf(people, events).map((question) => waivable(question, months));
}

const checkOf = 'fair-share-';
export const isShare = ({ checkId }: { checkId: string }) => checkId.startsWith(checkOf);

const waivable = (question: ShareQuestion, months: SpanMonths) => ({
  ...{ checkId: `${checkOf}${question.kind}-${question.tail}-${months}`, objectId: question.person.id },
  ...{ restsOn: question.of, person: question.person, ...askShare(question, months) },
});

function monthsBefore(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(at.getUTCDate(), last));
  return first.toISOString().slice(0, 10);
}

const teamNamed = async (db: Read, { organisationId }: Actor, teamId: string) =>
  one(
    await db.rows<{ id: string; name: string }>(
      sql`select id, name from teams where organisation_id = ${organisationId} and id = ${teamId}`,
    ),
  );
