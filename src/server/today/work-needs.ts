// What work that is not done needs from somebody: of members an answer and words, of leaders a reply, of both the work itself. Pure.
import { daysAfter } from '../day-words.ts';
import { type Gone, goneWords } from '../plans/gone.ts';
import { asOwnCounter } from '../plans/moved-by-counter.ts';
import { isSaidOf, saySince } from '../plans/said-of.ts';
import { ended, type NeedRow, needRow, partOf, type Say, several } from './need.ts';
import type { WorkRow } from './work-rows.ts';

/** Nobody waits for whoever is gone, and they are asked nothing: their work goes to somebody else. `day` is YYYY-MM-DD. */
export function workNeeds(rows: readonly WorkRow[], day: string): NeedRow[] {
  const soon = daysAfter(day, 7);
  const mine = rows.filter((row) => row.mine && !row.gone);
  const here = rows.filter((row) => !row.mine && !row.gone);
  return [
    ...each(mine.filter(isUnanswered), ({ planId }) => planId).map((all) =>
      planNeed('answer', all, { words: whyAgain(all) }),
    ),
    ...mine
      .filter(isReplied)
      .map((row) =>
        said(row.answer === 'counter' ? 'counter-replied' : 'replied', row, row.reply, row.replier, row.repliedAt),
      ),
    ...mine.filter(isOpen).map((row) => said(`own-${row.answer}`, row, row.words, null, row.answeredAt)),
    ...each(mine.filter(isUnsaid), ({ planId }) => planId).map((all) => understand(all, mine)),
    ...mine.filter(({ led, buddyGone }) => !led && buddyGone).map(ownBuddy),
    ...mine.filter(({ missing }) => missing !== null).map(returned),
    ...mine
      .filter(({ answer, due, missing }) => answer === 'accept' && missing === null && due && due <= soon)
      .map(task),
    ...here.filter(isOpen).map((row) => said(row.answer!, row, row.words, row.person, row.answeredAt)),
    ...each(here.filter(isUnanswered), ({ planId }) => planId).map(noAccount),
    ...each(
      rows.filter(({ led, gone, isBuddying }) => led && gone && !isBuddying),
      ({ planId, personId }) => planId + personId,
    ).map(gone),
    ...each(
      rows.filter(({ led, buddyGone }) => led && buddyGone),
      ({ planId, buddyId }) => planId + buddyId,
    ).map(goneBuddy),
  ];
}

/** What is otherwise now about work that was theirs before. */
const whyAgain = (all: readonly WorkRow[]): string | null =>
  [...new Set(all.flatMap(({ changed: why, person }) => (why ? asOwnCounter(why, person) : [])))]
    .slice(0, 2)
    .join(' ') || null;

const isUnanswered = ({ answer }: WorkRow) => answer === null;
const isReplied = ({ answer, reply }: WorkRow) => answer !== null && answer !== 'accept' && reply !== null;
const isOpen = ({ answer, reply }: WorkRow) => answer !== null && answer !== 'accept' && reply === null;

/** Accepted, and given after what one said last, or what that was said of was more. */
const isUnsaid = (row: WorkRow) => row.answer === 'accept' && (row.takenSince.length > 0 || isGivenSince(row));
const isGivenSince = (row: WorkRow) => !(row.saidAt && isSaidOf({ at: row.saidAt }, row));

const each = (rows: WorkRow[], by: (row: WorkRow) => string): WorkRow[][] => [...Map.groupBy(rows, by).values()];

const need = (kind: string, { planId, personId, at }: WorkRow, more: Partial<NeedRow>): NeedRow =>
  needRow(kind, { at: personId, within: planId, since: at, ...more });

const said = (kind: string, row: WorkRow, words: string | null, who: string | null, since: string | null): NeedRow =>
  need(kind, row, { title: row.title, words, who, since });

const task = (row: WorkRow): NeedRow =>
  need('task', row, { at: row.id, title: row.title, words: `In ${row.plan}`, due: row.due });

const returned = (row: WorkRow): NeedRow =>
  need('given-back', row, { at: row.id, title: row.title, words: row.missing, due: row.due });

const planNeed = (kind: string, all: WorkRow[], more: Partial<NeedRow> = {}): NeedRow =>
  need(kind, all[0]!, { title: all[0]!.plan, n: all.length, since: all.map(({ at }) => at).sort()[0]!, ...more });

const understand = (all: WorkRow[], mine: WorkRow[]): NeedRow =>
  planNeed(all[0]!.saidAt ? 'understand-again' : 'understand', all, {
    n: null,
    words: all[0]!.saidAt ? changed(all[0]!, mine) : null,
    since: all
      .map(({ answeredAt }) => answeredAt)
      .sort()
      .at(-1)!,
  });

/** How one's work in a plan changed since one said what it is for, whether or not it is agreed yet. */
const changed = ({ planId, takenSince }: WorkRow, mine: WorkRow[]): string =>
  saySince(
    mine.filter((row) => row.planId === planId && isGivenSince(row)).map(({ title }) => title),
    takenSince,
  );

const noAccount = (all: WorkRow[]): NeedRow =>
  planNeed('no-account', all, { at: null, who: all[0]!.person, n: new Set(all.map(({ personId }) => personId)).size });

const gone = (all: WorkRow[]): NeedRow => planNeed('gone', all, { at: null, who: all[0]!.person, words: all[0]!.gone });

const goneBuddy = (all: WorkRow[]): NeedRow =>
  planNeed('gone-buddy', all, { at: null, who: all[0]!.buddy, words: all[0]!.buddyGone });

const ownBuddy = (row: WorkRow): NeedRow =>
  need('own-buddy', row, { title: row.title, who: row.buddy, words: row.buddyGone });

/** Of a counter-offer only the reason is theirs, and stands in quotes already. */
const inQuotes = (what: string, words: string): string =>
  what.includes('counter-offer') ? ended(words) : `“${words}”`;

const asked =
  (what: string): Say[string] =>
  ({ who, title, words, at, within }) => ({
    ...{
      what: `${who} ${what} “${title}”`,
      why: words ? inQuotes(what, words) : undefined,
      from: 'Lead',
      href: partOf(within, at),
    },
    stands: {
      shape: 'query',
      text: what.includes('counter') ? 'Counter-offer' : what.startsWith('has') ? 'Query' : 'Declined',
    },
  });

const repliedAbout =
  (quote: (words: string) => string): Say[string] =>
  ({ who, title, words, at, within }) => ({
    ...{ what: `${who ?? 'The leader'} replied about “${title}”`, why: words ? quote(words) : undefined },
    ...{ from: 'Lead', href: partOf(within, at), stands: { shape: 'back', text: 'Answer again' } },
  });

/** What somebody said themselves and nobody has answered yet. */
const waiting =
  (what: string, next: string): Say[string] =>
  ({ title, words, at, within }) => ({
    ...{
      what: `${what} “${title}”`,
      why: words ? `${inQuotes(what, words)} ${next}` : next,
      from: 'Lead',
      href: partOf(within, at),
    },
    stands: { shape: 'wait', text: 'Waits for the leader' },
  });

export const sayWorkNeeds: Say = {
  query: asked('has a query on'),
  decline: asked('declined'),
  counter: asked('has a counter-offer for'),
  gone: ({ who, words, n, title, within }) => ({
    ...{ what: `Give the work of ${who} to somebody else`, from: 'Lead', href: `/lead/plans/${within}` },
    ...{
      why: ended(`${who} ${goneWords[words as Gone]}, and has ${several(n, 'task', 'tasks')} in “${title}”`),
      stands: { shape: 'open', text: 'Nobody does it' },
    },
  }),
  'gone-buddy': ({ who, words, n, title, within }) => ({
    ...{ what: `Find another buddy instead of ${who}`, from: 'Lead', href: `/lead/plans/${within}` },
    ...{
      why: ended(
        `${who} ${goneWords[words as Gone]}, and is the buddy for ${several(n, 'task', 'tasks')} in “${title}”`,
      ),
      stands: { shape: 'open', text: 'No buddy' },
    },
  }),
  'own-buddy': ({ who, words, title, at, within }) => ({
    ...{ what: `Your buddy ${who} ${goneWords[words as Gone]}`, from: 'Lead', href: partOf(within, at) },
    ...{
      why: `${ended(`For “${title}”`)} Your leader finds you another: ask for one if you need it now.`,
      stands: { shape: 'open', text: 'No buddy' },
    },
  }),
  'no-account': ({ n, who, title, within }) => ({
    ...{ what: `${n === 1 ? `${who} has` : `${n} people have`} no account, so cannot answer “${title}”` },
    ...{ from: 'Lead', href: `/lead/plans/${within}` },
    why: `${n === 1 ? 'This person needs' : 'They need'} an invitation, or the work goes to somebody else.`,
    stands: { shape: 'open', text: 'Cannot answer' },
  }),
  answer: ({ n, title, words, at, within }) => ({
    ...{
      what: `Agree your ${n === 1 ? 'task' : `${n} tasks`} in “${title}”, or say why not`,
      from: 'Lead',
      href: partOf(within, at),
    },
    ...{
      why: words ?? 'Agree, ask or decline: it is your work only once you agree.',
      stands: { shape: 'wait', text: 'Waiting for you' },
    },
  }),
  replied: repliedAbout((words) => `“${words}”`),
  // What is their own of it stands in quotes already.
  'counter-replied': repliedAbout(ended),
  'own-query': waiting('Your query on', 'The leader replies next.'),
  'own-counter': waiting('Your counter-offer for', 'The leader takes or declines it next.'),
  'own-decline': waiting('Your refusal of', 'The leader replies, or gives it to somebody else.'),
  understand: ({ title, at, within }) => ({
    ...{ what: `Say in your own words what you will do in “${title}”`, from: 'Lead', href: partOf(within, at) },
    ...{
      why: 'So that you and your leader mean the same before the work begins.',
      stands: { shape: 'open', text: 'Not said yet' },
    },
  }),
  'understand-again': ({ title, words, at, within }) => ({
    ...{ what: `Say whether your words hold for your work in “${title}” as it is now`, from: 'Lead' },
    ...{ why: `${words} since you said them.`, href: partOf(within, at) },
    stands: { shape: 'open', text: 'Said of earlier work' },
  }),
  task: ({ title, words, at }) => ({
    ...{ what: title, why: words ?? undefined, from: 'Lead', href: `/lead/my-work/${at}` },
  }),
  'given-back': ({ title, words, at }) => ({
    ...{ what: `Finish “${title}”: it was given back`, why: `Still missing: “${words}”`, from: 'Lead' },
    ...{ href: `/lead/my-work/${at}`, stands: { shape: 'back', text: 'Given back' } },
  }),
};
