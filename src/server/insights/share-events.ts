// What the records of a team know of who got what: work of its plans, contacts, thanks that the team reads, the leader's own one-to-ones.
import type { SQL } from 'drizzle-orm';
import { one, type Read, sql } from '../db.ts';
import { keptStatement } from '../kept-statement.ts';
import type { Actor } from '../people/actor.ts';
import { remembered } from '../remembered.ts';
import { contactsTaken } from './contacts-taken.ts';
import { byWeight, type ShareEvent, type Sharer } from './fair-shares.ts';
import { eventsOfContacts, fullTime } from './share-contacts.ts';

/** Days are YYYY-MM-DD; `hours` a week. */
type Member = Sharer & { since: string; hours: number };
/** A task: who has it, who helps as buddy, who had hours in its plan, and their levels in what it needs. */
type WorkRow = {
  taskId: string;
  planId: string;
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

/** The members of a team and what came to them from a day on, for `see`. One-to-ones are those of the actor: nobody reads those of others. */
export const sharesOf = (db: Read, actor: Actor, teamId: string, from: string) =>
  sharesWith(db, actor, { teamId, from }, () =>
    remembered(
      db,
      actor.organisationId,
      `contacts taken in ${teamId} from ${from} in ${actor.organisation.timeZone}`,
      () => ofContacts(db, actor, { teamId, from }),
    ),
  );

/** The same inside a change. */
export const sharesAnew = (db: Read, actor: Actor, teamId: string, from: string) =>
  sharesWith(db, actor, { teamId, from }, () => ofContacts(db, actor, { teamId, from }));

type Span = { teamId: string; from: string };

async function ofContacts(db: Read, actor: Actor, { teamId, from }: Span) {
  const contacts = await contactsTaken(db, actor, teamId, from);
  return { topics: contacts.topics, events: eventsOfContacts(contacts) };
}

async function sharesWith(
  db: Read,
  actor: Actor,
  { teamId, from }: Span,
  reading: () => ReturnType<typeof ofContacts>,
) {
  const [{ people, given, levels, ...found }, contacts] = await Promise.all([
    sharedOf(db, actor, teamId, from),
    reading(),
  ]);
  const work = found.work.map((row) => ({
    ...{ ...row, levels, hours: found.hours[row.planId] ?? {}, skills: found.skills[row.taskId] ?? [] },
  }));
  const ids = new Set(people.map(({ id }) => id));
  const came = [...work.flatMap(eventsOfWork), ...given.map((row) => eventOf(row, people))];
  const taken = contacts.events.map(({ to, ...event }) => ({
    ...event,
    to: to.filter((id) => ids.has(id)),
  }));
  const events = [...came.flatMap((event) => onEqualTerms(ids, event)), ...taken];
  return { people: people.map(({ id, name }) => ({ id, name })), events, hardTopics: contacts.topics };
}

/** Something that came to some of a team. `able`: to whom it could have come, each with a weight, such as their hours. */
type Came = Pick<ShareEvent, 'kind' | 'to'> & { able: Readonly<Record<string, number>> };

/** Among members alone: what came to others says nothing of them. */
function onEqualTerms(members: ReadonlySet<string>, { kind, to, able }: Came): ShareEvent[] {
  const had = to.filter((id) => members.has(id));
  const could = Object.fromEntries(Object.entries(able).filter(([id]) => members.has(id)));
  return had.length > 0 ? [{ kind, to: had, chances: byWeight(had.length, could) }] : [];
}

/** Whoever has the work could have had it, whatever is known of their levels now. Pure. */
export function eventsOfWork({
  develops,
  does,
  buddies,
  due,
  hours,
  levels,
  skills,
}: Omit<WorkRow, 'taskId' | 'planId'>): Came[] {
  const meets = (id: string) => skills.every((skill) => (levels[id]?.[skill.id] ?? 0) >= skill.level);
  const able = (who: (id: string) => boolean, had: readonly string[]) =>
    Object.fromEntries(Object.entries(hours).filter(([id, free]) => free > 0 && (who(id) || had.includes(id))));
  const event = (kind: Came['kind'], to: string[], who: (id: string) => boolean): Came[] =>
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

const eventOf = ({ kind, to, from, day }: GivenRow, people: readonly Member[]): Came => ({
  ...{ kind, to: [to] },
  able: Object.fromEntries(
    people.flatMap(({ id, since, hours }) =>
      id !== from && (since <= day || id === to) ? [[id, hours] as const] : [],
    ),
  ),
});

type Shared = {
  people: Member[];
  given: GivenRow[];
  work: Omit<WorkRow, 'hours' | 'levels' | 'skills'>[];
  hours: Record<string, WorkRow['hours']>;
  levels: WorkRow['levels'];
  skills: Record<string, WorkRow['skills']>;
};

/** Everything in one statement. What several tasks share is read once: hours by plan, levels by person, skills by task. */
const sharedOf = async (db: Read, actor: Actor, teamId: string, from: string): Promise<Shared> =>
  one(await db.rows<Shared>(keptStatement('shares', actor, { teamId, from }, shared)));

const shared = (actor: Actor, { teamId, from }: Record<'teamId' | 'from', string>): SQL => {
  const { organisationId } = actor;
  const ofPlans = sql`h.organisation_id = ${organisationId} and h.plan_id in (select w.plan_id from work w)`;
  return sql`
    with work as materialized (${workOf(actor, teamId, from)})
    select (select coalesce(json_agg(to_json(w)), '[]') from (${membersOf(actor, teamId)}) w) as people,
      (select coalesce(json_agg(to_json(w)), '[]') from (${givenOf(actor, teamId, from)}) w) as given,
      (select coalesce(json_agg(to_json(w) order by w."taskId"), '[]') from (select w.task_id as "taskId", w.plan_id as "planId", w.due,
        w.develops, w.does, w.buddies from work w) w) as work,
      (select coalesce(json_object_agg(w.plan_id, w.hours), '{}') from (select h.plan_id, json_object_agg(h.person_id, h.hours) as hours
        from plan_hours h where ${ofPlans} group by h.plan_id) w) as hours,
      (select coalesce(json_object_agg(w.person_id, w.levels), '{}') from (
        select n.person_id, json_object_agg(n.skill_id, n.level) as levels from (
          select distinct on (l.person_id, l.skill_id) l.person_id, l.skill_id, l.level from skill_levels l
          where l.organisation_id = ${organisationId} and l.person_id in (select h.person_id from plan_hours h where ${ofPlans})
          order by l.person_id, l.skill_id, l.assessed_on desc, l.id desc) n group by n.person_id) w) as levels,
      (select coalesce(json_object_agg(w.task_id, w.skills), '{}') from (
        select k.task_id, json_agg(json_build_object('id', k.skill_id, 'level', k.level)) as skills from task_skills k
        where k.organisation_id = ${organisationId} and k.task_id in (select w.task_id from work w) group by k.task_id) w) as skills`;
};

const membersOf = ({ organisationId }: Actor, teamId: string): SQL => sql`
  select p.id, p.name, min(m.since)::text as since, coalesce(nullif(p.hours, 0), ${sql.raw(String(fullTime))})::float as hours
  from team_members m join people p on p.organisation_id = m.organisation_id and p.id = m.person_id
  where m.organisation_id = ${organisationId} and m.team_id = ${teamId} and m.since <= current_date
    and (m.until is null or m.until > current_date)
  group by p.id, p.name, p.hours order by p.name collate "und-x-icu", p.id`;

/** Work that is held or was done; what was given and taken away again came to nobody. */
const workOf = ({ organisationId }: Actor, teamId: string, from: string): SQL => sql`
  select t.id as task_id, t.plan_id, t.due::text as due,
    coalesce(array_agg(s.person_id) filter (where s.develops and s.buddy_to_id is null), '{}')::text[] as develops,
    coalesce(array_agg(s.person_id) filter (where s.buddy_to_id is null), '{}')::text[] as does,
    coalesce(array_agg(distinct s.person_id) filter (where s.buddy_to_id is not null), '{}')::text[] as buddies
  from plans p join tasks t on t.organisation_id = p.organisation_id and t.plan_id = p.id
  join assignments s on s.organisation_id = t.organisation_id and s.plan_id = p.id and s.task_id = t.id
  where p.organisation_id = ${organisationId} and p.team_id = ${teamId} and s.at >= ${from}::date
    and (s.ended_at is null or s.done_at is not null) group by t.id, t.plan_id, t.due`;

const givenOf = ({ organisationId, personId }: Actor, teamId: string, from: string): SQL => sql`
  select 'recognition' as kind, x.receiver_id as "to", x.giver_id as "from", x.given_at::date::text as day from recognitions x
    where x.organisation_id = ${organisationId} and x.team_id = ${teamId} and x.given_at >= ${from}::date
      and x.for_team and x.kept_private_at is null and x.withdrawn_at is null
  union all select 'one-to-one', o.member_id, o.leader_id, m.held_at::date::text from one_to_ones o
    join one_to_one_meetings m on m.organisation_id = o.organisation_id and m.one_to_one_id = o.id
    where o.organisation_id = ${organisationId} and o.leader_id = ${personId} and m.held_at >= ${from}::date`;
