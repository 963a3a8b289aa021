import { z } from 'zod';
import { submitOpenly } from '#server/form.ts';
import { askAccounts } from '#server/people/asking.ts';
import { acceptInvitation, invitationBehind } from '#server/people/invitations.ts';
import { newPassword } from '#server/people/sign-in.form.ts';
import { auth } from '#server/running.ts';
import type { PageServerLoad } from './$types';

export const _uses = ['invitation.accept'] as const;

/** Opening a link changes nothing: mail scanners open links too. */
export const load: PageServerLoad = async ({ params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { invitation: await invitationBehind(params.token) };
};

export const actions = {
  default: submitOpenly(z.object({ password: newPassword }), async ({ password }, event) => {
    const { email } = await acceptInvitation(auth, event.params.token ?? '', password);
    await askAccounts(event, '/sign-in/email', { email, password });
    return { to: '/today', said: 'Your account is ready.' };
  }),
};
