// The people of a plan's problem: their hours still to come, skills, goals, wishes, rules, and what they do beside the plan.
import type { SQL } from 'drizzle-orm';
import { today } from '../clock.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { AllocationProblem } from './allocation.ts';
import { countedDay, goneWhy } from './gone.ts';
import { sumOfOther } from './other-hours.ts';
import { planTime, type Reckoned, reckoned } from './plan-time.ts';
import type { Plan } from './plans.table.ts';
import type { Promised } from './promised-support.ts';
import { isForStepUp } from './step-up-support.ts';
import type { Begun, Counted } from './time-left.ts';
import { awayOfContract } from './week-hours.ts';

type Problem = Pick<AllocationProblem, 'people' | 'tasks'>;
type Person = Problem['people'][number];

/** What the reasons of a run call work beside the plan, and support that was promised: no more is said of it there. */
export const besideWords = 'other work';
const promisedWords = 'promised support';

/** Hours (`h`) of somebody who can still do work of the plan. */
export function isHere(actor: Actor, { id, teamId, startsOn }: Plan): SQL {
  const day = countedDay(actor, { startsOn });
  const plan = { plan: sql`${id}::uuid`, team: sql`${teamId}::uuid`, day: sql`${day}::date` };
  return sql`${goneWhy({ organisationId: actor.organisationId, person: sql`h.person_id`, ...plan })} is null`;
}

type PersonRow = Omit<Person, 'rules' | 'weeks' | 'hours'> & {
  done: number;
  rules: { kind: string; value: string }[] | null;
};

/** `begun`: by person, the hours of work that they have begun; `promised`: support that holds in every run. */
export type Beside = { begun: ReadonlyMap<string, Begun>; promised: readonly Promised[]; tasks: Problem['tasks'] };

export const peopleOf =
  (actor: Actor, plan: Plan, counted: Counted, { begun, promised, tasks }: Beside) =>
  async (db: Read): Promise<Person[]> => {
    const rows = (await personRows(actor, plan)(db)).map((row) => ({
      ...row,
      rules: (row.rules ?? []).map(ruleOf) as NonNullable<Person['rules']>,
    }));
    // A buddy whom a step up needs is charged by the run.
    const apart = promised.filter((one) => !isForStepUp({ people: rows, tasks }, one));
    const ids = rows.map(({ id }) => id);
    const times = await planTime(actor, plan, ids)(db);
    return rows.map((person) => {
      const own = times.get(person.id)!;
      const time = reckoned(plan, own, counted, person.done, begun.get(person.id));
      const away = awayOfContract(own.found, plan, counted.starts.slice(counted.first));
      const hours = Math.round(time.weeks.reduce((sum, one) => sum + one, 0) * 1e6) / 1e6;
      const support = apart.filter(({ helperId }) => helperId === person.id);
      const beside = besideOf(time, hours - person.done, support, counted);
      return {
        ...{ ...person, hours, weeks: time.weeks },
        ...(beside.length > 0 && { other: beside }),
        ...(Object.keys(away).length > 0 && { away }),
      };
    });
  };

/** As much as their hours can hold: who has more to do beside the plan than hours for both has none left for it. What is beyond waits for more hours. */
function besideOf({ beside, beyond }: Reckoned, open: number, support: readonly Promised[], { starts }: Counted) {
  const room = Math.max(0, open - beside.reduce((sum, one) => sum + one, 0));
  const byWeek = beside.map((hours, at) => ({ what: besideWords, hours, week: starts[at]!, beyond: beyond[at]! }));
  const wanted = sumOfOther(support.map(({ hours }) => hours));
  const promised = Math.min(wanted, Math.floor(room * 1e4) / 1e4);
  return [...byWeek, { what: promisedWords, hours: promised, beyond: Math.round((wanted - promised) * 1e4) / 1e4 }]
    .filter(({ hours, beyond }) => hours + beyond > 0)
    .map(({ beyond, ...one }) => ({ ...one, ...(beyond > 0 && { beyond }) }));
}

const personRows =
  (actor: Actor, plan: Plan) =>
  (db: Read): Promise<PersonRow[]> => {
    const org = actor.organisationId;
    const planId = plan.id;
    const wished = (wish: 'prefer' | 'avoid') => sql`array(select w.task_id from task_wishes w
      join tasks t on t.organisation_id = w.organisation_id and t.id = w.task_id
      where w.organisation_id = ${org} and w.person_id = p.id and w.wish = ${wish} and w.withdrawn_at is null
        and t.plan_id = ${planId} and t.withdrawn_at is null and t.taken_up_at is not null order by w.task_id)`;
    return db.rows<PersonRow>(sql`
      select p.id, p.name, d.hours::float as done,
        coalesce((select jsonb_object_agg(name, level) from (select distinct on (l.skill_id) k.name, l.level
          from skill_levels l join skills k on k.organisation_id = l.organisation_id and k.id = l.skill_id
          where l.organisation_id = ${org} and l.person_id = p.id
          order by l.skill_id, l.assessed_on desc, l.id desc) newest), '{}') as skills,
        array(select distinct k.name from skill_goals g
          join skills k on k.organisation_id = g.organisation_id and k.id = g.skill_id
          where g.organisation_id = ${org} and g.person_id = p.id and g.ended is null order by k.name) as develop,
        ${wished('prefer')} as prefers, ${wished('avoid')} as avoids,
        (select jsonb_agg(jsonb_build_object('kind', r.kind, 'value', coalesce(k.name, r.value)) order by r.kind, r.value)
          from work_rules r left join skills k on r.kind = 'never' and k.organisation_id = r.organisation_id
            and k.id::text = r.value
          where r.organisation_id = ${org} and r.person_id = p.id and r.ended_at is null) as rules
      from plan_hours h join people p on p.organisation_id = h.organisation_id and p.id = h.person_id
      cross join lateral (select coalesce(sum(s.hours), 0) as hours from assignments s where s.organisation_id = ${org} and s.plan_id = ${planId}
        and s.person_id = h.person_id and s.ended_at is null and s.done_at is not null) d
      where h.organisation_id = ${org} and h.plan_id = ${planId} and ${isHere(actor, plan)} order by p.name, p.id`);
  };

/** The day from which a plan's time is counted: see `time-left.ts`. */
export const todayOf = ({ organisation }: Actor): string => today(organisation.timeZone);

const ruleOf = ({ kind, value }: { kind: string; value: string }) => ({
  kind,
  value: kind.startsWith('max-') ? Number(value) : value,
});
