import { type Read, sql } from '../db.ts';
import type { Actor } from './actor.ts';

export type WithoutAccount = { id: string; name: string };

/** Those of some people who have no account, so cannot answer or sign anything here. By name. */
export const withoutAccount =
  ({ organisationId }: Actor, ids: readonly string[]) =>
  (db: Read): Promise<WithoutAccount[]> =>
    db.rows(sql`
      select p.id, p.name from people p
      where p.organisation_id = ${organisationId} and p.id = any(${sql.param([...ids])}::uuid[])
        and not exists (select 1 from memberships m where m.organisation_id = p.organisation_id and m.person_id = p.id
          and m.state in ('active', 'suspended'))
      order by lower(p.name), p.id`);
