import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, organisationWall, own } from '../columns.ts';

/** Records that figures and standards are calculated from. Contacts change with their import alone. */
export const behindFigures = sql`kind in ('agent-name', 'contact-import', 'standard', 'team', 'team-member')`;

/** Every version of every record, as it was after an action. Never changed; `salt` makes its hash say nothing about the text. */
export const versions = pgTable(
  'versions',
  {
    ...key(),
    kind: text().notNull(),
    recordId: uuid().notNull(),
    version: integer().notNull(),
    record: jsonb().$type<Record<string, unknown>>().notNull(),
    salt: text().notNull(),
    hash: text().notNull(),
    sequence: bigint({ mode: 'number' }).notNull(),
    action: text().notNull(),
    actorId: uuid(),
    actorName: text().notNull(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    index().on(t.organisationId, t.recordId, t.sequence),
    index().on(t.organisationId, t.sequence),
    index('versions_behind_figures').on(t.organisationId, t.sequence).where(behindFigures),
    index('versions_documents').on(t.organisationId, t.kind, t.recordId).where(sql`${t.kind} like '%-document'`),
  ],
);
export type Version = typeof versions.$inferSelect;

/** The hash chain. `entry` is the canonical JSON that was hashed, byte for byte. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    organisationId: uuid().notNull(),
    sequence: bigint({ mode: 'number' }).notNull(),
    entry: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sequence] }), organisationWall()],
);

/** The end of each organisation's chain; locked last in every action, so that entries follow one another. `seal`: see `seal.ts`. */
export const ledgerHeads = pgTable(
  'ledger_heads',
  {
    organisationId: uuid().primaryKey(),
    sequence: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
    seal: text(),
  },
  () => [organisationWall()],
);

/** A signed statement of how long the chain was and what its Merkle root was. */
export const ledgerCheckpoints = pgTable(
  'ledger_checkpoints',
  {
    organisationId: uuid().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    root: text().notNull(),
    note: text().notNull(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.size] }), organisationWall()],
);

export type CheckProblem = { where: string; what: string };
export type CheckState = 'waiting' | 'done' | 'failed';

/** The whole ledger verified because somebody asked, and what was found. */
export const ledgerChecks = pgTable(
  'ledger_checks',
  {
    ...key(),
    state: text().$type<CheckState>().notNull(),
    askedBy: uuid().notNull(),
    askedAt: moment().notNull(),
    endedAt: moment(),
    failure: text(),
    entries: bigint({ mode: 'number' }),
    problems: jsonb().$type<CheckProblem[]>(),
    ...edited(),
  },
  (t) => [...own(t), index().on(t.organisationId, t.askedAt)],
);
export type AskedCheck = typeof ledgerChecks.$inferSelect;

/** Requests already done: the same key has one effect. */
export const requests = pgTable(
  'requests',
  {
    organisationId: uuid().notNull(),
    personId: uuid().notNull(),
    key: text().notNull(),
    answer: jsonb().$type<Record<string, unknown>>(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId, t.key] }), index().on(t.at), organisationWall()],
);

/** What must follow a change (mail, jobs): written with it, worked after it. */
export const outbox = pgTable(
  'outbox',
  {
    organisationId: uuid().notNull(),
    id: uuid().primaryKey(),
    queue: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    at: moment().notNull(),
    sentAt: moment(),
  },
  (t) => [index().on(t.sentAt, t.at), uniqueIndex().on(t.organisationId, t.id)],
);
