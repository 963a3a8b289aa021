import type { RequestEvent } from '@sveltejs/kit';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page, signedIn } from '#server/page.ts';
import { absenceForm, absenceKindWords, withdrawAbsenceForm } from '#server/people/absence.form.ts';
import { bringCalendar, calendarFile } from '#server/people/absence-imports.ts';
import { sayDays } from '#server/people/absence-words.ts';
import { absencesOf, addAbsence, withdrawAbsence } from '#server/people/absences.ts';
import type { CalendarReading } from '#server/people/calendar/reading.ts';
import { submitFiles, type Upload } from '#server/upload.ts';

export const _uses = ['absence.view', 'absence.edit'] as const;

export const load = page(async (actor, { params, url }) => ({
  ...(await absencesOf(actor, params.person!, url.searchParams.get('show') === 'all')),
  id: params.person!,
  kinds: Object.entries(absenceKindWords).map(([value, label]) => ({ value, label })),
}));

type Taken = { person: string; reading: CalendarReading };

export const actions = {
  add: submit(absenceForm, async (actor, values, { params }) => {
    const added = await addAbsence(actor, params.person!, values);
    return { said: `The absence is entered: ${sayDays(added)}.` };
  }),
  withdraw: submit(withdrawAbsenceForm, async (actor, { absenceId }, { params }) => {
    await withdrawAbsence(actor, params.person!, absenceId);
    return { said: 'The absence is taken back.' };
  }),
  calendar: async (event: RequestEvent) => {
    const { params } = event;
    const upload: Upload<Taken> = {
      field: 'file',
      take: async (content) => ({ person: params.person!, reading: await calendarFile(signedIn(event), content) }),
      allowed: async (actor) => (await absencesOf(actor, params.person!)).mayEdit,
      missing: 'Choose the calendar file',
    };
    return submitFiles(nothing, upload, async (actor, _, [{ person, reading }]) => {
      const { id } = await bringCalendar(actor, person, reading);
      return { to: `/lead/people/${person}/absences/${id}` };
    })(event);
  },
};
