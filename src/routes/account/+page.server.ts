import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { passkeyForm, passwordForm, sessionForm, themeForm } from '#server/people/account.form.ts';
import { isFresh } from '#server/people/fresh.ts';
import { ownRoles } from '#server/people/held-roles.ts';
import { changePassword, endOtherSessions, endSession, ownAccount, removePasskey } from '#server/people/own-account.ts';
import { roleWords } from '#server/people/roles.form.ts';

export const _uses = ['account.view', 'account.edit'] as const;

export const load = page(async (actor, event) => {
  const roles = await ownRoles(actor);
  const { personId, organisation } = actor;
  const { locals, cookies } = event;
  const shown = {
    personId,
    roles,
    timeZone: organisation.timeZone,
    roleWords,
    theme: cookies.get('theme') ?? 'system',
  };
  return { ...(await ownAccount(event)), ...shown, fresh: isFresh(locals.account?.confirmedAt) };
});

export const actions = {
  password: submit(passwordForm, async (_, { current, password }, event) => {
    await changePassword(event, current, password);
    return { said: 'Your password is changed. Your other sessions have ended.' };
  }),
  theme: submit(themeForm, async (_, { theme }, { cookies, url }) => {
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
    cookies.set('theme', theme, { ...options, maxAge: 365 * 86_400 });
    return { said: 'Saved for this browser.' };
  }),
  end: submit(sessionForm, async (_, { session }, event) => {
    await endSession(event, session);
    return { said: 'The session has ended.' };
  }),
  endOthers: submit(nothing, async (_, __, event) => {
    await endOtherSessions(event);
    return { said: 'All your other sessions have ended.' };
  }),
  removePasskey: submit(passkeyForm, async (_, { passkey }, event) => {
    await removePasskey(event, passkey);
    return { said: 'The passkey is removed. Remove it from your device too.' };
  }),
};
