// Accounts and roles as administrators see them: who can sign in, as what.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { contains } from '../containing.ts';
import { sql } from '../db.ts';
import { onePage } from '../paging.ts';
import { may } from '../permissions.ts';
import type { Actor } from './actor.ts';
import { personFacts } from './facts.ts';
import { type HeldRole, heldRoles } from './held-roles.ts';
import { openLink } from './invitation-link.ts';
import type { MembershipState } from './organisations.table.ts';
import { notInvited } from './without-account.ts';

export type AccountRow = {
  id: string;
  name: string;
  email: string | null;
  /** With which they sign in, where that is not the address of their record. */
  signInEmail: string | null;
  /** null: never invited. */
  state: MembershipState | null;
  invitedUntil: string | null;
  /** Their last day at work, once it has passed. */
  leftOn: string | null;
  roles: HeldRole[];
};
export const pageSize = 25;

const rowsOf = ({ organisationId, organisation: { timeZone } }: Actor) => sql`
  select p.id, p.name, p.email, case when p.ends_on < ${today(timeZone)}::date then p.ends_on::text end as "leftOn",
    m.state, (select u.email from "user" u where u.id = m.account_id and u.email is distinct from lower(p.email)) as "signInEmail",
    (select i.expires_at from invitations i where i.organisation_id = p.organisation_id and i.person_id = p.id
      and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > ${now().toISOString()}::timestamptz limit 1) as "invitedUntil",
    ${heldRoles} as roles
  from people p left join memberships m on m.organisation_id = p.organisation_id and m.person_id = p.id
  where p.organisation_id = ${organisationId}`;

/** People with and without accounts, searched by name, e-mail or role, a page at a time; `uninvited`: only those to be invited. */
export const accountsOf = (
  actor: Actor,
  { find, page, uninvited = false }: { find: string; page: number; uninvited?: boolean },
) =>
  see(actor, 'administration.view', organisation, async (db) => {
    const searched = find
      ? sql` and (${contains(sql`p.name`, find)} or ${contains(sql`p.email`, find)} or exists (select 1 from "user" u where u.id = m.account_id and ${contains(sql`u.email`, find)}) or exists (select 1 from role_grants r
          where r.organisation_id = p.organisation_id and r.person_id = p.id and r.withdrawn_at is null and ${contains(sql`replace(r.role, '-', ' ')`, find)}))`
      : sql``;
    const read = (part: SQL) =>
      db.rows<AccountRow & { total: number }>(sql`
      select *, count(*) over ()::int as total from (${rowsOf(actor)}${searched}${uninvited ? sql` and ${notInvited(actor)}` : sql``}) found
      order by lower(name), id ${part}`);
    const { rows, ...shown } = await onePage(page, pageSize, read);
    return { find, uninvited, pageSize, people: rows, ...shown };
  });

/** One person's account, with what may be done about it. */
export const accountOf = (actor: Actor, personId: string) =>
  see(actor, 'administration.view', organisation, async (db) => {
    const [account] = await db.rows<AccountRow>(sql`${rowsOf(actor)} and p.id = ${personId}`);
    const facts = await personFacts(actor, personId)(db);
    if (!account || !facts) return null;
    const teams = await db.rows<{ id: string; name: string }>(
      sql`select id, name from teams where organisation_id = ${actor.organisationId} order by lower(name)`,
    );
    const maySuspend = may(actor, 'person.suspend', facts);
    const link = account.invitedUntil && (await openLink(db, actor, personId));
    return { account, teams, link, maySuspend, mayWithdraw: may(actor, 'role.withdraw', facts) };
  });
