import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgPolicy, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { appUser, moment } from '../columns.ts';
import { user } from './accounts.table.ts';

export const sectors = ['private', 'public', 'not-for-profit'] as const;
export type Sector = (typeof sectors)[number];

/** The parts of the United Kingdom that have bank holidays of their own. */
export const bankHolidayDivisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type BankHolidays = (typeof bankHolidayDivisions)[number];

const current = sql`id = nullif(current_setting('app.organisation', true), '')::uuid`;

export const organisations = pgTable(
  'organisations',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    sector: text().$type<Sector>().notNull(),
    timeZone: text().notNull().default('Europe/London'),
    /** Whose bank holidays are days off for everybody; null: nobody's. */
    bankHolidays: text().$type<BankHolidays>(),
    sample: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: moment().notNull().defaultNow(),
  },
  () => [pgPolicy('own organisation', { for: 'all', to: appUser, using: current, withCheck: current })],
);

export const membershipStates = ['invited', 'active', 'suspended', 'ended'] as const;
export type MembershipState = (typeof membershipStates)[number];

/** Which account is which person of which organisation. Without row-level security: it is read before the organisation is known. */
export const memberships = pgTable(
  'memberships',
  {
    accountId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    organisationId: uuid().notNull(),
    personId: uuid().notNull(),
    state: text().$type<MembershipState>().notNull(),
    since: moment().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.organisationId] }),
    uniqueIndex().on(t.organisationId, t.personId),
    index().on(t.accountId),
  ],
);
