import { fail } from '@sveltejs/kit';
import { encode } from 'uqr';
import { organisation, see } from '#server/act.ts';
import { Invalid } from '#server/errors.ts';
import { sentIn, submit } from '#server/form.ts';
import { page, signedIn } from '#server/page.ts';
import { stepUpForm } from '#server/people/account.form.ts';
import { beginSecondStep, confirmSecondStep, endSecondStep, ownAccount } from '#server/people/own-account.ts';
import { codeForm } from '#server/people/sign-in.form.ts';
import type { RequestEvent } from './$types';

export const _uses = ['account.view', 'account.edit'] as const;

export const load = page(async (actor, event) => {
  await see(actor, 'account.view', organisation);
  return { secondStep: (await ownAccount(event)).secondStep };
});

/** Answers the secret once, on the page that follows: it is never stored where it could be read again. */
async function begin(event: RequestEvent) {
  signedIn(event);
  const typed = stepUpForm.safeParse(Object.fromEntries(await sentIn(event.request)));
  if (!typed.success) return fail(422, { values: {}, problems: { password: ['Enter your password'] } });
  try {
    const { uri, secret, backupCodes } = await beginSecondStep(event, typed.data.password);
    return { enrolment: { secret, backupCodes, squares: encode(uri, { border: 2 }).data } };
  } catch (error) {
    if (error instanceof Invalid) return fail(422, { values: {}, problems: error.problems });
    throw error;
  }
}

export const actions = {
  begin,
  confirm: submit(codeForm, async (_, { code }, event) => {
    await confirmSecondStep(event, code);
    return {
      to: '/account',
      said: 'The second step is on. Keep your backup codes where you find them without your phone.',
    };
  }),
  end: submit(stepUpForm, async (_, { password }, event) => {
    await endSecondStep(event, password);
    return { to: '/account', said: 'The second step is off.' };
  }),
};
