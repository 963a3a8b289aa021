// What others said in a period of a member, and the member of them, with a day: what both of the two who review it may read.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import type { PackItem } from './performance-reviews.table.ts';

/** `from`, `to`: YYYY-MM-DD, both included; moments are of the days in `timeZone`. */
export type ReviewPeriod = {
  organisationId: string;
  memberId: string;
  leaderId: string;
  from: string;
  to: string;
  timeZone: string;
};

/** Each answers rows of `PackItem`. */
const collected: ((period: ReviewPeriod) => SQL)[] = [thanksIn, feedbackIn];

/** By day, 200 at most. One statement. */
export const itemsIn = (db: Read, period: ReviewPeriod): Promise<PackItem[]> =>
  db.rows<PackItem>(sql`
    select w.kind, w.on::text, w.by, w.to, w.words
    from (${sql.join(
      collected.map((of) => of(period)),
      sql` union all `,
    )}) w (kind, "on", by, "to", words)
    order by w.on, w.words limit 200`);

/** Given to the member by the leader or before the team, or by the member to the leader: what one of the two keeps to themselves is not in it. */
function thanksIn({ organisationId, memberId, leaderId, from, to, timeZone }: ReviewPeriod): SQL {
  const day = sql`coalesce(x.happened_on, (x.given_at at time zone ${timeZone})::date)`;
  return sql`
    select 'thanks', ${day}, g.name, w.name, x.behaviour || coalesce(' ' || x.effect, '')
    from recognitions x
    join people g on g.organisation_id = x.organisation_id and g.id = x.giver_id
    join people w on w.organisation_id = x.organisation_id and w.id = x.receiver_id
    where x.organisation_id = ${organisationId} and x.withdrawn_at is null and ${day} between ${from}::date and ${to}::date
      and ((x.receiver_id = ${memberId} and (x.giver_id = ${leaderId} or (x.team_id is not null and x.for_team and x.kept_private_at is null)))
        or (x.giver_id = ${memberId} and x.receiver_id = ${leaderId}))`;
}

/** Between the two, either way, as it was last given: what others say to one of them the other does not read. */
function feedbackIn({ organisationId, memberId, leaderId, from, to, timeZone }: ReviewPeriod): SQL {
  const day = sql`(f.given_at at time zone ${timeZone})::date`;
  return sql`
    select 'feedback', ${day}, g.name, w.name, concat_ws(' ', t.situation, t.behaviour, t.impact, t.next_step)
    from colleague_feedback f
    join lateral (select * from colleague_feedback_texts x where x.organisation_id = f.organisation_id and x.colleague_feedback_id = f.id
      order by x.number desc limit 1) t on true
    join people g on g.organisation_id = f.organisation_id and g.id = f.giver_id
    join people w on w.organisation_id = f.organisation_id and w.id = f.receiver_id
    where f.organisation_id = ${organisationId} and f.withdrawn_at is null and ${day} between ${from}::date and ${to}::date
      and (f.giver_id, f.receiver_id) in ((${leaderId}::uuid, ${memberId}::uuid), (${memberId}::uuid, ${leaderId}::uuid))`;
}
