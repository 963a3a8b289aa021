// The meetings somebody is asked to or reads: those under way and to come, and those past with how their minutes stand.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import { contains } from '../containing.ts';
import { first, type Read, sql } from '../db.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { openCorrections } from './meeting-facts.ts';
import { readsMeeting } from './reads-meeting.ts';
import { type Moments, type TeamMeetingState, teamMeetingState } from './team-meeting-state.ts';

const size = 25;

export type ListedMeeting = {
  id: string;
  title: string;
  team: string;
  at: string;
  place: string | null;
  state: TeamMeetingState;
  items: number;
  openActions: number;
};
export type MeetingList = {
  /** Not begun, or begun and without minutes, by day; at most 50. */
  coming: ListedMeeting[];
  past: ListedMeeting[];
  find: string;
  page: number;
  size: number;
  /** Of the past ones that were looked for. */
  total: number;
};

/** 25 past ones on a page, newest first, pages count from 1. `find` looks in titles, purposes and what was decided. */
export const teamMeetingsOf = (actor: Actor, { find = '', page = 1 } = {}): Promise<MeetingList> =>
  see(actor, 'team-meeting.list', organisation, async (db) => {
    const words = find.trim().slice(0, 200);
    const past = sql`(m.proposed_at is not null or m.called_off_at is not null)`;
    const wanted = sql`${past} and ${hasWords(words)}`;
    const total = first(
      await db.rows<{ n: number }>(sql`select count(*)::int as n from team_meetings m
        where m.organisation_id = ${actor.organisationId} and ${readsMeeting(actor)} and ${wanted}`),
    )!.n;
    const shown = pageShown(page, { size, total });
    return {
      coming: words ? [] : await listed(db, actor, sql`not ${past}`, sql`m.at, m.id limit 50`),
      past: await listed(db, actor, wanted, sql`m.at desc, m.id desc limit ${size} offset ${(shown - 1) * size}`),
      ...{ find: words, page: shown, size, total },
    };
  });

function hasWords(words: string): SQL {
  if (!words) return sql`true`;
  return sql`(${contains(sql`m.title`, words)} or ${contains(sql`m.purpose`, words)} or exists (select 1 from team_meeting_decisions d
    where d.organisation_id = m.organisation_id and d.meeting_id = m.id and d.struck_at is null and ${contains(sql`d.words`, words)}))`;
}

type Row = Omit<ListedMeeting, 'state'> & { moments: Moments };

async function listed(db: Read, actor: Actor, which: SQL, order: SQL): Promise<ListedMeeting[]> {
  const rows = await db.rows<Row>(sql`
    select m.id, m.title, t.name as team, to_json(m.at) #>> '{}' as at, m.place,
      json_build_object('calledOffAt', m.called_off_at, 'heldAt', m.held_at, 'proposedAt', m.proposed_at, 'correctUntil', m.correct_until,
        'agreedAt', m.agreed_at, 'closedAt', m.closed_at, 'openCorrections', ${openCorrections}) as moments,
      (select count(*)::int from team_meeting_items i where i.organisation_id = m.organisation_id and i.meeting_id = m.id
        and i.taken_out_at is null) as items,
      (select count(*)::int from team_meeting_actions x where x.organisation_id = m.organisation_id and x.meeting_id = m.id
        and x.done_at is null and x.let_go_reason is null) as "openActions"
    from team_meetings m join teams t on t.organisation_id = m.organisation_id and t.id = m.team_id
    where m.organisation_id = ${actor.organisationId} and ${readsMeeting(actor)} and ${which}
    order by ${order}`);
  const { timeZone } = actor.organisation;
  const day = today(timeZone);
  return rows.map(({ moments, ...row }) => ({ ...row, state: teamMeetingState(moments, day) }));
}
