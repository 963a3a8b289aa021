// The page of one meeting, whatever its stage: what happened, what one may do, who is asked to it.
import { see } from '../act.ts';
import { now, today } from '../clock.ts';
import { dayOf } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { rememberedRows } from '../remembered.ts';
import { fewestUnnamed } from './items.ts';
import { type MeetingFacts, meetingFacts } from './meeting-facts.ts';
import { type MeetingRows, meetingRows, wasThere } from './meeting-rows.ts';
import { type Nameable, nameableFor, type OnRoster, rosterOf } from './roster.ts';
import { hasLapsed, isEarly, type TeamMeetingState } from './team-meeting-state.ts';

export type TeamMeetingPage = MeetingRows & {
  me: string;
  state: TeamMeetingState;
  roster: OnRoster[];
  /** How many have the agenda before them: said where few are, since words may give their author away. */
  asked: number;
  maySteer: boolean;
  mayAdd: boolean;
  /** Without a name, which few people who are asked do not hide. */
  mayAddUnnamed: boolean;
  mayTakeOut: boolean;
  /** Whether the work plan it concerns opens to them. */
  mayOpenPlan: boolean;
  mayCount: boolean;
  mayContribute: boolean;
  mayCorrect: boolean;
  /** Was there, and has not agreed to the minutes as proposed last. */
  mayAgree: boolean;
  present: boolean;
  /** The day has come on which it can begin. */
  isItsDay: boolean;
  /** Its time is more than an hour away. */
  isEarly: boolean;
  /** The last day for corrections, YYYY-MM-DD; and whether the minutes count as agreed because it has passed. */
  correctUntil: string | null;
  lapsed: boolean;
  day: string;
  timeZone: string;
};

/** @throws NotFound for whoever is not asked to it and was not there */
export const teamMeetingOf = (actor: Actor, meetingId: string): Promise<TeamMeetingPage> =>
  see(actor, 'team-meeting.view', meetingFacts(actor, meetingId), async (db, facts) => {
    const [rows, roster] = await rememberedRows(db, actor, `meeting ${meetingId}`, () =>
      Promise.all([meetingRows(actor, meetingId)(db), rosterOf(db, actor, meetingId)]),
    );
    const { timeZone } = actor.organisation;
    const day = today(timeZone);
    const { meeting, state, present } = facts;
    const openCorrections = rows.corrections.filter(({ reply, afterAgreement }) => !reply && !afterAgreement).length;
    return {
      ...rows,
      ...{ me: actor.personId, state, roster, asked: roster.length, present, ...mayDo(actor, facts) },
      mayAddUnnamed: state === 'agenda-open' && roster.length >= fewestUnnamed,
      mayAgree: state === 'minutes-proposed' && present && !rows.agreements.some(({ id }) => id === actor.personId),
      isItsDay: dayOf(meeting.at, timeZone) <= day,
      isEarly: isEarly(meeting.at, now()),
      correctUntil: meeting.correctUntil,
      lapsed: !meeting.agreedAt && hasLapsed({ ...meeting, openCorrections }, day),
      ...{ day, timeZone },
    };
  });

function mayDo(actor: Actor, facts: MeetingFacts) {
  const { state } = facts;
  const maySteer = may(actor, 'team-meeting.hold', facts);
  const isHeld = state === 'held';
  return {
    maySteer,
    mayOpenPlan: may(actor, 'plan.view', facts),
    mayAdd: may(actor, 'team-meeting.add-item', facts) && (state === 'agenda-open' || (isHeld && maySteer)),
    mayTakeOut: may(actor, 'team-meeting.take-out', facts) && (state === 'agenda-open' || isHeld),
    mayCount: isHeld && may(actor, 'team-meeting.count-turn', facts),
    mayContribute: isHeld && may(actor, 'team-meeting.contribute', facts),
    mayCorrect:
      ['minutes-proposed', 'minutes-agreed', 'actions-closed'].includes(state) &&
      may(actor, 'team-meeting.correct-minutes', facts),
  };
}

export const thoseThere = ({ people }: Pick<MeetingRows, 'people'>) => people.filter(wasThere);

export type Arranging = {
  teams: { id: string; name: string }[];
  people: Nameable[];
  plans: { id: string; title: string }[];
};

/** What a meeting of a team can be called with; without a team, the one led where it is the only one. @throws NotFound for whoever leads none */
export const arrangingOf = (actor: Actor, wanted: string | null): Promise<Arranging & { teamId: string }> => {
  const teamId = [...actor.leads].find((id) => id === wanted) ?? [...actor.leads][0] ?? '';
  return see(
    actor,
    'team-meeting.call',
    async () => ({ teamId }),
    async (db) => ({
      ...{ teamId, ...(await choicesFor(db, actor, teamId)) },
    }),
  );
};

/** The same for a meeting that was called. */
export const rearrangingOf = (
  actor: Actor,
  meetingId: string,
): Promise<Arranging & MeetingFacts & { guests: string[] }> =>
  see(actor, 'team-meeting.arrange', meetingFacts(actor, meetingId), async (db, facts) => ({
    ...{ ...facts, ...(await choicesFor(db, actor, facts.teamId)) },
    guests: (await rosterOf(db, actor, meetingId)).filter(({ invited }) => invited).map(({ id }) => id),
  }));

async function choicesFor(db: Read, actor: Actor, teamId: string): Promise<Arranging> {
  const [teams, people, plans] = await Promise.all([
    db.rows<{ id: string; name: string }>(sql`select id, name from teams where organisation_id = ${actor.organisationId}
      and id = any(${sql.param([...actor.leads, teamId])}::uuid[]) order by name, id`),
    nameableFor(db, actor, teamId),
    db.rows<{
      id: string;
      title: string;
    }>(sql`select id, title from plans where organisation_id = ${actor.organisationId}
      and team_id = ${teamId} order by starts_on desc, id limit 50`),
  ]);
  return { teams, people, plans };
}
