// One-to-ones of the sample: held ones with what was said, some of them evidence later, and those of this week.

import { reading, sql } from '../../db.ts';
import type { Actor } from '../../people/actor.ts';
import { addItem, settleItem } from '../../support/agenda.ts';
import { closeMeeting, holdMeeting, scheduleMeeting, writeNotes } from '../../support/meetings.ts';
import { beginOneToOne } from '../../support/one-to-ones.ts';
import { writePrivateNote } from '../../support/private-notes.ts';
import { finishAction } from '../../support/promises.ts';
import type { Calendar } from './calendar.ts';
import { type MeetingStory, next } from './one-to-one-stories.ts';
import type { SamplePeople } from './people.ts';
import type { SampleSource } from './portfolio.ts';

/** By whom they are with, the ids of the pairs that have begun. */
export type Pairs = Map<string, string>;

/** Answers the meetings that can become evidence. */
export async function heldOneToOnes(
  cast: SamplePeople,
  calendar: Calendar,
  pairs: Pairs,
  stories: readonly MeetingStory[],
): Promise<SampleSource[]> {
  const leader = await cast.as('imani');
  const held: SampleSource[] = [];
  for (const story of stories) {
    calendar.goTo(story.daysAgo + 4, '09:10');
    if (!pairs.has(story.with)) pairs.set(story.with, (await beginOneToOne(leader, cast.idOf(story.with))).id);
    const meetingId = await heldMeeting(cast, calendar, leader, pairs.get(story.with)!, story);
    if (story.evidence) held.push({ piece: story.evidence, kind: 'one-to-one-document', sourceId: meetingId });
  }
  return held;
}

export async function comingOneToOnes(cast: SamplePeople, calendar: Calendar, pairs: Pairs): Promise<void> {
  const leader = await cast.as('imani');
  calendar.goTo(4, '17:05');
  for (const { with: who, daysAgo, time, raised } of next) {
    const pair = pairs.get(who) ?? (await beginOneToOne(leader, cast.idOf(who))).id;
    await scheduleMeeting(leader, pair, { day: calendar.workingDay(daysAgo), time, place: 'Room 2' });
    const member = await cast.as(who);
    for (const words of raised) await addItem(member, pair, { words });
  }
}

async function heldMeeting(cast: SamplePeople, calendar: Calendar, leader: Actor, pair: string, story: MeetingStory) {
  const member = await cast.as(story.with);
  const day = calendar.day(story.daysAgo);
  const meeting = await scheduleMeeting(leader, pair, { day, time: '14:00', place: 'Room 2' });
  const items: { id: string; story: MeetingStory['items'][number] }[] = [];
  for (const item of story.items) {
    const author = item.by === 'leader' ? leader : member;
    items.push({ id: (await addItem(author, pair, { words: item.words })).id, story: item });
  }
  calendar.goTo(story.daysAgo, '14:35');
  const begun = await holdMeeting(leader, meeting.id);
  const { notes, asked } = story;
  await writeNotes(leader, meeting.id, { notes, asked, version: begun.version });
  for (const { id, story: item } of items)
    await settled(cast, calendar, leader, { pair, meetingId: meeting.id, id }, story, item);
  if (story.private) await writePrivateNote(leader, meeting.id, { words: story.private, version: 0 });
  calendar.goTo(story.daysAgo, '15:10');
  await closeMeeting(leader, meeting.id);
  if (!story.done) return meeting.id;
  calendar.goTo(story.daysAgo - 1, '16:20');
  await finished(leader, pair, story.done);
  return meeting.id;
}

async function settled(
  cast: SamplePeople,
  calendar: Calendar,
  leader: Actor,
  at: { pair: string; meetingId: string; id: string },
  story: MeetingStory,
  { outcome, said, owner }: MeetingStory['items'][number],
) {
  const { meetingId } = at;
  const ownerId = owner === 'leader' ? leader.personId : cast.idOf(story.with);
  const due = calendar.workingDay(story.daysAgo - 14);
  if (outcome === 'action') await settleItem(leader, at.id, { outcome, promised: said, ownerId, due, meetingId });
  else await settleItem(leader, at.id, { outcome, decided: outcome === 'decision' ? said : null, meetingId });
}

/** What was promised in the meeting and kept since. */
async function finished(leader: Actor, pair: string, note: string) {
  const open = await reading(leader.organisationId, (db) =>
    db.rows<{ id: string }>(sql`select id from one_to_one_actions where organisation_id = ${leader.organisationId}
      and one_to_one_id = ${pair} and done_at is null order by made_at limit 1`),
  );
  for (const { id } of open) await finishAction(leader, id, { note });
}
