import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { absenceKindWords, takeInForm } from '#server/people/absence.form.ts';
import { absenceImportOf, setCalendarAside, takeInAbsences } from '#server/people/absence-imports.ts';
import { sayDays } from '#server/people/absence-words.ts';
import type { CalendarChange } from '#server/people/calendar-changes.ts';

export const _uses = ['absence.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { changes, ...about } = await absenceImportOf(actor, params.person!, params.import!);
  return {
    ...{ ...about, id: params.person! },
    changes: changes?.map((change) => ({ value: change.key, label: sayChange(change) })) ?? null,
    kinds: Object.entries(absenceKindWords).map(([value, label]) => ({ value, label })),
  };
});

function sayChange({ does, time, was }: CalendarChange): string {
  if (does === 'withdraw') return `${sayDays(was)}: no longer in the calendar, to be taken back`;
  const at = time.time ? ` (${time.time})` : '';
  return `${sayDays(time)}${at}${does === 'change' ? `, ${was.withdrawnAt ? 'taken back before' : `was ${sayDays(was)}`}` : ''}`;
}

const counted = (count: number, words: string) => (count === 0 ? [] : [`${count} ${words}`]);

export const actions = {
  take: submit(takeInForm, async (actor, values, { params }) => {
    const { result } = await takeInAbsences(actor, params.person!, params.import!, values);
    const said = [
      ...counted(result.added, 'added'),
      ...counted(result.changed, 'changed'),
      ...counted(result.withdrawn, 'taken back'),
    ];
    return {
      to: `/lead/people/${params.person}/absences`,
      said:
        said.length === 0
          ? 'Nothing was ticked, so nothing changed.'
          : `Absences from the calendar: ${said.join(', ')}.`,
    };
  }),
  aside: submit(nothing, async (actor, _, { params }) => {
    await setCalendarAside(actor, params.person!, params.import!);
    return { to: `/lead/people/${params.person}/absences`, said: 'The calendar is set aside. Nothing was changed.' };
  }),
};
