import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { journalForm, saidIn } from '#server/portfolios/journal.form.ts';
import { writeEntry } from '#server/portfolios/journal.ts';
import { recordsToWriteOf } from '#server/portfolios/journal-page.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['journal-entry.write'] as const;

export const load = page(async (actor, { url }) => {
  const records = await recordsToWriteOf(actor);
  const asked = url.searchParams.get('about');
  const about = records.find(({ kind, sourceId }) => `${kind}:${sourceId}` === asked) ?? null;
  const taken = about ? asked : null;
  const say = () =>
    'The record that the address names is none of yours of the last six weeks: write about whatever you like.';
  return { records, about, unheeded: unheeded(url, [{ name: 'about', taken, say }]) };
});

export const actions = {
  write: submit(journalForm, async (actor, values) => {
    const { id } = await writeEntry(actor, 'journal', saidIn(values));
    return { to: `/prove/journal/${id}`, said: 'Saved. Nobody else reads it.' };
  }),
  check: submit(journalForm, async () => ({ handsBack: true })),
};
