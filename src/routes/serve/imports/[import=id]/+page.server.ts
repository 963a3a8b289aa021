import { dayInWords, momentInWords, periodInWords } from '#server/day-words.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { contactColumnsForm, contactMeanings } from '#server/standards/contact-import.form.ts';
import { setContactsAside, settleContactColumns, stopImport, takeContacts } from '#server/standards/contact-import.ts';
import { contactImportOf } from '#server/standards/contact-import-view.ts';

export const _uses = ['contact.import'] as const;

export const load = page(async (actor, { params }) => {
  const found = await contactImportOf(actor, params.import!);
  const { periodFrom, periodTo, backAskedAt } = found.file;
  return {
    ...found,
    meanings: Object.entries(contactMeanings).map(([value, label]) => ({ value, label })),
    period: periodFrom && periodTo ? periodInWords(periodFrom, periodTo) : null,
    backAsked: backAskedAt ? momentInWords(backAskedAt, found.timeZone) : null,
    before: found.before?.doneAt ? dayInWords(found.before.doneAt.toISOString().slice(0, 10)) : null,
  };
});

export const actions = {
  settle: submit(contactColumnsForm, async (actor, values, { params }) => {
    await settleContactColumns(actor, params.import!, values);
    return { said: 'The file is read again. Look at the figures it would give.' };
  }),
  take: submit(contactColumnsForm, async (actor, values, { params }) => {
    const settled = await settleIfChanged(actor, params.import!, values);
    if (settled) return { said: 'The columns were changed, so the file is read again. Check it, then import it.' };
    await takeContacts(actor, params.import!, values);
  }),
  stop: submit(nothing, async (actor, _, { params }) => {
    await stopImport(actor, params.import!);
    return { said: 'Stopped. Nothing of the file was kept, and it waits as before.' };
  }),
  setAside: submit(nothing, async (actor, _, { params }) => {
    await setContactsAside(actor, params.import!);
    return { to: '/serve/imports', said: 'The file is set aside. Nothing of it was imported or kept.' };
  }),
};

type Settling = Parameters<typeof settleContactColumns>;

/** Whoever changes a column and presses "Import" at once is shown what that changes first. */
async function settleIfChanged(actor: Settling[0], importId: string, form: Settling[2]) {
  const { file, reading } = await contactImportOf(actor, importId);
  const differs = form.columns.some(
    ({ at, meaning }) => reading?.columns[at] && (reading.columns[at].meaning ?? 'unused') !== meaning,
  );
  if (!differs && form.timeZone === file.timeZone && form.source === file.source) return false;
  await settleContactColumns(actor, importId, form);
  return true;
}
