import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { textWaiverChosen, textWaiverForm } from '#server/portfolios/journal.form.ts';
import { setAside, takeUp } from '#server/portfolios/text-waivers.ts';
import { weakTextFindings, weakTextsOf } from '#server/portfolios/weak-texts.ts';

export const _uses = ['evidence.view', 'text-waiver.set', 'text-waiver.withdraw'] as const;

export const load = page(async (actor, { params }) => ({
  ...(await weakTextsOf(actor, params.evidence!)),
  ...{ evidenceId: params.evidence!, timeZone: actor.organisation.timeZone },
}));

export const actions = {
  'set-aside': submit(textWaiverForm, async (actor, values, { params }) => {
    await setAside(actor, weakTextFindings(actor, params.evidence!), values);
    return { said: 'Set aside. Your reason is kept, and you can take it up again.' };
  }),
  'take-up': submit(textWaiverChosen, async (actor, { waiverId }) => {
    await takeUp(actor, waiverId);
    return { said: 'It stands among what is open again.' };
  }),
};
