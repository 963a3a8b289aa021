// A one-to-one as an iCalendar file (RFC 5545). It says when and with whom: a calendar at work is read by others, so no point is in it.
import { see } from '../act.ts';
import { now } from '../clock.ts';
import { calendarOf } from '../meetings/calendar-file.ts';
import type { Actor } from '../people/actor.ts';
import { meetingIn } from './one-to-one-facts.ts';
import type { OneToOneMeeting } from './one-to-ones.table.ts';
import { bothOf } from './pair-parts.ts';

/**
 * The same UID in every version of the meeting and for both; its SEQUENCE rises with whatever changes in it, and one that did not take
 * place is cancelled. @throws NotFound for anybody but the two
 */
export const oneToOneCalendarOf = (
  actor: Actor,
  { pairId, meetingId, url }: { pairId: string; meetingId: string; url: string },
): Promise<string> =>
  see(actor, 'one-to-one.view', meetingIn(actor, pairId, meetingId), async (db, { pair, meeting }) => {
    const { leader, member } = await bothOf(db, actor, pair);
    const other = pair.leaderId === actor.personId ? member : leader;
    return oneToOneCalendar(meeting, { withWhom: other.name, url, made: now() });
  });

type Written = Pick<OneToOneMeeting, 'id' | 'version' | 'at' | 'minutes' | 'place' | 'missedReason'>;
type About = { withWhom: string; url: string; made: Date };

/** Pure. */
export const oneToOneCalendar = (meeting: Written, { withWhom, url, made }: About): string =>
  calendarOf(
    'One-to-ones',
    [
      {
        ...{ id: meeting.id, sequence: meeting.version, place: meeting.place, url },
        title: `One-to-one with ${withWhom}`,
        about: 'Agenda and notes are in Leadwell, for the two of you.',
        when: { from: meeting.at, until: new Date(meeting.at.getTime() + meeting.minutes * 60_000) },
        isCalledOff: meeting.missedReason !== null,
      },
    ],
    made,
  );
