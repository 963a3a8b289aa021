// What the two share of one meeting, read by one statement: what its document is made of. Nothing private is ever in it.
import type { SQL } from 'drizzle-orm';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { outcomes } from './one-to-ones.form.ts';

type Named = { id: string; name: string };

/** Days are YYYY-MM-DD, moments ISO 8601. Points and actions in the order in which they were made. */
export type MeetingRows = {
  meeting: {
    id: string;
    at: string;
    place: string | null;
    notes: string | null;
    asked: string | null;
    /** Names of those who wrote each, and when last; null for words older than this record of it. */
    notesBy: string[] | null;
    notesAt: string | null;
    askedBy: string[] | null;
    askedAt: string | null;
    movedFrom: string | null;
    movedReason: string | null;
    heldAt: string | null;
    closedAt: string | null;
  };
  leader: Named;
  member: Named;
  /** Points settled here, and those that were open when it was held. */
  items: {
    id: string;
    words: string;
    author: string;
    at: string;
    outcome: (typeof outcomes)[number] | null;
    outcomeWords: string | null;
  }[];
  raised: { name: string; points: number }[];
  /** Actions agreed here, those still open, and those done since the meeting before. */
  actions: {
    id: string;
    words: string;
    owner: string;
    due: string | null;
    madeAt: string;
    here: boolean;
    doneAt: string | null;
    doneNote: string | null;
  }[];
};

export const meetingRows =
  (actor: Actor, meetingId: string) =>
  async (db: Read): Promise<MeetingRows> => {
    const rows = await db.rows<Omit<MeetingRows, 'raised'>>(statement(actor, meetingId));
    const found = one(rows);
    const raised = Map.groupBy(found.items, ({ author }) => author);
    return { ...found, raised: [...raised].map(([name, items]) => ({ name, points: items.length })) };
  };

/** Names of the two, in the order of a list of their ids. */
const namesIn = (ids: SQL) => sql`(select json_agg(w.name order by array_position(${ids}, w.id))
  from people w where w.organisation_id = m.organisation_id and w.id = any(${ids}))`;

const statement = ({ organisationId }: Actor, meetingId: string) => sql`
  select json_build_object('id', m.id, 'at', m.at, 'place', m.place, 'notes', m.notes, 'asked', m.asked,
      'notesBy', ${namesIn(sql`m.notes_by`)}, 'notesAt', m.notes_at, 'askedBy', ${namesIn(sql`m.asked_by`)}, 'askedAt', m.asked_at,
      'movedFrom', m.moved_from, 'movedReason', m.moved_reason, 'heldAt', m.held_at, 'closedAt', m.closed_at) as meeting,
    json_build_object('id', l.id, 'name', l.name) as leader,
    json_build_object('id', b.id, 'name', b.name) as member,
    coalesce((select json_agg(json_build_object('id', i.id, 'words', i.words, 'author', a.name, 'at', i.at,
        'outcome', case when i.meeting_id = m.id then i.outcome end,
        'outcomeWords', case when i.meeting_id = m.id then i.outcome_words end) order by i.at, i.id)
      from one_to_one_items i join people a on a.organisation_id = i.organisation_id and a.id = i.author_id
      where i.organisation_id = m.organisation_id and i.one_to_one_id = m.one_to_one_id and not i.is_private
        and (i.meeting_id = m.id or (i.at <= m.held_at and (i.closed_at is null or i.closed_at > m.held_at)))), '[]') as items,
    coalesce((select json_agg(json_build_object('id', x.id, 'words', x.words, 'owner', o.name, 'due', x.due,
        'madeAt', x.made_at, 'here', x.meeting_id is not distinct from m.id, 'doneAt', x.done_at, 'doneNote', x.done_note)
        order by x.made_at, x.id)
      from one_to_one_actions x join people o on o.organisation_id = x.organisation_id and o.id = x.owner_id
      where x.organisation_id = m.organisation_id and x.one_to_one_id = m.one_to_one_id
        and (x.meeting_id = m.id or (x.made_at <= m.held_at and (x.done_at is null or x.done_at > coalesce(
          (select max(e.held_at) from one_to_one_meetings e where e.organisation_id = m.organisation_id
            and e.one_to_one_id = m.one_to_one_id and e.held_at < m.held_at), '-infinity'))))), '[]') as actions
  from one_to_one_meetings m
  join one_to_ones r on r.organisation_id = m.organisation_id and r.id = m.one_to_one_id
  join people l on l.organisation_id = r.organisation_id and l.id = r.leader_id
  join people b on b.organisation_id = r.organisation_id and b.id = r.member_id
  where m.organisation_id = ${organisationId} and m.id = ${meetingId}`;
