// The organisation's own sign-in (OpenID Connect), where the environment names one. It lets nobody in who has not been invited.
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { type GenericOAuthConfig, genericOAuth } from 'better-auth/plugins';
import { CannotStart } from '../database/cannot-start.ts';
import { invitationsFor, join } from './joining.ts';

/** The provider's id in the accounts library; its callback is /api/auth/callback/organisation. */
export const ownProvider = 'organisation';

/** What its button says; null where none is set. */
export const ownSignInName = (): string | null =>
  process.env.LEADWELL_OIDC_ISSUER ? process.env.LEADWELL_OIDC_NAME || 'your organisation' : null;

export const ownSignIn = () => genericOAuth({ config: configured(process.env) });

/** Asked before the library makes an account for somebody who came from there; accounts made by ourselves pass. */
export async function requireInvitation(user: { email: string; emailVerified: boolean }, context: Asked) {
  if (!context?.path?.startsWith('/callback/')) return;
  if (!user.emailVerified) throw new APIError('FORBIDDEN', { code: 'email_not_verified' });
  if ((await invitationsFor(user.email)).length === 0) throw new APIError('FORBIDDEN', { code: 'not_invited' });
}
type Asked = { path?: string } | null;

/** Whoever comes back from the provider has proven their e-mail: its open invitations are taken up. */
export const joinWhereInvited = createAuthMiddleware(async ({ path, context }) => {
  if (!path.startsWith('/callback/') || !context.newSession) return;
  const { id, email } = context.newSession.user;
  for (const invitation of await invitationsFor(email)) await join(async () => id, invitation);
});

function configured(env: Record<string, string | undefined>): GenericOAuthConfig[] {
  const [issuer, clientId, clientSecret] = [
    env.LEADWELL_OIDC_ISSUER,
    env.LEADWELL_OIDC_CLIENT_ID,
    env.LEADWELL_OIDC_CLIENT_SECRET,
  ];
  if (!issuer) return [];
  if (!clientId || !clientSecret)
    throw new CannotStart(
      'LEADWELL_OIDC_ISSUER is set, so LEADWELL_OIDC_CLIENT_ID and LEADWELL_OIDC_CLIENT_SECRET must be set too.',
    );
  return [
    {
      ...{ providerId: ownProvider, clientId, clientSecret, scopes: ['openid', 'email', 'profile'] },
      discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      requireIdTokenVerification: true, // who somebody is comes from its signed claims alone
      mapProfileToUser: ({ name, email }) => ({ name: name || email || undefined }),
    },
  ];
}
