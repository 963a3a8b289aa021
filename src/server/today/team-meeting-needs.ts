// What team meetings need from somebody: their agenda while it is open, minutes to agree, actions of one's own.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { ended, type Say, several } from './need.ts';

export const sayTeamMeetingNeeds: Say = {
  'team-meeting': ({ title, n, at }) => ({
    ...{ what: `Meeting: ${title}`, from: 'Lead', href: `/lead/meetings/${at}` },
    why: `${n ? `${several(n, 'item', 'items')} on the agenda.` : 'Nothing on the agenda yet.'} It is open: add yours.`,
  }),
  'begin-meeting': ({ title, at }) => ({
    ...{ what: `Begin “${title}”, change its day, or call it off`, from: 'Lead', href: `/lead/meetings/${at}` },
    ...{ why: 'Its day has passed.', stands: { shape: 'query', text: 'Not begun' } },
  }),
  'propose-minutes': ({ title, at }) => ({
    ...{ what: `Propose the minutes of “${title}”`, from: 'Lead', href: `/lead/meetings/${at}` },
    ...{ why: 'Everybody who was there then agrees, or corrects.', stands: { shape: 'part', text: 'Not proposed' } },
  }),
  'answer-correction': ({ title, n, at }) => ({
    ...{ what: `Answer ${several(n, 'correction', 'corrections')} of “${title}”`, from: 'Lead' },
    ...{ why: 'The minutes are agreed only once it is answered.', href: `/lead/meetings/${at}` },
    stands: { shape: 'query', text: 'Not answered' },
  }),
  'agree-minutes': ({ title, at }) => ({
    ...{ what: `Agree to the minutes of “${title}”, or correct them`, from: 'Lead', href: `/lead/meetings/${at}` },
    why: 'You were there.',
  }),
  'meeting-action': ({ title, words, at }) => ({
    ...{ what: title, why: ended(`You took it on in “${words}”`), from: 'Lead', href: `/lead/meetings/${at}` },
  }),
};

const back = sql.raw('60'); // days: minutes that nobody has cared for longer are no matter of today

/**
 * Meetings to come within a week and those lately begun, of one's teams and those one was invited to; then one's own actions.
 * `offset 0` has what a meeting needs worked out once, and not anew for each column that looks at it.
 */
export function teamMeetingNeeds(actor: Actor, day: string): SQL[] {
  const { organisationId, personId, organisation, leads, memberOf } = actor;
  const on = sql`(m.at at time zone ${organisation.timeZone})::date`;
  const near = sql`m.at >= ${day}::date - ${back} and m.at < ${day}::date + 9`;
  const ofTeams = (
    teams: ReadonlySet<string>,
  ) => sql`select m.id from team_meetings m where m.organisation_id = ${organisationId}
    and m.team_id = any(${sql.param([...teams])}::uuid[]) and ${near}`;
  const own = [leads, memberOf].filter(({ size }) => size > 0).map(ofTeams);
  const invited = sql`select y.meeting_id as id from team_meeting_people y where y.organisation_id = ${organisationId}
    and y.person_id = ${personId} and y.invited`;
  const corrections = (
    whose: SQL,
  ) => sql`(select count(*)::int from team_meeting_corrections c where c.organisation_id = m.organisation_id
    and c.meeting_id = m.id and c.replied_at is null and not c.after_agreement and ${whose})`;
  const kind = sql`case
    when m.held_at is null then case when ${on} between ${day}::date and ${day}::date + 7 then 'team-meeting'
      when ${on} < ${day}::date and m.facilitator_id = ${personId} then 'begin-meeting' end
    when m.proposed_at is null then case when m.facilitator_id = ${personId} then 'propose-minutes' end
    when m.facilitator_id = ${personId} and ${corrections(sql`true`)} > 0 then 'answer-correction'
    when m.correct_until >= ${day}::date and x.attendance in ('present', 'late') and ${corrections(sql`c.person_id = ${personId}`)} = 0
      and not exists (select 1 from team_meeting_agreements g where g.organisation_id = m.organisation_id and g.meeting_id = m.id
        and g.proposal = m.proposal and g.person_id = ${personId}) then 'agree-minutes' end`;
  return [
    sql`select w.kind, w.title, null, null, w.id, null::uuid, case w.kind
          when 'team-meeting' then (select count(*)::int from team_meeting_items i where i.organisation_id = w.organisation_id
            and i.meeting_id = w.id and i.taken_out_at is null)
          when 'answer-correction' then w.corrections end,
        case w.kind when 'team-meeting' then w.day when 'agree-minutes' then w.correct_until end,
        case w.kind when 'team-meeting' then w.at end,
        case w.kind when 'begin-meeting' then w.at when 'propose-minutes' then w.held_at else coalesce(w.proposed_at, w.called_at) end
      from (select m.*, ${on} as day, ${kind} as kind, ${corrections(sql`true`)} as corrections
        from (${sql.join([...own, invited], sql` union `)}) n
          join team_meetings m on m.organisation_id = ${organisationId} and m.id = n.id and m.called_off_at is null
            and m.agreed_at is null and m.closed_at is null and ${near}
          left join team_meeting_people x on x.organisation_id = m.organisation_id and x.meeting_id = m.id
            and x.person_id = ${personId} offset 0) w
      where w.kind is not null`,
    sql`select 'meeting-action', x.words, m.title, null, m.id, null::uuid, null::int, x.due, null::timestamptz, x.made_at
      from team_meeting_actions x join team_meetings m on m.organisation_id = x.organisation_id and m.id = x.meeting_id
      where x.organisation_id = ${organisationId} and x.owner_id = ${personId} and x.done_at is null and x.let_go_reason is null
        and x.due <= ${day}::date + 7`,
  ];
}
