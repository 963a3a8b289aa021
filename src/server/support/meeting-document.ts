// A meeting as one document: what both share and nothing private. Kept when it is held, at every change after, and when it is closed.
import type { Keep } from '../act.ts';
import { dayInWords, dayOf, momentInWords } from '../day-words.ts';
import { sql, type Tx } from '../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { facts, keepIfNew } from '../plans/plan-document.ts';
import { type MeetingRows, meetingRows } from './meeting-rows.ts';
import { outcomeWords } from './one-to-ones.form.ts';

/** Keeps the document of a meeting that was held, unless it was kept like this already. */
export async function keepMeetingDocument(tx: Tx, actor: Actor, meetingId: string, keep: Keep): Promise<void> {
  const rows = await meetingRows(actor, meetingId)(tx);
  if (!rows.meeting.heldAt) return;
  const document = meetingDocument(rows, actor.organisation.timeZone);
  await keepIfNew(tx, actor, { kind: 'one-to-one-document', id: meetingId }, document, keep);
}

/** Those of a pair that were held and are not closed yet: whatever the two do elsewhere with a point or an action stands in them. */
export async function keepOpenMeetings(tx: Tx, actor: Actor, pairId: string, keep: Keep): Promise<void> {
  const open = await tx.rows<{
    id: string;
  }>(sql`select id from one_to_one_meetings where organisation_id = ${actor.organisationId}
    and one_to_one_id = ${pairId} and held_at is not null and closed_at is null order by at, id`);
  for (const { id } of open) await keepMeetingDocument(tx, actor, id, keep);
}

/** Every point of the agenda and every action is a place of its own, named by its id. */
export function meetingDocument(rows: MeetingRows, zone: string): RecordDocument {
  const { meeting, leader, member } = rows;
  const asked = { by: meeting.askedBy, at: meeting.askedAt };
  const noted = { by: meeting.notesBy, at: meeting.notesAt };
  const day = dayOf(new Date(meeting.at), zone);
  const sections = [
    { id: 'meeting', heading: 'The meeting', blocks: [meetingFacts(rows, zone)] },
    { id: 'agenda', heading: 'Agenda', blocks: rows.items.flatMap(itemBlocks) },
    { id: 'asked', heading: `What ${member.name} said and asked for`, blocks: words('asked', meeting.asked, asked) },
    { id: 'notes', heading: 'What was talked about', blocks: words('notes', meeting.notes, noted) },
    { id: 'actions', heading: 'Actions', blocks: rows.actions.map((action) => actionBlock(action, zone)) },
  ];
  return {
    ...{ title: `One-to-one, ${leader.name} and ${member.name}, ${dayInWords(day)}`, kind: 'One-to-one' },
    ...{ from: day, to: day },
    people: [
      { ...leader, part: 'leader' },
      { ...member, part: 'member' },
    ],
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

const meetingFacts = ({ meeting, leader, member, raised }: MeetingRows, zone: string) =>
  facts('meeting-facts', 'The meeting', {
    Leader: leader.name,
    Member: member.name,
    When: momentInWords(new Date(meeting.at), zone),
    Where: meeting.place,
    'Moved from': meeting.movedFrom && `${momentInWords(new Date(meeting.movedFrom), zone)}: ${meeting.movedReason}`,
    'Points raised': raised.map(({ name, points }) => `${points} by ${name}`).join(', ') || null,
  });

/** What came of a point is the two’s, and not the words of whoever raised it. */
const itemBlocks = ({ id, words, author, at, outcome, outcomeWords: said }: MeetingRows['items'][number]): Block[] => [
  { id: `item-${id}`, kind: 'words', label: author, by: author, at: new Date(at).toISOString(), text: words },
  facts(`outcome-${id}`, 'What came of it', {
    'What came of it': outcome ? `${outcomeWords[outcome]}${said ? `: ${said}` : ''}` : 'Not settled at this meeting',
  }),
];

/** Words that both may write are those of whoever typed them, also where they say what the other said. */
function words(id: string, text: string | null, { by, at }: { by: string[] | null; at: string | null }): Block[] {
  if (!text) return [];
  if (!by || !at) return [{ id, kind: 'words', label: 'Who of the two wrote it was not recorded', text }];
  const writers = allOf(by);
  return [
    { ...{ id, kind: 'words', label: `Written by ${writers}`, text }, by: writers, at: new Date(at).toISOString() },
  ];
}

const actionBlock = (action: MeetingRows['actions'][number], zone: string) =>
  facts(`action-${action.id}`, action.words, {
    Action: action.words,
    Who: action.owner,
    By: action.due && dayInWords(action.due),
    Agreed: action.here ? 'At this meeting' : `Earlier, on ${dayInWords(dayOf(new Date(action.madeAt), zone))}`,
    Done: action.doneAt && dayInWords(dayOf(new Date(action.doneAt), zone)),
    'What came of it': action.doneNote,
  });
