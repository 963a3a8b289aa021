import { z } from 'zod';
import { Invalid, NotFound } from '#server/errors.ts';
import { submitOpenly } from '#server/form.ts';
import { enter } from '#server/people/entering.ts';
import { acceptInvitation, accountBehind, invitationBehind, linkIsNone } from '#server/people/invitations.ts';
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
    const known = await accountBehind(token);
    // Where there is an account: signing in comes first, so that guessing its password is throttled.
    const inside = known && (await enter(event, known.email, password).catch(known.takenUp ? notFound : undefined));
    const { email } = await acceptInvitation(auth, token, password);
    return { to: inside ?? (await enter(event, email, password)), said: 'Your account is ready.' };
  }),
};

/** Whoever has a used link and not its password is told of the link, not of the account. */
function notFound(error: unknown): never {
  throw error instanceof Invalid ? new NotFound(linkIsNone) : error;
}
