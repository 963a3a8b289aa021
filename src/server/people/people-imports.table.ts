import { index, integer, json, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';

/** The first reasons, each with its first rows and how many have it. `people`: how many have no manager for any reason. */
export type UnsetManagers = { people: number; reasons: { reason: string; rows: number[]; count: number }[] };
export type ImportResult = {
  added: number;
  changed: number;
  same: number;
  refused: number;
  teams: number;
  leaders: number;
  /** Why managers could not be set, where some could not. */
  managers?: UnsetManagers;
};

/** A file of people brought in: what its columns mean, and what came of it. */
export const peopleImports = pgTable(
  'people_imports',
  {
    ...key(),
    fileName: text().notNull(),
    /** SHA-256 of what is read of it, so that the same file is known again; null of files from before that was kept. */
    fileHash: text(),
    /** By header, what the importer says a column means; what is not here is guessed. */
    meanings: jsonb().$type<Record<string, string>>().notNull(),
    dates: text().$type<'day-first' | 'month-first'>(),
    refusedColumns: jsonb().$type<{ header: string; why: string }[]>().notNull(),
    broughtBy: uuid().notNull(),
    broughtAt: moment().notNull(),
    doneAt: moment(),
    setAsideAt: moment(),
    result: jsonb().$type<ImportResult>(),
    ...edited(),
  },
  (t) => [...own(t), index().on(t.organisationId, t.broughtAt), index().on(t.organisationId, t.fileHash)],
);
export type PeopleImport = typeof peopleImports.$inferSelect;

/** The rows of a file until it is imported or set aside, without the columns that are refused: those are never kept. */
export const peopleImportRows = pgTable('people_import_rows', { ...key(), content: text().notNull() }, (t) => [
  ...own(t),
  to(t, t.id, peopleImports),
]);

/** Rows of a file that could not be used, with the reason. */
export const peopleImportRefusals = pgTable(
  'people_import_refusals',
  {
    ...key(),
    importId: uuid().notNull(),
    row: integer().notNull(),
    reason: text().notNull(),
    /** By header, in the order of the file: `json`, for `jsonb` would sort them. */
    raw: json().$type<Record<string, string>>().notNull(),
  },
  (t) => [...own(t), to(t, t.importId, peopleImports), index().on(t.organisationId, t.importId, t.row)],
);
