// Who cannot sign in: to be said wherever they would have to answer, and to be invited.
import type { SQL } from 'drizzle-orm';
import { now, today } from '../clock.ts';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from './actor.ts';

export type WithoutAccount = { id: string; name: string };

/** A person (`p`) who cannot sign in. */
export const noAccount: SQL = sql`not exists (select 1 from memberships m where m.organisation_id = p.organisation_id
  and m.person_id = p.id and m.state in ('active', 'suspended'))`;

/** A person (`p`) who is here, has no account, and is not invited either. */
export const notInvited = ({
  organisation: { timeZone },
}: Actor): SQL => sql`(p.ends_on is null or p.ends_on >= ${today(timeZone)}::date)
  and not exists (select 1 from memberships m where m.organisation_id = p.organisation_id and m.person_id = p.id)
  and not exists (select 1 from invitations i where i.organisation_id = p.organisation_id and i.person_id = p.id
    and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > ${now().toISOString()}::timestamptz)`;

/** How many people could be invited. */
export const countNotInvited = async (db: Read, actor: Actor): Promise<number> =>
  one(
    await db.rows<{ n: number }>(
      sql`select count(*)::int as n from people p where p.organisation_id = ${actor.organisationId} and ${notInvited(actor)}`,
    ),
  ).n;

/** Those of some people who have no account, so cannot answer or sign anything here. By name. */
export const withoutAccount =
  ({ organisationId }: Actor, ids: readonly string[]) =>
  async (db: Read): Promise<WithoutAccount[]> =>
    ids.length === 0
      ? []
      : db.rows(sql`
      select p.id, p.name from people p
      where p.organisation_id = ${organisationId} and p.id = any(${sql.param([...ids])}::uuid[])
        and ${noAccount}
      order by lower(p.name), p.id`);
