// What the members of a team took of its contacts, by week and channel.
import type { SQL } from 'drizzle-orm';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { agentInWeek, memberInWeek } from '../standards/whose.ts';
import { fullTime, hardFactor, leastOfTopic, type TeamContacts } from './share-contacts.ts';

/** From the week of a day on, while they were in the team. One statement, which reads the team's contacts. */
export const contactsTaken = async (db: Read, actor: Actor, teamId: string, from: string): Promise<TeamContacts> =>
  one(await db.rows<TeamContacts>(taken(actor, teamId, from)));

const taken = ({ organisationId, organisation }: Actor, teamId: string, from: string): SQL => sql`
  with ours as materialized (
    select w.week, w.source || ' ' || coalesce(w.channel, '') as channel, w.topic, w.handle_seconds, n.person_id,
      extract(isodow from w.at at time zone ${organisation.timeZone}) > 5 as at_weekend
    from contacts w join agent_names n on ${agentInWeek}
    where w.organisation_id = ${organisationId} and w.week > ${from}::date - 7 and w.answered is distinct from 0
      and exists (select 1 from team_members m where ${memberInWeek} and m.team_id = ${teamId})),
  usual as (
    select channel, topic, grouping(topic) = 1 as of_all, count(*) as contacts, percentile_cont(0.5) within group (order by handle_seconds) as seconds
    from ours where handle_seconds > 0 group by grouping sets ((channel), (channel, topic))),
  hard as (
    select t.channel, t.topic from usual t join usual c on c.channel = t.channel and c.of_all
    where t.topic is not null and not t.of_all and t.contacts >= ${leastOfTopic}::int and t.seconds >= ${hardFactor}::float * c.seconds)
  select coalesce((select json_agg(distinct h.topic) from hard h), '[]') as topics,
    coalesce((select json_agg(json_build_object('week', t.week, 'channel', t.channel, 'personId', t.person_id, 'hours', t.hours,
        'contacts', t.contacts, 'hard', t.hard, 'atWeekend', t.at_weekend) order by t.week, t.channel, t.person_id)
      from (select o.week, o.channel, o.person_id, coalesce(nullif(p.hours, 0), ${fullTime}::int)::float as hours, count(*) as contacts,
          count(h.topic) as hard, count(*) filter (where o.at_weekend) as at_weekend
        from ours o join people p on p.organisation_id = ${organisationId} and p.id = o.person_id
        left join hard h on h.channel = o.channel and h.topic = o.topic
        group by o.week, o.channel, o.person_id, p.hours) t), '[]') as taken`;
