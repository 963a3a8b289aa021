import { dayOf } from '#server/day-words.ts';
import { submit } from '#server/form.ts';
import { callOff, changeArrangement } from '#server/meetings/calling.ts';
import { rearrangingOf } from '#server/meetings/meeting-page.ts';
import { callOffForm, changeForm } from '#server/meetings/team-meetings.form.ts';
import { page } from '#server/page.ts';
import { clockOf } from '#server/time-words.ts';

export const _uses = ['team-meeting.arrange'] as const;

export const load = page(async (actor, { params }) => {
  const { meeting, guests, teams, people, plans, state } = await rearrangingOf(actor, params.meeting!);
  const { timeZone } = actor.organisation;
  const { title, purpose, minutes, place, planId, technique, facilitatorId, version } = meeting;
  const when = { day: dayOf(meeting.at, timeZone), time: clockOf(meeting.at, timeZone) };
  return {
    value: { ...when, title, purpose, minutes, place, planId, technique, facilitatorId, guests },
    ...{ id: meeting.id, version, state, teams, people, plans, me: actor.personId },
  };
});

export const actions = {
  change: submit(changeForm, async (actor, values, { params }) => {
    await changeArrangement(actor, params.meeting!, values);
    return {
      to: `/lead/meetings/${params.meeting}`,
      said: 'Saved. Whoever has it in a calendar takes the file again: it replaces the one before.',
    };
  }),
  off: submit(callOffForm, async (actor, { reason }, { params }) => {
    await callOff(actor, params.meeting!, reason);
    return { to: `/lead/meetings/${params.meeting}`, said: 'The meeting is called off.' };
  }),
};
