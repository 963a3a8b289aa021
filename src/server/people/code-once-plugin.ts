// A code from an authenticator app lets somebody in once (RFC 6238, 5.2): read over a shoulder, it is worth nothing afterwards.
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';

const minutes = 2; // a code is taken for half a minute, and for one before and one after

export const codeOnce = () =>
  ({
    id: 'code-once',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/two-factor/verify-totp',
          handler: createAuthMiddleware(async (ctx) => {
            const { internalAdapter, secret, createAuthCookie } = ctx.context;
            const halted = await ctx.getSignedCookie(createAuthCookie('two_factor').name, secret);
            const session = await getSessionFromCtx(ctx);
            const asked = session || !halted ? null : await internalAdapter.findVerificationValue(halted);
            const userId = session?.user.id ?? asked?.value;
            if (!userId) return; // refused by what follows
            const identifier = `code-${userId}-${ctx.body?.code}`;
            const used = await internalAdapter.findVerificationValue(identifier);
            const expiresAt = new Date(Date.now() + minutes * 60_000);
            if (used || !(await internalAdapter.reserveVerificationValue({ identifier, value: userId, expiresAt })))
              throw new APIError('UNAUTHORIZED', { message: 'this code was used' });
          }),
        },
      ],
    },
  }) satisfies BetterAuthPlugin;
