import { date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { assignmentAnswers, assignments } from './assignments.table.ts';
import { plans, tasks } from './plans.table.ts';

export const counterKinds = ['swap', 'give', 'later', 'support'] as const;
export type CounterKind = (typeof counterKinds)[number];

/** What a counter-offer would change for one person. Hours: their work of the plan, and what they have free for it. */
export type CounterChange = {
  id: string;
  name: string;
  gains: string[];
  loses: string[];
  /** What is theirs still, but not as it was given. */
  anew: string[];
  /** The hours of what changes by its hours; a price that was worked out before they were told has none. */
  hours?: { title: string; before: number; after: number }[];
  /** How work that is theirs still is otherwise, where not by its hours: its new day, or its buddy. An older price has none. */
  how?: { title: string; words: string }[];
  before: number;
  after: number;
  of: number;
};

/** Work as it would be given out: a row of an assignment. */
export type CounterGiven = {
  taskId: string;
  personId: string;
  hours: number;
  buddyId: string | null;
  buddyToId: string | null;
  develops: boolean;
  because: string[];
};

/**
 * What a counter-offer costs others. `holds`: everybody else keeps what they have; whoever agreed keeps it; or neither. Null: it cannot be
 * done, and `why`. `basis`: fingerprint of everything that this rests on; `scope`: the tasks that are given out anew by it.
 */
export type CounterPrice = {
  holds: 'all' | 'agreed' | 'nothing' | null;
  changes: CounterChange[];
  undone: { title: string; because: string }[];
  /** What it means for load and wishes; a price that was worked out before they were told has none. */
  aims?: string[];
  why: string[];
  proven: boolean;
  basis: string;
  scope: string[];
  given: CounterGiven[];
};

/** A member's other proposal for work offered to them: to swap or hand it on, later, or with somebody's support; and what came of it. */
export const counterOffers = pgTable(
  'counter_offers',
  {
    ...key(),
    planId: uuid().notNull(),
    assignmentId: uuid().notNull(),
    answerId: uuid().notNull(),
    personId: uuid().notNull(),
    kind: text().$type<CounterKind>().notNull(),
    withId: uuid(),
    /** The colleague's task that is swapped for. */
    forTaskId: uuid(),
    due: date(),
    reason: text().notNull(),
    at: moment().notNull(),
    price: jsonb().$type<CounterPrice>(),
    pricedAt: moment(),
    failure: text(),
    withdrawnAt: moment(),
    outcome: text().$type<'taken' | 'declined'>(),
    words: text(),
    decidedBy: uuid(),
    decidedAt: moment(),
    /** When the leader took promised support back, and who: until then it holds in every run of the allocation. */
    supportEndedAt: moment(),
    supportEndedBy: uuid(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.assignmentId, assignments),
    to(t, t.answerId, assignmentAnswers),
    to(t, t.personId, people),
    to(t, t.withId, people),
    to(t, t.forTaskId, tasks),
    to(t, t.decidedBy, people),
    to(t, t.supportEndedBy, people),
    index().on(t.organisationId, t.planId, t.at),
    index().on(t.organisationId, t.assignmentId),
  ],
);
export type CounterOffer = typeof counterOffers.$inferSelect;
