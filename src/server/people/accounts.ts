// Accounts: sign-in, sessions, second factors, passkeys, the organisation's own sign-in (OIDC). All of it is better-auth's.
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor } from 'better-auth/plugins';
import type { Db, Tx } from '../db.ts';
import { newId } from '../id.ts';
import { loopback } from '../loopback.ts';
import * as schema from '../schema.ts';
import { codeOnce } from './code-once-plugin.ts';
import { confirming } from './confirm-plugin.ts';
import { base, closing } from './endpoints.ts';
import { joinWhereInvited, ownSignIn, requireInvitation } from './own-sign-in.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { refusingSuspended } from './suspended-plugin.ts';
import { slowingTries } from './tries-plugin.ts';

const hours = 3600;
/** Counted by address, and an office shares one: enough for a team at nine o'clock. Guessing is slowed down by account besides. */
const forAnOffice = { window: 60, max: 30 };

export const accounts = (db: Db, origin: string, secret: string) =>
  betterAuth({
    appName: 'Leadwell',
    baseURL: origin,
    basePath: base,
    secret,
    trustedOrigins: trusted(origin),
    database: drizzleAdapter(db, { provider: 'pg', schema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // accounts are made at set-up and by invitation
      minPasswordLength: 12,
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
    },
    session: { expiresIn: 12 * hours, updateAge: hours / 4, cookieCache: { enabled: false } }, // a revoked session ends at once
    rateLimit: {
      enabled: true,
      storage: 'database',
      customRules: {
        ...{ '/sign-in/*': forAnOffice, '/two-factor/*': forAnOffice },
        ...{ '/confirm': forAnOffice, '/change-password': forAnOffice },
        '/sign-out': false, // nothing is guessed by it, and nobody may be kept signed in
      },
    },
    advanced: { ipAddress: { ipAddressHeaders: ['x-leadwell-client'] } },
    telemetry: { enabled: false },
    onAPIError: { errorURL: '/sign-in' },
    plugins: [
      closing(),
      refusingSuspended(),
      twoFactor({ issuer: 'Leadwell', accountLockout: { enabled: false } }), // it would also lock out whoever knows the code
      passkey({ rpName: 'Leadwell', rpID: new URL(origin).hostname, origin }),
      slowingTries(), // after the second step, which takes back a session that was begun too early
      codeOnce(),
      confirming(),
      ownSignIn(),
    ],
    databaseHooks: { user: { create: { before: requireInvitation } } },
    hooks: { after: joinWhereInvited },
  });
export type Accounts = ReturnType<typeof accounts>;

/** On a loopback address the browser may have been given any name of it. */
function trusted(origin: string) {
  const { protocol, port, hostname } = new URL(origin);
  if (!loopback.includes(hostname)) return [origin];
  return loopback.map((name) => `${protocol}//${name}${port ? `:${port}` : ''}`);
}

/**
 * An account with a password, not made yet: hashing takes a tenth of a second, which no transaction waits for. Its maker inserts it
 * where whatever it is for is written, so that neither stands without the other; the e-mail must be free. Answers the account's id.
 */
export async function newAccount(auth: Accounts, { name, email, password }: NewAccount) {
  const { password: passwords } = await auth.$context;
  const hash = await passwords.hash(password);
  return async (tx: Pick<Tx, 'insert'>): Promise<string> => {
    const id = newId();
    await tx.insert(schema.user).values({ id, name, email: email.toLowerCase(), emailVerified: true });
    const credential = { userId: id, providerId: 'credential', accountId: id, password: hash };
    await tx.insert(schema.account).values({ ...credential, id: newId() });
    return id;
  };
}
export type NewAccount = { name: string; email: string; password: string };
