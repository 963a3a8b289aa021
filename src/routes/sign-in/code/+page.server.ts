import { redirect } from '@sveltejs/kit';
import { Invalid } from '#server/errors.ts';
import { submitOpenly } from '#server/form.ts';
import { askAccounts, safeNext } from '#server/people/asking.ts';
import { codeForm } from '#server/people/sign-in.form.ts';
import type { PageServerLoad } from './$types';

export const _uses = [] as const;

/** Where the sign-in was finished in another tab, this one goes on as well. */
export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.account) redirect(303, safeNext(url.searchParams.get('next')));
};

export const actions = {
  default: submitOpenly(codeForm, async ({ code }, event) => {
    const next = { to: safeNext(event.url.searchParams.get('next')) };
    if (event.locals.account) return next;
    const kind = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
    const { ok, body } = await askAccounts(event, kind, { code });
    if (!ok) throw new Invalid(ended.includes(String(body.code)) ? { form: overWords } : { code: refusedWords });
    return next;
  }),
};

// What the accounts library says where no code can help any more.
const ended = ['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'];
const overWords =
  'This sign-in is over: it was finished or left in another tab, had too many wrong codes, or took too long. Start again with your password.';
const refusedWords = 'This code was not accepted. Codes change every 30 seconds: enter the one shown now.';
