// The one part that the accounts library lacks: the password entered once more, throttled, kept with the session.
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from 'better-auth/api';
import { z } from 'zod';
import { now } from '../clock.ts';

/** POST /confirm {password}: 200, or 400 for a wrong one; five tries a minute. `confirmedAt` then stands in the session. */
export const confirming = () =>
  ({
    id: 'confirming',
    schema: { session: { fields: { confirmedAt: { type: 'date', required: false, input: false } } } },
    rateLimit: [{ pathMatcher: (path) => path === '/confirm', window: 60, max: 5 }],
    endpoints: {
      confirm: createAuthEndpoint(
        '/confirm',
        { method: 'POST', body: z.object({ password: z.string() }), use: [sensitiveSessionMiddleware] },
        async ({ body, context, json }) => {
          const { user, session } = context.session;
          const held = await context.internalAdapter.findAccounts(user.id);
          const hash = held.find(({ providerId }) => providerId === 'credential')?.password;
          if (!hash || !(await context.password.verify({ hash, password: body.password })))
            throw new APIError('BAD_REQUEST', { message: 'wrong password' });
          await context.internalAdapter.updateSession(session.token, { confirmedAt: now() });
          return json({ status: true });
        },
      ),
    },
  }) satisfies BetterAuthPlugin;
