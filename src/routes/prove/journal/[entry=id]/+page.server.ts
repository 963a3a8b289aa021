import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { takeEntryForm, textWaiverChosen, textWaiverForm } from '#server/portfolios/journal.form.ts';
import { takeEntry } from '#server/portfolios/journal.ts';
import { entryFindings, entryOf } from '#server/portfolios/journal-page.ts';
import { setAside, takeUp } from '#server/portfolios/text-waivers.ts';

export const _uses = ['journal-entry.view', 'evidence.take', 'text-waiver.set', 'text-waiver.withdraw'] as const;

export const load = page(async (actor, { params }) => ({
  ...(await entryOf(actor, params.entry!)),
  timeZone: actor.organisation.timeZone,
  isCandidate: actor.isCandidate,
}));

export const actions = {
  take: submit(
    takeEntryForm,
    async (actor, { version }, { params }) => {
      const { id, number } = await takeEntry(actor, params.entry!, version);
      return { to: `/prove/evidence/${id}`, said: `Kept as evidence ${number}. Now say what it shows.` };
    },
    {},
  ),
  'set-aside': submit(textWaiverForm, async (actor, values, { params }) => {
    await setAside(actor, entryFindings(actor, params.entry!), values);
    return { said: 'Set aside. Your reason is kept, and you can take it up again.' };
  }),
  'take-up': submit(textWaiverChosen, async (actor, { waiverId }) => {
    await takeUp(actor, waiverId);
    return { said: 'It stands among what is open again.' };
  }),
};
