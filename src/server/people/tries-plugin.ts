// Slows guessing down by account: passwords at the door and inside, and one-time codes.
import { createHmac, randomBytes } from 'node:crypto';
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { claimTry, forgetTries } from './tries.ts';

const kinds: Record<string, 'sign-in' | 'code' | 'password'> = {
  '/sign-in/email': 'sign-in',
  '/two-factor/verify-totp': 'code',
  '/two-factor/verify-backup-code': 'code',
  '/confirm': 'password',
  '/change-password': 'password',
  '/two-factor/enable': 'password',
  '/two-factor/disable': 'password',
};
const matcher = ({ path }: { path?: string }) => path !== undefined && path in kinds;

/**
 * A browser that somebody has signed in with has a count of its own for them: whoever tries from elsewhere, however long, locks
 * nobody out who comes with their own (OWASP, “device cookies”).
 */
export const slowingTries = () =>
  ({
    id: 'slowing-tries',
    hooks: {
      before: [
        {
          matcher,
          handler: createAuthMiddleware(async (ctx) => {
            const email = await emailOf(ctx);
            if (email === null) return; // refused by what follows
            const seconds = await claimTry(subjectOf(ctx, email, await known(ctx, email)));
            if (seconds > 0)
              throw new APIError('TOO_MANY_REQUESTS', { message: 'too many tries' }, { 'x-retry-after': `${seconds}` });
          }),
        },
      ],
      after: [
        {
          matcher,
          handler: createAuthMiddleware(async (ctx) => {
            const { returned, newSession } = ctx.context;
            if (returned instanceof Error) return;
            const email = newSession?.user.email.toLowerCase() ?? (await emailOf(ctx));
            if (email === null) return;
            const device = await known(ctx, email);
            await forgetTries(subjectOf(ctx, email, device));
            if (newSession && !device) await remember(ctx, email);
          }),
        },
      ],
    },
  }) satisfies BetterAuthPlugin;

const subjectOf = ({ path }: GenericEndpointContext, email: string, device: string | null) =>
  `${kinds[path]} ${email} ${device ?? ''}`;

/** Whom a try is for: as typed at the door, or as signed in, or as halted for the second step. */
async function emailOf(ctx: GenericEndpointContext): Promise<string | null> {
  const { internalAdapter, secret, createAuthCookie } = ctx.context;
  if (kinds[ctx.path] === 'sign-in') return String(ctx.body?.email ?? '').toLowerCase();
  const session = await getSessionFromCtx(ctx);
  if (session) return session.user.email.toLowerCase();
  const halted = await ctx.getSignedCookie(createAuthCookie('two_factor').name, secret);
  const asked = halted ? await internalAdapter.findVerificationValue(halted) : null;
  const user = asked ? await internalAdapter.findUserById(asked.value) : null;
  return user?.email.toLowerCase() ?? null;
}

/** One cookie for each who signed in here: colleagues share a screen. Its name tells nobody whose it is. */
function cookieOf({ context }: GenericEndpointContext, email: string) {
  const whose = createHmac('sha256', context.secret).update(`known ${email}`).digest('hex').slice(0, 16);
  return context.createAuthCookie(`known_${whose}`, { maxAge: 365 * 86_400 });
}

const known = async (ctx: GenericEndpointContext, email: string): Promise<string | null> =>
  (await ctx.getSignedCookie(cookieOf(ctx, email).name, ctx.context.secret)) || null;

async function remember(ctx: GenericEndpointContext, email: string) {
  const { name, attributes } = cookieOf(ctx, email);
  await ctx.setSignedCookie(name, randomBytes(16).toString('base64url'), ctx.context.secret, attributes);
}
