// Records of one's work that an entry can be about: those of the last weeks, and those that an entry names.
import type { SQL } from 'drizzle-orm';
import { now } from '../clock.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { namedOnly } from '../plans/document-people.ts';
import type { EntryRecord } from './journal.table.ts';
import type { RecentRecord } from './journal-prompts.ts';
import { opensTo } from './open-records.ts';
import { sourceKinds } from './sources.ts';

const DAYS = 42;
const MOST = 60;

/** Changed in the last six weeks, newest first, sixty at most: as `takeable` asks, those that name the actor and that they may read. */
export const recentRecords =
  (actor: Actor) =>
  (db: Read): Promise<RecentRecord[]> => {
    const since = new Date(now().getTime() - DAYS * 86_400_000);
    return records(db, actor, sql`v.at > ${since.toISOString()}`);
  };

/** Those that entries name, as far as the actor may read them still. */
export const namedRecords =
  (actor: Actor, named: readonly EntryRecord[]) =>
  (db: Read): Promise<RecentRecord[]> => {
    if (named.length === 0) return Promise.resolve([]);
    const ids = sql.param(named.map(({ sourceId }) => sourceId));
    return records(db, actor, sql`v.record_id = any(${ids}::uuid[])`);
  };

const records = (db: Read, actor: Actor, which: SQL): Promise<RecentRecord[]> =>
  db.rows<RecentRecord>(sql`
    select n.kind, n.record_id as "sourceId", n.title, n.from, n.to,
      (select p ->> 'part' from jsonb_array_elements(n.people) p where p ->> 'id' = ${actor.personId}::text limit 1) as part, exists (select 1 from plan_decisions d
        where d.organisation_id = ${actor.organisationId} and d.plan_id = n.record_id and d.decision = 'close') as closed
    from (select distinct on (v.kind, v.record_id) v.kind, v.record_id, v.sequence, v.record ->> 'title' as title,
        v.record ->> 'from' as from, v.record ->> 'to' as to, v.record -> 'people' as people
      from versions v where v.organisation_id = ${actor.organisationId} and v.kind in ${Object.keys(sourceKinds)} and ${which}
        and v.record -> 'people' @> ${JSON.stringify([{ id: actor.personId }])}::jsonb
        and not exists (select 1 from jsonb_array_elements(v.record -> 'people') p
          where p ->> 'id' = ${actor.personId}::text and p ->> 'part' in ${[...namedOnly]})
        and ${opensTo(actor)}
      order by v.kind, v.record_id, v.sequence desc) n
    order by n.sequence desc limit ${MOST}`);

const pages: Partial<Record<string, string>> = {
  'plan-document': '/lead/plans/',
  'team-meeting-document': '/lead/meetings/',
  'recognition-document': '/lead/thanks/',
  'colleague-feedback-document': '/lead/feedback/',
  'performance-review-document': '/lead/reviews/',
  'help-request-document': '/lead/help/',
  'coaching-plan-document': '/lead/coaching/',
};
/** Where a record opens; null of one whose page is found by more than its id. Pure. */
export const pageOfRecord = ({ kind, sourceId }: EntryRecord): string | null =>
  pages[kind] === undefined ? null : `${pages[kind]}${sourceId}`;
