// What each reader may find of meetings, thanks, help and objectives beside those of plans.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import { agendaOrder } from '../meetings/agenda-order.ts';
import { readsMeeting } from '../meetings/reads-meeting.ts';
import type { Actor } from '../people/actor.ts';
import { readsThanks } from '../support/recognition-list.ts';
import { dayHere, from, here, nothing } from './found-row.ts';

export const leading = (actor: Actor): SQL[] => [
  teamMeetings(actor),
  thanks(actor),
  help(actor),
  ofOrganisation(),
  ofPeople(actor),
];

const name = (id: string) =>
  sql`(select n.name from people n where n.organisation_id = own.id and n.id = ${sql.raw(id)})`;

/** `team-meeting.view`. Its words are read for those that are shown: `wordsWithin`. */
const teamMeetings = (actor: Actor) =>
  from(
    { title: sql`m.title`, text: nothing, at: sql`m.id`, within: nothing, day: dayHere(actor, sql`m.at`) },
    sql`join team_meetings m on ${here('m', 'team-meeting')} where ${readsMeeting(actor)}`,
  );

/** `recognition.view`, but for those taken back. */
const thanks = (actor: Actor) =>
  from(
    {
      title: sql`'Thanks from ' || ${name('x.giver_id')} || ' to ' || ${name('x.receiver_id')}`,
      text: sql`concat_ws(' ', x.behaviour, x.effect)`,
      ...{ at: sql`x.id`, within: nothing, day: dayHere(actor, sql`x.given_at`) },
    },
    sql`join recognitions x on ${here('x', 'thanks')} where x.withdrawn_at is null and ${readsThanks(actor)}`,
  );

/** `help-request.view`: whoever asked and whoever was asked. */
const help = (actor: Actor) =>
  from(
    {
      title: sql`case when q.asker_id = ${actor.personId} then 'Help asked of ' || ${name('q.asked_id')}
        else ${name('q.asker_id')} || ' asks for help' end`,
      ...{ text: nothing, at: sql`q.id`, within: nothing, day: dayHere(actor, sql`q.at`) },
    },
    sql`join help_requests q on ${here('q', 'help')} and ${actor.personId} in (q.asker_id, q.asked_id)`,
  );

/** Everybody's: they stand in the tree, which has no page for one alone. */
const ofOrganisation = () =>
  from(
    {
      title: sql`g.title`,
      text: sql`concat_ws('. ', g.kpi, g.consequence)`,
      ...{ at: nothing, within: nothing, day: sql`g.due` },
    },
    sql`join organisation_objectives g on ${here('g', 'organisation-objective')} where g.withdrawn_at is null`,
  );

/** `agreement.view`: whose they are, and whoever leads or manages the plan's team. */
function ofPeople({ personId, leads, manages }: Actor): SQL {
  const teams = sql.param([...new Set([...leads, ...manages])]);
  return from(
    {
      title: sql`${name('y.person_id')} || ': ' || y.title`,
      text: sql`concat_ws('. ', y.kpi, y.consequence)`,
      ...{ at: sql`y.person_id`, within: sql`y.plan_id`, day: sql`y.due` },
    },
    sql`join person_objectives y on ${here('y', 'person-objective')}
      join plans p on p.organisation_id = y.organisation_id and p.id = y.plan_id
      where y.withdrawn_at is null and (y.person_id = ${personId} or p.team_id = any(${teams}::uuid[]))`,
  );
}

const of = (kind: string, texts: SQL) => sql`when ${kind} then (select string_agg(w.text, ' … ') from (${texts}) w)`;
const ofMeeting = (table: string, { text = words, order, rest = sql`` }: { text?: SQL; order: SQL; rest?: SQL }) =>
  sql`(select ${text} as text from ${sql.identifier(table)} x where x.organisation_id = own.id and x.meeting_id = s.id ${rest} order by ${order})`;
const words = sql`x.words`;

/** Each kind of its lines in the order in which its page has them: among those that were added, items without a name would give away when. */
const wordsOfMeeting = sql.join(
  [
    sql`(select purpose as text from team_meetings where organisation_id = own.id and id = s.id)`,
    ofMeeting('team_meeting_items', { order: agendaOrder('x'), rest: sql`and x.taken_out_at is null` }),
    ofMeeting('team_meeting_contributions', { order: sql`x.at, x.id`, rest: sql`and x.struck_at is null` }),
    ofMeeting('team_meeting_decisions', { order: sql`x.at, x.id`, rest: sql`and x.struck_at is null` }),
    ofMeeting('team_meeting_actions', { text: sql`concat_ws(': ', x.words, x.done_note)`, order: sql`x.due, x.id` }),
  ],
  sql` union all `,
);

/** The words of what is found, `s`, where there are many of them: to be read for those alone that are shown. Beside `own`. */
export const wordsWithin: SQL = sql`case s.kind ${sql.join(
  [
    of(
      'evidence',
      sql`select b ->> 'text' as text from evidence e, jsonb_path_query(e.document, '$.sections[*].blocks[*]') b
        where e.organisation_id = own.id and e.id = s.id`,
    ),
    of('team-meeting', wordsOfMeeting),
    of(
      'help',
      sql`select words as text from help_requests where organisation_id = own.id and id = s.id
        union all select words from help_steps where organisation_id = own.id and help_request_id = s.id`,
    ),
  ],
  sql` `,
)} end`;
