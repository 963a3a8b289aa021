// The team's week: who has what due, whom one meets, and the team meetings one is asked to. Of one-to-ones only the reader's own.
import type { SQL } from 'drizzle-orm';
import { daysAfter, weekdayInWords } from '../day-words.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { workTitleOf } from '../plans/buddying.ts';
import type { MeetingRow } from './meetings.ts';

/** `away`: the whole day, whatever the reason. `moment`: of meetings, ISO 8601. A one-to-one has no title; `who` is the other of the two where it stands in one's own row. */
export type WeekItem = {
  day: string;
  kind: 'away' | 'task' | 'one-to-one' | 'team-meeting';
  title: string | null;
  moment: string | null;
  who: string | null;
  at: string;
  within: string | null;
};
export type WeekPerson = { id: string; name: string; items: WeekItem[] };
/** People by name, what is due of their work, and the team meetings one is asked to, by their moment. */
export type WeekRows = {
  people: { id: string; name: string }[];
  due: { personId: string; day: string; title: string; at: string; within: string }[];
  /** Whole days away, of those whose days away the reader may see. */
  away: { personId: string; day: string }[];
  together: { day: string; title: string; moment: string; at: string }[];
};

const most = 30;

/** The first and the last. */
export type Days = { from: string; to: string };

/** Monday to Friday of the week of a day; from Thursday on the next five working days, since what comes is next week. Pure. */
export function workingDays(day: string): string[] {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const first = weekday < 3 ? -weekday : 0;
  return Array.from({ length: 7 }, (_, at) => daysAfter(day, first + at)).filter(isWorking);
}

/** What stands over the working days that are shown on a day. Pure. */
export function sayDays(days: readonly string[], day: string): string {
  const first = days[0]!;
  if (new Date(first).getUTCDay() !== 1) return 'The team’s next five working days';
  return first > day ? `The team’s next week, from ${weekdayInWords(first)}` : 'The team’s week';
}

const isWorking = (day: string) => new Date(day).getUTCDay() % 6 !== 0;

const teamsOf = ({ leads, memberOf }: Actor) => sql`${sql.param([...(leads.size > 0 ? leads : memberOf)])}::uuid[]`;

/** People of the teams one leads, else of those one works in: id and name. */
export const weekPeople = (actor: Actor, { from, to }: Days): SQL => sql`
  select p.id, p.name from people p where p.organisation_id = ${actor.organisationId} and exists (select 1 from team_members m
      where m.organisation_id = p.organisation_id and m.person_id = p.id and m.team_id = any(${teamsOf(actor)})
        and m.since <= ${to}::date and (m.until is null or m.until > ${from}::date))
    order by p.name collate "und-x-icu", p.id limit ${most}`;

/** `WeekRows` as one JSON value. Beside `week_people`, which is `weekPeople`. */
export const weekRows = (actor: Actor, { from, to }: Days): SQL => sql`
  json_build_object('people', (select coalesce(json_agg(to_json(w)), '[]') from week_people w),
    'due', (select coalesce(json_agg(to_json(d)), '[]') from (
      select s.person_id as "personId", t.due as day, ${workTitleOf} as title, t.id as at, p.id as within
      from week_people w
      join assignments s on s.organisation_id = ${actor.organisationId} and s.person_id = w.id and s.ended_at is null and s.done_at is null
      join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id and t.due between ${from}::date and ${to}::date and extract(isodow from t.due) < 6
      join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id and p.team_id = any(${teamsOf(actor)})
      where not exists (select 1 from plan_decisions e where e.organisation_id = p.organisation_id and e.plan_id = p.id
        and e.decision in ('close', 'withdraw'))) d),
    'away', (select coalesce(json_agg(to_json(y)), '[]') from (${daysAway(actor, { from, to })}) y),
    'together', (select coalesce(json_agg(to_json(g) order by g.moment, g.at), '[]') from (${teamMeetings(actor, { from, to })}) g))`;

/** Of whom one leads, else one's own. */
const daysAway = ({ organisationId, personId, leads }: Actor, { from, to }: Days): SQL => sql`
  select distinct a.person_id as "personId", d::date as day from week_people w
    join absences a on a.organisation_id = ${organisationId} and a.person_id = w.id and a.withdrawn_at is null and a.hours is null
      and a.starts_on <= ${to}::date and a.ends_on >= ${from}::date
    cross join generate_series(greatest(a.starts_on, ${from}::date)::timestamp, least(a.ends_on, ${to}::date)::timestamp, interval '1 day') d
  where ${leads.size > 0 ? sql`true` : sql`w.id = ${personId}`} order by 1, 2`;

/** Those of the teams one leads or works in, and those one is invited to or facilitates; not those called off. */
function teamMeetings({ organisationId, personId, organisation, leads, memberOf }: Actor, { from, to }: Days): SQL {
  const teams = sql`(${sql.param([...leads])}::uuid[] || ${sql.param([...memberOf])}::uuid[])`;
  const on = sql`(m.at at time zone ${organisation.timeZone})::date`;
  const among = sql`m.organisation_id = ${organisationId} and m.at >= ${from}::date - 1 and m.at < ${to}::date + 2
    and m.called_off_at is null and ${on} between ${from}::date and ${to}::date`;
  const meeting = sql`select ${on} as day, m.title, m.at as moment, m.id as at from team_meetings m`;
  return sql`${meeting} where m.team_id = any(${teams}) and ${among}
    union ${meeting} where m.facilitator_id = ${personId} and ${among}
    union ${meeting} join team_meeting_people x on x.organisation_id = m.organisation_id and x.meeting_id = m.id
      and x.person_id = ${personId} and x.invited where ${among}`;
}

/** Each with their days away and meetings first, then their work by its title. Whom one meets stands in one's own row, or, without one, in theirs. Pure. */
export function weekOf(
  { people, due, away }: Pick<WeekRows, 'people' | 'due' | 'away'>,
  meetings: readonly MeetingRow[],
  days: readonly string[],
  me: string,
): WeekPerson[] {
  const work = Map.groupBy(due, ({ personId }) => personId);
  const isHere = people.some(({ id }) => id === me);
  const met = Map.groupBy(
    meetings.filter(({ day }) => days.includes(day)),
    ({ otherId }) => (isHere ? me : otherId),
  );
  return people.map((person) => ({
    ...person,
    items: [
      ...away
        .filter(({ personId, day }) => personId === person.id && days.includes(day))
        .map(({ day }) => dayAway(day)),
      ...(met.get(person.id) ?? []).sort(by('at')).map((row) => oneToOne(row, isHere)),
      ...(work.get(person.id) ?? []).sort(by('title')).map(workItem),
    ],
  }));
}

export const meetingsOf = ({ together }: Pick<WeekRows, 'together'>, days: readonly string[]): WeekItem[] =>
  together
    .filter(({ day }) => days.includes(day))
    .map((row) => ({ ...row, kind: 'team-meeting', who: null, within: null }));

const dayAway = (day: string): WeekItem => ({
  ...{ day, kind: 'away', title: null, moment: null, who: null, at: `away ${day}`, within: null },
});
const oneToOne = ({ day, at, id, pairId, other }: MeetingRow, isOwn: boolean): WeekItem => ({
  ...{ day, kind: 'one-to-one', title: null, moment: at, who: isOwn ? other : null, at: id, within: pairId },
});
const workItem = ({ personId: _, ...item }: WeekRows['due'][number]): WeekItem => ({
  ...{ ...item, kind: 'task', moment: null, who: null },
});
const by =
  <Key extends string>(key: Key) =>
  (a: Record<Key, string>, b: Record<Key, string>) =>
    a[key] < b[key] ? -1 : 1;
