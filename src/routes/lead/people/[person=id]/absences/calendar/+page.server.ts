import type { RequestEvent } from '@sveltejs/kit';
import { nothing } from '#server/fields.ts';
import { page, signedIn } from '#server/page.ts';
import { bringCalendar, calendarFile } from '#server/people/absence-imports.ts';
import { absencesOf } from '#server/people/absences.ts';
import type { CalendarReading } from '#server/people/calendar/reading.ts';
import { submitFiles, type Upload } from '#server/upload.ts';

export const _uses = ['absence.view', 'absence.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { name, isSelf } = await absencesOf(actor, params.person!);
  return { name, isSelf, id: params.person! };
});

/** A calendar is read by the days of whoever brings it: their organisation's time zone. */
const upload = (event: RequestEvent): Upload<CalendarReading> => ({
  field: 'file',
  take: (content) => calendarFile(signedIn(event), content),
  allowed: async (actor) => (await absencesOf(actor, event.params.person!)).mayEdit,
  missing: 'Choose the calendar file',
});

export const actions = {
  default: (event: RequestEvent) =>
    submitFiles(nothing, upload(event), async (actor, _, [reading]) => {
      const { id } = await bringCalendar(actor, event.params.person!, reading);
      return { to: `/lead/people/${event.params.person}/absences/${id}` };
    })(event),
};
