// Which parts of the accounts library answer over HTTP, and whom. What is not named here is closed, also what a later version adds.
import type { BetterAuthPlugin } from 'better-auth';

/** For the scripts of our pages (passkeys), and for the organisation's own sign-in, which sends the browser back here. */
const browsers = [
  'GET /passkey/generate-authenticate-options',
  'POST /passkey/verify-authentication',
  'GET /passkey/generate-register-options',
  'POST /passkey/verify-registration',
  'GET /callback/organisation',
] as const;

/** For our own pages, on behalf of the one who asked for them (`askAccounts`). */
const pages = [
  'POST /sign-in/email',
  'POST /sign-in/social',
  'POST /sign-out',
  'POST /confirm',
  'POST /change-password',
  'POST /revoke-session',
  'POST /revoke-other-sessions',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /passkey/delete-passkey',
] as const;

export type PagesPath = (typeof pages)[number] extends `POST ${infer Path}` ? Path : never;
export const base = '/api/auth';

/** `pathname` as the browser sent it: another spelling of an open one is closed. */
export const isOpenToBrowsers = (method: string, pathname: string): boolean =>
  browsers.some((open) => `${method} ${pathname}` === open.replace(' ', ` ${base}`));

export const isOpen = (method: string, pathname: string): boolean =>
  isOpenToBrowsers(method, pathname) || pages.some((open) => `${method} ${pathname}` === open.replace(' ', ` ${base}`));

/** Where somebody comes in or goes out, who is not asked for a session; everything else is for those who are in. */
const doors = [
  '/sign-in/email',
  '/sign-in/social',
  '/sign-out',
  '/callback/organisation',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
];
const inside = [...browsers, ...pages]
  .map((open) => open.slice(open.indexOf(' ') + 1))
  .filter((path) => !doors.includes(path));
export const isInside = (path: string | undefined): boolean => path !== undefined && inside.includes(path);

export const closing = () =>
  ({
    id: 'closing',
    async onRequest(request) {
      if (isOpen(request.method, new URL(request.url).pathname)) return;
      return { response: Response.json({ message: 'There is nothing at this address.' }, { status: 404 }) };
    },
  }) satisfies BetterAuthPlugin;
