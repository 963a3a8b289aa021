import { z } from 'zod';
import { submitOpenly } from '#server/form.ts';
import { enter } from '#server/people/entering.ts';
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
    const token = event.params.token ?? '';
    const known = await invitationBehind(token);
    // An account of that address: signing in comes first, so that guessing its password is throttled.
    const inside = known?.hasAccount ? await enter(event, known.email, password) : null;
    const { email } = await acceptInvitation(auth, token, password);
    return { to: inside ?? (await enter(event, email, password)), said: 'Your account is ready.' };
  }),
};
