import { findAsked, pageAsked } from '#server/asked.ts';
import { today } from '#server/clock.ts';
import { teamMeetingsOf } from '#server/meetings/meeting-list.ts';
import { page } from '#server/page.ts';

export const _uses = ['team-meeting.list'] as const;

export const load = page(async (actor, { url }) => {
  const { timeZone } = actor.organisation;
  return {
    ...(await teamMeetingsOf(actor, { find: findAsked(url), page: pageAsked(url) })),
    ...{ timeZone, day: today(timeZone), leads: actor.leads.size > 0 },
  };
});
