import { date, doublePrecision, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
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

export const contactImports = pgTable(
  'contact_imports',
  {
    ...key(),
    fileId: uuid(),
    fileHash: text().notNull(),
    fileName: text().notNull(),
    source: text().notNull(),
    timeZone: text().notNull(),
    columns: text().notNull(),
    rows: integer().notNull(),
    used: integer().notNull(),
    known: integer().notNull(),
    refused: integer().notNull(),
    periodFrom: date(),
    periodTo: date(),
    importedBy: uuid().notNull(),
    importedAt: moment().notNull(),
    ...edited(),
  },
  (t) => [...own(t), index().on(t.organisationId, t.importedAt)],
);

/** Rows of a file that could not be used, kept with the reason. */
export const contactRefusals = pgTable(
  'contact_refusals',
  { ...key(), importId: uuid().notNull(), row: integer().notNull(), reason: text().notNull(), raw: text().notNull() },
  (t) => [...own(t), to(t, t.importId, contactImports), index().on(t.organisationId, t.importId, t.row)],
);

/** One contact with a customer. Times are seconds; what the file did not say is null. No customer is named here. */
export const contacts = pgTable(
  'contacts',
  {
    ...key(),
    importId: uuid().notNull(),
    source: text().notNull(),
    sourceId: text().notNull(),
    at: moment().notNull(),
    week: date().notNull(),
    agent: text(),
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
  },
  (t) => [
    ...own(t),
    uniqueIndex().on(t.organisationId, t.source, t.sourceId),
    index().on(t.organisationId, t.week),
    index().on(t.organisationId, t.agent, t.at),
    index().on(t.organisationId, t.importId),
  ],
);
export type Contact = typeof contacts.$inferSelect;

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
  (t) => [...own(t), to(t, t.personId, people), uniqueIndex().on(t.organisationId, t.agent)],
);

/** Numerators and denominators by week and agent, made anew for the weeks an import touched: pages never count contacts. */
export const weeklyFigures = pgTable(
  'weekly_figures',
  {
    ...key(),
    week: date().notNull(),
    agent: text(),
    kpi: text().notNull(),
    numerator: doublePrecision().notNull(),
    denominator: doublePrecision().notNull(),
  },
  (t) => [...own(t), index().on(t.organisationId, t.kpi, t.week), index().on(t.organisationId, t.agent, t.kpi, t.week)],
);
