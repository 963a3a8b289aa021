// Contacts as events of fair shares: weekends on which somebody took any, and weeks in which somebody took more hard ones than an
// equal share. See docs/decisions/0213. Pure.
import { hypergeometric, sumOfBoth } from './chance.ts';
import { byWeight, type ShareEvent } from './fair-shares.ts';

/** What one person took in a week (its Monday) on one channel of one system. */
export type Taken = {
  week: string;
  channel: string;
  personId: string;
  /** Hours a week, or those of a full week. */
  hours: number;
  contacts: number;
  hard: number;
  atWeekend: number;
};
/** `topics`: those whose contacts count as hard, by their names. */
export type TeamContacts = { taken: Taken[]; topics: string[] };

/** Hours a week of whoever has none on record. */
export const fullTime = 37;
/** A topic counts as hard where its contacts usually take at least so many times as long as its channel's. */
export const hardFactor = 1.5;
/** Of fewer contacts it is not known what they usually take. */
export const leastOfTopic = 30;

export const eventsOfContacts = ({ taken }: TeamContacts): ShareEvent[] =>
  [...Map.groupBy(taken, ({ week }) => week).values()].flatMap((week) => [...weekendsOf(week), ...hardOf(week)]);

/** Whoever took a contact on either day of a weekend worked on it; it could have come to all who worked in that week, by their hours. */
function weekendsOf(week: readonly Taken[]): ShareEvent[] {
  const to = distinct(week.filter(({ atWeekend }) => atWeekend > 0));
  if (to.length === 0) return [];
  const hours = Object.fromEntries(week.map(({ personId, hours: free }) => [personId, free]));
  return [{ kind: 'weekend-contacts', to, chances: byWeight(to.length, hours) }];
}

/**
 * Who took more hard contacts in a week than their share of all contacts, channel by channel. By chance a count on one channel is
 * hypergeometric: so many hard ones among all, of which somebody took so many.
 */
function hardOf(week: readonly Taken[]): ShareEvent[] {
  const channels = [...Map.groupBy(week, ({ channel }) => channel).values()].flatMap((taken) => {
    const [all, hard] = [sum(taken.map(({ contacts }) => contacts)), sum(taken.map((row) => row.hard))];
    return taken.length > 1 && hard > 0 ? taken.map((row) => ({ ...row, all, allHard: hard })) : [];
  });
  const amounts: Record<string, { had: number; equal: number }> = {};
  const chances: Record<string, number> = {};
  for (const [personId, rows] of Map.groupBy(channels, (row) => row.personId)) {
    const had = sum(rows.map(({ hard }) => hard));
    const equal = sum(rows.map(({ contacts, all, allHard }) => (allHard * contacts) / all));
    const counts = rows
      .map(({ contacts, all, allHard }) => hypergeometric(all, allHard, contacts))
      .reduce(sumOfBoth, [1]);
    amounts[personId] = { had, equal };
    chances[personId] = sum(counts.filter((_, count) => isBeyond(count, equal)));
  }
  const people = Object.keys(amounts);
  const to = people.filter((id) => isBeyond(amounts[id]!.had, amounts[id]!.equal));
  return people.length > 0 ? [{ kind: 'hard-contacts', to, chances, amounts }] : [];
}

const isBeyond = (count: number, equal: number) => count > equal + 1e-9;
const distinct = (rows: readonly Taken[]) => [...new Set(rows.map(({ personId }) => personId))];
const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
