// How the arrangements of a meeting read now, for the fields in which somebody who saved first left them otherwise.
import { dayInWords, dayOf } from '../day-words.ts';
import { one, type Read, sql } from '../db.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { savedMeanwhile } from '../saved-meanwhile.ts';
import { clockOf } from '../time-words.ts';
import type { ChangeForm } from './team-meetings.form.ts';
import type { TeamMeeting } from './team-meetings.table.ts';
import { techniqueNames, techniques } from './techniques.ts';

/** In words, by field. */
export async function arrangedNow(db: Read, actor: Actor, form: ChangeForm, meeting: TeamMeeting) {
  const { timeZone } = actor.organisation;
  const { plan, facilitator, guests } = await namesOf(db, meeting);
  const technique = techniqueNames.find((name) => name === meeting.technique);
  const day = dayOf(meeting.at, timeZone);
  return savedMeanwhile({
    title: { typed: form.title, now: meeting.title },
    purpose: { typed: form.purpose, now: meeting.purpose },
    day: { typed: form.day, now: day, words: dayInWords(day) },
    time: { typed: form.time, now: clockOf(meeting.at, timeZone) },
    minutes: { typed: form.minutes, now: meeting.minutes },
    place: { typed: form.place, now: meeting.place },
    planId: { typed: form.planId, now: meeting.planId, words: plan },
    technique: { typed: form.technique, now: meeting.technique, words: technique && techniques[technique].name },
    facilitatorId: { typed: form.facilitatorId, now: meeting.facilitatorId, words: facilitator },
    invited: {
      typed: form.invited.toSorted().join(),
      now: guests
        .map(({ id }) => id)
        .toSorted()
        .join(),
      words: allOf(guests.map(({ name }) => name)),
    },
  });
}

type Names = { plan: string | null; facilitator: string; guests: { id: string; name: string }[] };

const namesOf = async (db: Read, { organisationId, id }: TeamMeeting): Promise<Names> =>
  one(
    await db.rows<Names>(sql`
      select l.title as plan, f.name as facilitator,
        coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id) from team_meeting_people x
          join people p on p.organisation_id = x.organisation_id and p.id = x.person_id
          where x.organisation_id = m.organisation_id and x.meeting_id = m.id and x.invited), '[]') as guests
      from team_meetings m join people f on f.organisation_id = m.organisation_id and f.id = m.facilitator_id
      left join plans l on l.organisation_id = m.organisation_id and l.id = m.plan_id
      where m.organisation_id = ${organisationId} and m.id = ${id}`),
  );
