// Who is suspended may come in as far as the sentence that says so: no part of the accounts library does anything for them.
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { accountsDatabase, sql } from '../db.ts';
import { isInside } from './endpoints.ts';

export const refusingSuspended = () =>
  ({
    id: 'refusing-suspended',
    hooks: {
      before: [
        {
          matcher: ({ path }) => isInside(path),
          handler: createAuthMiddleware(async (ctx) => {
            const found = await getSessionFromCtx(ctx);
            if (found && (await isSuspended(found.user.id)))
              throw new APIError('FORBIDDEN', { message: 'This account is suspended. Ask an administrator about it.' });
          }),
        },
      ],
    },
  }) satisfies BetterAuthPlugin;

/** Somewhere suspended, and active nowhere. */
async function isSuspended(accountId: string): Promise<boolean> {
  const { rows } = await accountsDatabase().execute<{ suspended: boolean }>(sql`
    select coalesce(bool_or(state = 'suspended') and not bool_or(state = 'active'), false) as suspended
    from memberships where account_id = ${accountId}`);
  return rows[0]!.suspended;
}
