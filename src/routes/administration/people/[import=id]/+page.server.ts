import { pageAsked } from '#server/asked.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { columnsForm, meaningWords } from '#server/people/people-import.form.ts';
import { importPeople, setAsideImport, settleColumns } from '#server/people/people-import.ts';
import { importOf } from '#server/people/people-import-view.ts';

export const _uses = ['person.import'] as const;

export const load = page(async (actor, { params, url }) => ({
  ...(await importOf(actor, params.import!, pageAsked(url))),
  timeZone: actor.organisation.timeZone,
  meanings: Object.entries(meaningWords).map(([value, label]) => ({ value, label })),
}));

export const actions = {
  settle: submit(columnsForm, async (actor, values, { params }) => {
    await settleColumns(actor, params.import!, values);
    return { said: 'The file is read again. Look at what it would change.' };
  }),
  take: submit(columnsForm, async (actor, values, { params }) => {
    const { result } = await importPeople(actor, params.import!, values);
    return {
      said: `${result.added} ${result.added === 1 ? 'person' : 'people'} added, ${result.changed} changed, ${result.same} as before.`,
    };
  }),
  setAside: submit(nothing, async (actor, _, { params }) => {
    await setAsideImport(actor, params.import!);
    return { to: '/administration/people', said: 'The file is set aside. Nothing of it was imported or kept.' };
  }),
};
