import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { helpPage } from '#server/support/help-list.ts';
import { giveHelpForm, promiseHelpForm, saidHelpForm, takeBackForm } from '#server/support/help-requests.form.ts';
import { giveHelp, promiseHelp, sayWhetherItHelped, takeHelpBack } from '#server/support/help-requests.ts';

export const _uses = ['help-request.view', 'help-request.answer', 'help-request.close'] as const;

export const load = page(async (actor, { params }) => ({ help: await helpPage(actor, params.help!) }));

export const actions = {
  promise: submit(promiseHelpForm, async (actor, values, { params }) => {
    await promiseHelp(actor, params.help!, values);
    return { said: 'Promised. Whoever asked sees it, and Today reminds you.' };
  }),
  give: submit(giveHelpForm, async (actor, { words }, { params }) => {
    await giveHelp(actor, params.help!, words);
    return { said: 'Marked as given. Whoever asked says whether it helped.' };
  }),
  outcome: submit(saidHelpForm, async (actor, values, { params }) => {
    await sayWhetherItHelped(actor, params.help!, values);
    return { said: values.outcome === 'helped' ? 'Closed: it helped.' : 'It is open again, with your words.' };
  }),
  takeBack: submit(takeBackForm, async (actor, _, { params }) => {
    await takeHelpBack(actor, params.help!);
    return { said: 'Taken back.' };
  }),
};
