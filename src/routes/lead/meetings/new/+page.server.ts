import { submit } from '#server/form.ts';
import { callMeeting } from '#server/meetings/calling.ts';
import { arrangingOf } from '#server/meetings/meeting-page.ts';
import { callForm } from '#server/meetings/team-meetings.form.ts';
import { page } from '#server/page.ts';

export const _uses = ['team-meeting.call'] as const;

export const load = page(async (actor, { url }) => ({
  ...(await arrangingOf(actor, url.searchParams.get('team'))),
  me: actor.personId,
}));

export const actions = {
  default: submit(callForm, async (actor, values) => {
    const { id } = await callMeeting(actor, values);
    return { to: `/lead/meetings/${id}`, said: 'The meeting is called, and its agenda is open to everybody asked.' };
  }),
};
