import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import type { Actor } from '#server/people/actor.ts';
import { changeFormOf, saidIn } from '#server/portfolios/journal.form.ts';
import { editEntry } from '#server/portfolios/journal.ts';
import { entryOf, entryToEdit } from '#server/portfolios/journal-page.ts';

export const _uses = ['journal-entry.edit', 'journal-entry.view'] as const;

export const load = page((actor, { params }) => entryToEdit(actor, params.entry!));

/** Journal and account have parts of their own. */
const formOf = async (actor: Actor, { params }: { params: { entry?: string } }) =>
  changeFormOf((await entryOf(actor, params.entry!)).entry.form);

export const actions = {
  save: submit(formOf, async (actor, { version, ...values }, { params }) => {
    await editEntry(actor, params.entry!, saidIn(values), version);
    return { to: `/prove/journal/${params.entry}`, said: 'Saved. Nobody else reads it.' };
  }),
  check: submit(formOf, async () => ({ handsBack: true })),
};
