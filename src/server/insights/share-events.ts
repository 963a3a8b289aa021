// What the records of a team know of who got what: work of its plans, thanks that the team reads, the leader's own one-to-ones.
import type { SQL } from 'drizzle-orm';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { ShareEvent, Sharer } from './fair-shares.ts';

/** Days are YYYY-MM-DD; `hours` a week. */
type Member = Sharer & { since: string; hours: number };
/** A task: who has it, who helps as buddy, who had hours in its plan, and their levels in what it needs. */
type WorkRow = {
  develops: string[];
  does: string[];
  buddies: string[];
  due: string | null;
  hours: Record<string, number>;
  levels: Record<string, Record<string, number>>;
  skills: { id: string; level: number }[];
};
type GivenRow = { kind: 'recognition' | 'one-to-one'; to: string; from: string; day: string };

/** Levels from which on a task counts as hard: somebody who does it alone and shows it to others. */
export const hardLevel = 3;

/** The members of a team and what came to them from a day on. One-to-ones are those of the actor: nobody reads those of others. */
export async function sharesOf(db: Read, actor: Actor, teamId: string, from: string) {
  const [{ people, given }, work] = await Promise.all([
    membersAndGiven(db, actor, teamId, from),
    workOf(db, actor, teamId, from),
  ]);
  const ids = new Set(people.map(({ id }) => id));
  const events = [...work.flatMap(eventsOfWork), ...given.map((row) => eventOf(row, people))];
  return { people: people.map(({ id, name }) => ({ id, name })), events: events.flatMap((event) => among(ids, event)) };
}

/** The same among members alone: what came to others says nothing of them. */
function among(ids: ReadonlySet<string>, { kind, to, able }: ShareEvent): ShareEvent[] {
  const had = to.filter((id) => ids.has(id));
  if (had.length === 0) return [];
  return [{ kind, to: had, able: Object.fromEntries(Object.entries(able).filter(([id]) => ids.has(id))) }];
}

/** Whoever has the work could have had it, whatever is known of their levels now. Pure. */
export function eventsOfWork({ develops, does, buddies, due, hours, levels, skills }: WorkRow): ShareEvent[] {
  const meets = (id: string) => skills.every((skill) => (levels[id]?.[skill.id] ?? 0) >= skill.level);
  const able = (who: (id: string) => boolean, had: readonly string[]) =>
    Object.fromEntries(Object.entries(hours).filter(([id, free]) => free > 0 && (who(id) || had.includes(id))));
  const event = (kind: ShareEvent['kind'], to: string[], who: (id: string) => boolean): ShareEvent[] =>
    to.length > 0 ? [{ kind, to, able: able(who, to) }] : [];
  const isHard = skills.some(({ level }) => level >= hardLevel);
  const weekday = due ? new Date(`${due}T00:00:00Z`).getUTCDay() : 1;
  return [
    ...event('development', develops, (id) => !meets(id)),
    ...(isHard ? event('hard', does, meets) : []),
    ...(weekday === 0 || weekday === 6 ? event('weekend', does, meets) : []),
    ...event('buddying', buddies, (id) => meets(id) && !does.includes(id)),
  ];
}

const eventOf = ({ kind, to, from, day }: GivenRow, people: readonly Member[]): ShareEvent => ({
  ...{ kind, to: [to] },
  able: Object.fromEntries(
    people.flatMap(({ id, since, hours }) =>
      id !== from && (since <= day || id === to) ? [[id, hours] as const] : [],
    ),
  ),
});

const fullTime = 37; // hours a week of whoever has none on record

const membersAndGiven = async (db: Read, actor: Actor, teamId: string, from: string) =>
  one(
    await db.rows<{ people: Member[]; given: GivenRow[] }>(sql`
      select (select coalesce(json_agg(to_json(w)), '[]') from (${membersOf(actor, teamId)}) w) as people,
        (select coalesce(json_agg(to_json(w)), '[]') from (${givenOf(actor, teamId, from)}) w) as given`),
  );

const membersOf = ({ organisationId }: Actor, teamId: string): SQL => sql`
  select p.id, p.name, min(m.since)::text as since, coalesce(nullif(p.hours, 0), ${sql.raw(String(fullTime))})::float as hours
  from team_members m join people p on p.organisation_id = m.organisation_id and p.id = m.person_id
  where m.organisation_id = ${organisationId} and m.team_id = ${teamId} and m.since <= current_date
    and (m.until is null or m.until > current_date)
  group by p.id, p.name, p.hours order by p.name collate "und-x-icu", p.id`;

/** Work that is held or was done; what was given and taken away again came to nobody. */
const workOf = (db: Read, { organisationId }: Actor, teamId: string, from: string): Promise<WorkRow[]> =>
  db.rows<WorkRow>(sql`
    select w.*, coalesce((select json_object_agg(h.person_id, h.hours) from plan_hours h
        where h.organisation_id = ${organisationId} and h.plan_id = w.plan_id), '{}') as hours,
      coalesce((select json_agg(json_build_object('id', k.skill_id, 'level', k.level)) from task_skills k
        where k.organisation_id = ${organisationId} and k.task_id = w.task_id), '[]') as skills,
      coalesce((select json_object_agg(l.person_id, l.levels) from (
          select n.person_id, json_object_agg(n.skill_id, n.level) as levels from (
            select distinct on (l.person_id, l.skill_id) l.person_id, l.skill_id, l.level from skill_levels l
            where l.organisation_id = ${organisationId}
              and l.person_id in (select h.person_id from plan_hours h where h.organisation_id = ${organisationId} and h.plan_id = w.plan_id)
              and l.skill_id in (select k.skill_id from task_skills k where k.organisation_id = ${organisationId} and k.task_id = w.task_id)
            order by l.person_id, l.skill_id, l.assessed_on desc, l.id desc) n group by n.person_id) l), '{}') as levels
    from (select t.id as task_id, t.plan_id, t.due::text,
        coalesce(array_agg(s.person_id) filter (where s.develops and s.buddy_to_id is null), '{}')::text[] as develops,
        coalesce(array_agg(s.person_id) filter (where s.buddy_to_id is null), '{}')::text[] as does,
        coalesce(array_agg(distinct s.person_id) filter (where s.buddy_to_id is not null), '{}')::text[] as buddies
      from plans p join tasks t on t.organisation_id = p.organisation_id and t.plan_id = p.id
      join assignments s on s.organisation_id = t.organisation_id and s.plan_id = p.id and s.task_id = t.id
      where p.organisation_id = ${organisationId} and p.team_id = ${teamId} and s.at >= ${from}::date
        and (s.ended_at is null or s.done_at is not null) group by t.id, t.plan_id, t.due) w`);

const givenOf = ({ organisationId, personId }: Actor, teamId: string, from: string): SQL => sql`
  select 'recognition' as kind, x.receiver_id as "to", x.giver_id as "from", x.given_at::date::text as day from recognitions x
    where x.organisation_id = ${organisationId} and x.team_id = ${teamId} and x.given_at >= ${from}::date
      and x.for_team and x.kept_private_at is null and x.withdrawn_at is null
  union all select 'one-to-one', o.member_id, o.leader_id, m.held_at::date::text from one_to_ones o
    join one_to_one_meetings m on m.organisation_id = o.organisation_id and m.one_to_one_id = o.id
    where o.organisation_id = ${organisationId} and o.leader_id = ${personId} and m.held_at >= ${from}::date`;
