import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { edited, key, moment, organisationWall, own, to } from '../columns.ts';
import { people, teams } from '../people/people.table.ts';

/** A service standard: what is promised to customers, measured by a KPI (see `kpis.ts`), with its target. */
export const standards = pgTable(
  'standards',
  {
    ...key(),
    name: text().notNull(),
    promise: text().notNull(),
    kpi: text(),
    target: doublePrecision(),
    teamId: uuid(),
    liveFrom: date().notNull(),
    retiredAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.teamId, teams), uniqueIndex().on(t.organisationId, t.name)],
);
export type Standard = typeof standards.$inferSelect;

/** Where the import of a file of contacts stands. */
export type ImportState = 'reading' | 'waiting' | 'importing' | 'done' | 'failed' | 'set-aside' | 'taken-back';

/** A file of contacts brought in: what its columns mean, which system it comes from, and what came of it. */
export const contactImports = pgTable(
  'contact_imports',
  {
    ...key(),
    fileHash: text().notNull(),
    fileName: text().notNull(),
    /** The system the contacts come from: ids are its own, so that the same contact is known again. */
    source: text().notNull(),
    timeZone: text().notNull(),
    /** By header, what the importer says a column means; null for one to be left alone; what is not here is guessed. */
    meanings: jsonb().$type<Record<string, string | null>>().notNull(),
    state: text().$type<ImportState>().notNull(),
    failure: text(),
    rows: integer().notNull().default(0),
    added: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    known: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    periodFrom: date(),
    periodTo: date(),
    broughtBy: uuid().notNull(),
    broughtAt: moment().notNull(),
    doneAt: moment(),
    /** Whether it is known which contacts the file held: not of imports before that was kept, which cannot be taken back. */
    isTraced: boolean().notNull().default(false),
    /** Who asked for it to be taken back, when and why; it is when the state says so, and then what became of its contacts. */
    ...{ backAskedBy: uuid(), backAskedAt: moment(), backWhy: text(), backAt: moment() },
    ...{ contactsGone: integer(), contactsRestored: integer(), contactsLeft: integer() },
    ...edited(),
  },
  (t) => [...own(t), index().on(t.organisationId, t.broughtAt), index().on(t.organisationId, t.fileHash)],
);
export type ContactImport = typeof contactImports.$inferSelect;

/** What a file was read as, until it is imported or set aside: its values may name customers, so it is kept no longer. */
export const contactImportReadings = pgTable(
  'contact_import_readings',
  { ...key(), reading: jsonb().notNull() },
  (t) => [...own(t), to(t, t.id, contactImports)],
);

/** Rows of a file that could not be used, kept with the reason. */
export const contactRefusals = pgTable(
  'contact_refusals',
  { ...key(), importId: uuid().notNull(), row: integer().notNull(), reason: text().notNull(), raw: text().notNull() },
  (t) => [...own(t), to(t, t.importId, contactImports), index().on(t.organisationId, t.importId, t.row)],
);

/** What a later file may say otherwise of a contact. Times are seconds. */
const whatAFileSays = () => ({
  agent: text(),
  team: text(),
  channel: text(),
  topic: text(),
  answered: integer(),
  abandoned: integer(),
  resolved: integer(),
  firstContact: integer(),
  waitSeconds: doublePrecision(),
  handleSeconds: doublePrecision(),
  firstResponseSeconds: doublePrecision(),
  resolutionSeconds: doublePrecision(),
  satisfaction: doublePrecision(),
  satisfied: integer(),
  slaMet: integer(),
  responseSlaMet: integer(),
});

/** One contact with a customer. Times are seconds; what the file did not say is null. No customer is named here. */
export const contacts = pgTable(
  'contacts',
  {
    ...key(),
    /** The import that gave it the values it has. */
    importId: uuid().notNull(),
    /** The earliest import that holds it; null where that was before this was kept. */
    firstImportId: uuid(),
    source: text().notNull(),
    sourceId: text().notNull(),
    at: moment().notNull(),
    /** The Monday of its week in the time zone it was imported with. */
    week: date().notNull(),
    ...whatAFileSays(),
  },
  (t) => [
    ...own(t),
    uniqueIndex().on(t.organisationId, t.source, t.sourceId),
    index().on(t.organisationId, t.week),
    index().on(t.organisationId, t.at, t.id),
    index().on(t.organisationId, t.agent, t.at, t.id),
  ],
);
export type Contact = typeof contacts.$inferSelect;

/** Contacts of a week that an import held, too, though an earlier one had brought them. */
export const contactRepeats = pgTable(
  'contact_repeats',
  {
    organisationId: uuid().notNull(),
    importId: uuid().notNull(),
    week: date().notNull(),
    contactIds: uuid().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.importId, t.week] }),
    organisationWall(),
    to(t, t.importId, contactImports),
    index().on(t.organisationId, t.week),
  ],
);

/** What a contact was before an import changed it, and the import it had that from. */
export const contactChanges = pgTable(
  'contact_changes',
  {
    organisationId: uuid().notNull(),
    contactId: uuid().notNull(),
    importId: uuid().notNull(),
    wasFrom: uuid().notNull(),
    ...whatAFileSays(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.contactId, t.importId] }), organisationWall()],
);

/** Which person an agent's name in a source means, and from when. */
export const agentNames = pgTable(
  'agent_names',
  {
    ...key(),
    agent: text().notNull(),
    personId: uuid(),
    since: date(),
    until: date(),
    setBy: uuid().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.personId, people),
    unique('agent_names_beginning').on(t.organisationId, t.agent, t.since).nullsNotDistinct(),
  ],
);

/** Numerators and denominators by week, agent and measure (`measures.ts`), made anew for the weeks an import touched: pages never count contacts. */
export const weeklyFigures = pgTable(
  'weekly_figures',
  {
    ...key(),
    week: date().notNull(),
    agent: text(),
    kpi: text().notNull(),
    numerator: doublePrecision().notNull(),
    denominator: doublePrecision().notNull(),
    /** Only for a median: each value once, and how often it came, so that medians of any weeks are exact. */
    values: doublePrecision().array(),
    counts: integer().array(),
  },
  (t) => [...own(t), index().on(t.organisationId, t.kpi, t.week), index().on(t.organisationId, t.week, t.agent, t.kpi)],
);

/**
 * The same of the whole organisation, by week: pages about everybody read a row for each week and measure, however many agents there are.
 * For a median `low` and `high` are its two middle values, whose mean it is, and `running` says how many values come up to each one.
 */
export const weeklyTotals = pgTable(
  'weekly_totals',
  {
    organisationId: uuid().notNull(),
    week: date().notNull(),
    kpi: text().notNull(),
    numerator: doublePrecision().notNull(),
    denominator: doublePrecision().notNull(),
    ...{ low: doublePrecision(), high: doublePrecision() },
    values: doublePrecision().array(),
    running: integer().array(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.week, t.kpi] }), organisationWall()],
);
