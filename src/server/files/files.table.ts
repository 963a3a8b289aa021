import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { key, moment, own } from '../columns.ts';

/** A file as uploaded: the bytes lie in the store under their SHA-256; who may read it follows from what it belongs to. */
export const files = pgTable(
  'files',
  {
    ...key(),
    hash: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    type: text().notNull(),
    name: text().notNull(),
    uploadedBy: uuid().notNull(),
    uploadedAt: moment().notNull(),
    belongsToKind: text().notNull(),
    belongsToId: uuid().notNull(),
  },
  (t) => [
    ...own(t),
    index().on(t.organisationId, t.belongsToId),
    index().on(t.organisationId, t.hash),
    index().on(t.hash),
  ],
);
export type StoredFile = typeof files.$inferSelect;
