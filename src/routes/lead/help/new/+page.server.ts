import { z } from 'zod';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { askingPage } from '#server/support/help-list.ts';
import { askHelpForm } from '#server/support/help-requests.form.ts';
import { askForHelp } from '#server/support/help-requests.ts';

export const _uses = ['help-request.list', 'help-request.ask'] as const;

export const load = page(async (actor, { url }) => {
  const work = url.searchParams.get('work');
  return askingPage(actor, z.uuid().safeParse(work).success ? work : null);
});

export const actions = {
  default: submit(askHelpForm, async (actor, values) => {
    const asked = await askForHelp(actor, values);
    return { to: `/lead/help/${asked.id}`, said: 'Sent. You are told here what will be done, by whom and when.' };
  }),
};
