// A whole meeting as rows, read by one statement: what its page and its minutes are made of. Turns counted are never in it.
import { one, type Read, sql } from '../db.ts';
import { inTime } from '../moment-order.ts';
import type { Actor } from '../people/actor.ts';
import { agendaOrder } from './agenda-order.ts';
import type { hows } from './team-meetings.form.ts';
import type { Attendance, TeamMeeting, TeamMeetingItem } from './team-meetings.table.ts';

type Named = { id: string; name: string };
type Jsonified<T> = {
  [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key];
};

/** Moments are ISO 8601, days YYYY-MM-DD. Lists are in the order in which things happened, people by name. */
export type MeetingRows = {
  meeting: Jsonified<Omit<TeamMeeting, 'organisationId' | 'createdAt'>>;
  team: string;
  plan: string | null;
  caller: Named;
  facilitator: Named;
  calledOffBy: string | null;
  proposedBy: string | null;
  people: (Named & { attendance: Attendance })[];
  items: (Pick<TeamMeetingItem, 'id' | 'words' | 'wants' | 'minutes' | 'takenOutReason' | 'version'> & {
    /** Null: added without a name. */
    author: Named | null;
    takenOutBy: string | null;
    openedAt: string | null;
  })[];
  said: {
    id: string;
    itemId: string;
    kind: 'said' | 'dissent';
    speaker: Named | null;
    words: string;
    by: Named;
    at: string;
  }[];
  decisions: {
    id: string;
    itemId: string;
    words: string;
    how: (typeof hows)[number];
    votes: string | null;
    decider: Named | null;
    by: Named;
    at: string;
  }[];
  actions: {
    id: string;
    itemId: string;
    words: string;
    owner: Named;
    due: string;
    doneAt: string | null;
    doneNote: string | null;
    letGoReason: string | null;
  }[];
  /** To the minutes as proposed last. */
  agreements: (Named & { at: string })[];
  corrections: {
    id: string;
    by: Named;
    words: string;
    at: string;
    afterAgreement: boolean;
    reply: string | null;
    repliedBy: Named | null;
    repliedAt: string | null;
  }[];
};

const named = (alias: string) => {
  const id = sql.identifier(alias);
  return sql`case when ${id}.id is not null then json_build_object('id', ${id}.id, 'name', ${id}.name) end`;
};
const person = (alias: string, column: string, of: string) => {
  const [p, o] = [sql.identifier(alias), sql.identifier(of)];
  return sql`left join people ${p} on ${p}.organisation_id = ${o}.organisation_id and ${p}.id = ${o}.${sql.identifier(column)}`;
};
const ofMeeting = (alias: string) => {
  const row = sql.identifier(alias);
  return sql`${row}.organisation_id = m.organisation_id and ${row}.meeting_id = m.id`;
};

export const meetingRows =
  ({ organisationId }: Actor, meetingId: string) =>
  async (db: Read): Promise<MeetingRows> =>
    one(
      await db.rows<MeetingRows>(sql`
    select json_build_object('id', m.id, 'teamId', m.team_id, 'title', m.title, 'purpose', m.purpose, 'at', m.at, 'minutes', m.minutes,
        'place', m.place, 'planId', m.plan_id, 'technique', m.technique, 'calledById', m.called_by_id,
        'facilitatorId', m.facilitator_id, 'calledAt', m.called_at, 'sequence', m.sequence, 'calledOffAt', m.called_off_at,
        'calledOffReason', m.called_off_reason, 'calledOffById', m.called_off_by_id, 'heldAt', m.held_at, 'proposal', m.proposal,
        'proposedAt', m.proposed_at, 'proposedById', m.proposed_by_id, 'correctUntil', m.correct_until, 'present', m.present,
        'spoke', m.spoke, 'agreedAt', m.agreed_at, 'closedAt', m.closed_at, 'version', m.version) as meeting,
      t.name as team, l.title as plan, ${named('c')} as caller, ${named('f')} as facilitator, o.name as "calledOffBy", r.name as "proposedBy",
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'attendance', x.attendance) order by p.name collate "und-x-icu", p.id)
        from team_meeting_people x ${person('p', 'person_id', 'x')} where ${ofMeeting('x')} and x.attendance is not null), '[]') as people,
      coalesce((select json_agg(json_build_object('id', i.id, 'words', i.words, 'wants', i.wants, 'minutes', i.minutes,
          'author', ${named('a')}, 'takenOutReason', i.taken_out_reason, 'takenOutBy', b.name, 'openedAt', i.opened_at, 'version', i.version)
        order by ${agendaOrder('i')})
        from team_meeting_items i ${person('a', 'author_id', 'i')} ${person('b', 'taken_out_by_id', 'i')} where ${ofMeeting('i')}), '[]') as items,
      coalesce((select json_agg(json_build_object('id', s.id, 'itemId', s.item_id, 'kind', s.kind, 'speaker', ${named('p')},
          'words', s.words, 'by', ${named('b')}, 'at', s.at) order by s.at, s.id)
        from team_meeting_contributions s ${person('p', 'speaker_id', 's')} ${person('b', 'by_id', 's')}
        where ${ofMeeting('s')} and s.struck_at is null), '[]') as said,
      coalesce((select json_agg(json_build_object('id', d.id, 'itemId', d.item_id, 'words', d.words, 'how', d.how, 'votes', d.votes,
          'decider', ${named('p')}, 'by', ${named('b')}, 'at', d.at) order by d.at, d.id)
        from team_meeting_decisions d ${person('p', 'decider_id', 'd')} ${person('b', 'by_id', 'd')}
        where ${ofMeeting('d')} and d.struck_at is null), '[]') as decisions,
      coalesce((select json_agg(json_build_object('id', x.id, 'itemId', x.item_id, 'words', x.words, 'owner', ${named('p')}, 'due', x.due,
          'doneAt', x.done_at, 'doneNote', x.done_note, 'letGoReason', x.let_go_reason) order by x.due, x.id)
        from team_meeting_actions x ${person('p', 'owner_id', 'x')} where ${ofMeeting('x')}), '[]') as actions,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'at', g.at) order by g.at, p.id)
        from team_meeting_agreements g ${person('p', 'person_id', 'g')} where ${ofMeeting('g')} and g.proposal = m.proposal), '[]') as agreements,
      coalesce((select json_agg(json_build_object('id', k.id, 'by', ${named('p')}, 'words', k.words, 'at', k.at,
          'afterAgreement', k.after_agreement, 'reply', k.reply, 'repliedBy', ${named('b')}, 'repliedAt', k.replied_at) order by k.at, k.id)
        from team_meeting_corrections k ${person('p', 'person_id', 'k')} ${person('b', 'replied_by_id', 'k')} where ${ofMeeting('k')}), '[]') as corrections
    from team_meetings m
    join teams t on t.organisation_id = m.organisation_id and t.id = m.team_id
    left join plans l on l.organisation_id = m.organisation_id and l.id = m.plan_id
    ${person('c', 'called_by_id', 'm')} ${person('f', 'facilitator_id', 'm')} ${person('o', 'called_off_by_id', 'm')}
    ${person('r', 'proposed_by_id', 'm')}
    where m.organisation_id = ${organisationId} and m.id = ${meetingId}`),
    );

/** In the order in which they were opened, those never opened after them; without what was taken out. */
export const talkedOf = ({ items }: Pick<MeetingRows, 'items'>): MeetingRows['items'] =>
  items
    .filter(({ takenOutReason }) => takenOutReason === null)
    .sort((a, b) => inTime(a.openedAt ?? '~', b.openedAt ?? '~'));

/** Opened to be decided, with no decision of it. */
export const undecidedOf = ({ items, decisions }: Pick<MeetingRows, 'items' | 'decisions'>): MeetingRows['items'] =>
  items.filter(
    ({ id, wants, openedAt, takenOutReason }) =>
      wants === 'decide' && openedAt && takenOutReason === null && !decisions.some(({ itemId }) => itemId === id),
  );

export const wasThere = ({ attendance }: { attendance: Attendance | null }): boolean =>
  attendance === 'present' || attendance === 'late';
