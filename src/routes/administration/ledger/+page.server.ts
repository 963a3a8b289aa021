import { z } from 'zod';
import { submit } from '#server/form.ts';
import { askForCheck, ledgerOf } from '#server/installation/asked-checks.ts';
import { page } from '#server/page.ts';

export const _uses = ['ledger.view', 'ledger.verify'] as const;

export const load = page(async (actor) => ({
  ledger: await ledgerOf(actor),
  timeZone: actor.organisation.timeZone,
}));

export const actions = {
  verify: submit(z.object({}), async (actor) => {
    await askForCheck(actor);
    return { said: 'The ledger is being verified.' };
  }),
};
