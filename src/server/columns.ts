// What every table of an organisation has in common: its key, its wall, its references.
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  foreignKey,
  integer,
  pgPolicy,
  pgRole,
  primaryKey,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

export const appUser = pgRole('app_user').existing();

const current = sql`nullif(current_setting('app.organisation', true), '')::uuid`;

export const moment = () => timestamp({ withTimezone: true });

/** The key of every record of an organisation; ids are UUIDv7, made by `newId()`. */
export const key = () => ({ organisationId: uuid().notNull(), id: uuid().notNull() });

/** A record that people edit: `version` counts up, so that a lost race is noticed. */
export const edited = () => ({ version: integer().notNull().default(1), createdAt: moment().notNull().defaultNow() });

type Keyed = { organisationId: AnyPgColumn; id: AnyPgColumn };

/** Primary key and row-level security: nobody reads or writes another organisation's rows. */
export const own = (t: Keyed) => [primaryKey({ columns: [t.organisationId, t.id] }), organisationWall()];

export const organisationWall = () =>
  pgPolicy('own organisation', {
    for: 'all',
    to: appUser,
    using: sql`organisation_id = ${current}`,
    withCheck: sql`organisation_id = ${current}`,
  });

/** A reference inside the same organisation. */
export const to = (t: { organisationId: AnyPgColumn }, column: AnyPgColumn, target: Keyed) =>
  foreignKey({ columns: [t.organisationId, column], foreignColumns: [target.organisationId, target.id] });
