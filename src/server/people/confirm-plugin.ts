// What the accounts library lacks: the password entered once more, kept with the session, and asked for before a passkey is added.
import type { BetterAuthPlugin } from 'better-auth';
import {
  APIError,
  createAuthEndpoint,
  createAuthMiddleware,
  getSessionFromCtx,
  sensitiveSessionMiddleware,
} from 'better-auth/api';
import { z } from 'zod';
import { now } from '../clock.ts';
import { isFresh } from './fresh.ts';

const passkeyName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);

/** POST /confirm {password}: 200, or 400 for a wrong one. `confirmedAt` then stands in the session. */
export const confirming = () =>
  ({
    id: 'confirming',
    schema: { session: { fields: { confirmedAt: { type: 'date', required: false, input: false } } } },
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
    hooks: {
      before: [
        {
          matcher: ({ path }) =>
            path === '/passkey/generate-register-options' || path === '/passkey/verify-registration',
          handler: createAuthMiddleware(async (ctx) => {
            const { session } = (await getSessionFromCtx(ctx)) ?? {};
            if (!session) return; // refused by what follows
            if (!isFresh(session.confirmedAt ?? session.createdAt))
              throw new APIError('FORBIDDEN', { message: 'Enter your password once more, then add the passkey.' });
            if (ctx.body && !passkeyName.safeParse(ctx.body.name).success)
              throw new APIError('BAD_REQUEST', { message: 'Name the passkey with 1 to 100 characters, in one line.' });
          }),
        },
      ],
    },
  }) satisfies BetterAuthPlugin;
