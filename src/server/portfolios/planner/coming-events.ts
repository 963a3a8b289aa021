// What of a candidate's own work lies ahead with a day: one-to-ones, meetings of the team, plans to agree and to close.
import { organisation, see } from '../../act.ts';
import { now, today } from '../../clock.ts';
import { dayOf, daysAfter } from '../../day-words.ts';
import { sql } from '../../db.ts';
import type { Actor } from '../../people/actor.ts';
import { planState } from '../../plans/plan-state.ts';
import type { PlanEntry } from '../../plans/plans.table.ts';
import type { EvidenceKind } from '../portfolios.table.ts';

/**
 * `day` is YYYY-MM-DD, `at` the moment where there is one (ISO 8601). `leaves`: the kinds of record that the event leaves behind. `plan`: it
 * is the agreement or the end of a plan, whose day is only the last one on which it can be.
 */
export type ComingEvent = {
  id: string;
  what: string;
  href: string;
  day: string;
  at: string | null;
  leaves: EvidenceKind[];
  plan: boolean;
};

/** So far ahead a portfolio is planned: most units ask for twelve weeks. */
const ahead = 182;
const most = 60;

/** Those that the actor leads, of the next 26 weeks, by day; the first 60. Two statements. */
export const comingEvents = (actor: Actor): Promise<ComingEvent[]> =>
  see(actor, 'portfolio.list', organisation, async (db) => {
    const { organisationId, personId, leads } = actor;
    const { timeZone } = actor.organisation;
    const day = today(timeZone);
    const until = daysAfter(day, ahead);
    const from = now().toISOString();
    const talks = await db.rows<Talk>(sql`
      select * from (
        select 'one-to-one' as kind, m.id, r.id as pair, o.name as what, to_json(m.at) #>> '{}' as at
        from one_to_ones r join one_to_one_meetings m on m.organisation_id = r.organisation_id and m.one_to_one_id = r.id
        join people o on o.organisation_id = r.organisation_id and o.id = r.member_id
        where r.organisation_id = ${organisationId} and r.leader_id = ${personId} and r.ended_at is null
          and m.held_at is null and m.missed_reason is null and m.at > ${from}::timestamptz and m.at < ${until}::date
        union all
        select 'team-meeting', m.id, null, m.title, to_json(m.at) #>> '{}' from team_meetings m
        where m.organisation_id = ${organisationId} and m.facilitator_id = ${personId} and m.called_off_at is null
          and m.held_at is null and m.at > ${from}::timestamptz and m.at < ${until}::date
      ) t order by at, id limit ${most}`);
    const plans = await db.rows<PlanRow>(sql`
      select p.id, p.title, p.starts_on::text as "startsOn", p.ends_on::text as "endsOn",
        array(select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
          order by d.at, d.id) as decisions
      from plans p where p.organisation_id = ${organisationId} and p.team_id = any(${sql.param([...leads])}::uuid[])
        and p.ends_on >= ${day}::date and p.starts_on < ${until}::date order by p.ends_on, p.id limit ${most}`);
    const all = [
      ...talks.map((talk) => talkEvent(talk, timeZone)),
      ...plans.flatMap((plan) => planEvents(plan)).filter((event) => event.day >= day && event.day <= until),
    ];
    return all
      .toSorted((a, b) => a.day.localeCompare(b.day) || hourOf(a).localeCompare(hourOf(b)) || a.id.localeCompare(b.id))
      .slice(0, most);
  });

/** What has no hour can be at any of its day: it stands last. */
const hourOf = ({ at }: ComingEvent) => at ?? '~';

type PlanRow = { id: string; title: string; startsOn: string; endsOn: string; decisions: PlanEntry[] };

type Talk = { kind: 'one-to-one' | 'team-meeting'; id: string; pair: string | null; what: string; at: string };

function talkEvent({ kind, id, pair, what, at }: Talk, zone: string): ComingEvent {
  const isPair = kind === 'one-to-one';
  return {
    ...{ id, at, day: dayOf(new Date(at), zone), leaves: [kind], plan: false },
    what: isPair ? `One-to-one with ${what}` : `Meeting: ${what}`,
    href: isPair ? `/lead/one-to-ones/${pair}/${id}` : `/lead/meetings/${id}`,
  };
}

/** A plan that is still to be agreed has to be by its first day; one that is agreed is closed and looked back on after its last. */
function planEvents({ id, title, startsOn, endsOn, decisions }: PlanRow): ComingEvent[] {
  const state = planState(decisions);
  const href = `/lead/plans/${id}`;
  const same = { href, at: null, plan: true };
  if (state === 'draft' || state === 'consulting')
    return [
      {
        ...same,
        id,
        what: `Agreeing the plan “${title}”`,
        day: startsOn,
        leaves: ['agreement', 'work-plan', 'briefing'],
      },
    ];
  if (state === 'agreed' || state === 'live')
    return [{ ...same, id, what: `Closing the plan “${title}”`, day: endsOn, leaves: ['work-plan'] }];
  return [];
}
