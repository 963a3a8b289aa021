import { Invalid } from '#server/errors.ts';
import { submitOpenly } from '#server/form.ts';
import { askAccounts, safeNext } from '#server/people/asking.ts';
import { codeForm } from '#server/people/sign-in.form.ts';

export const _uses = [] as const;

export const actions = {
  default: submitOpenly(codeForm, async ({ code }, event) => {
    const kind = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
    const { ok } = await askAccounts(event, kind, { code });
    if (!ok)
      throw new Invalid({
        code: 'This code was not accepted. Codes change every 30 seconds: enter the one shown now.',
      });
    return { to: safeNext(event.url.searchParams.get('next')) };
  }),
};
