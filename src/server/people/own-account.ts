// One's own account: sessions, passkeys, second step. The accounts library does it; here stands what a page shows.
import type { RequestEvent } from '@sveltejs/kit';
import { Conflict, Invalid } from '../errors.ts';
import { askAccounts } from './asking.ts';

export type OwnSession = { id: string; device: string; since: string; until: string; here: boolean };
export type OwnPasskey = { id: string; name: string; since: string };

type Listed = { id: string; token: string; userAgent?: string | null; createdAt: string; expiresAt: string };
type ListedKey = { id: string; name?: string | null; createdAt: string };

export async function ownAccount(event: RequestEvent) {
  const [sessions, passkeys, session, password] = await Promise.all([
    listed<Listed>(event, '/list-sessions'),
    listed<ListedKey>(event, '/passkey/list-user-passkeys'),
    askAccounts(event, '/get-session'),
    hasPassword(event),
  ]);
  const here = event.locals.account?.sessionToken;
  return {
    email: event.locals.account?.email ?? '',
    password,
    secondStep: (session.body.user as { twoFactorEnabled?: boolean } | undefined)?.twoFactorEnabled === true,
    sessions: sessions
      .map(
        ({ id, token, userAgent, createdAt, expiresAt }): OwnSession => ({
          ...{ id, device: deviceOf(userAgent), since: createdAt, until: expiresAt, here: token === here },
        }),
      )
      .sort((a, b) => Number(b.here) - Number(a.here) || b.since.localeCompare(a.since)),
    passkeys: passkeys.map(
      ({ id, name, createdAt }): OwnPasskey => ({ id, name: name || 'Passkey', since: createdAt }),
    ),
  };
}

/** @throws Invalid when the current password is another */
export async function changePassword(event: RequestEvent, current: string, password: string) {
  const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
  const { ok } = await askAccounts(event, '/change-password', body);
  if (!ok) throw new Invalid({ current: 'This is not your current password. Enter it again.' });
}

/** Ends one of one's own sessions, named by its id: tokens never leave the server. */
export async function endSession(event: RequestEvent, sessionId: string) {
  const sessions = await listed<Listed>(event, '/list-sessions');
  const found = sessions.find(({ id }) => id === sessionId);
  if (!found) throw new Conflict('This session has ended already.');
  await askAccounts(event, '/revoke-session', { token: found.token });
}

export const endOtherSessions = (event: RequestEvent) => askAccounts(event, '/revoke-other-sessions', {});

export async function removePasskey(event: RequestEvent, id: string) {
  const { ok } = await askAccounts(event, '/passkey/delete-passkey', { id });
  if (!ok) throw new Conflict('This passkey was removed already.');
}

export type Enrolment = { uri: string; secret: string; backupCodes: string[] };

/** Begins a second step: it holds once a code from the app has been entered. @throws Invalid for a wrong password */
export async function beginSecondStep(event: RequestEvent, password: string): Promise<Enrolment> {
  const { ok, body } = await askAccounts(event, '/two-factor/enable', { password });
  if (!ok) throw new Invalid({ password: 'This is not your password. Enter it again.' });
  const uri = String(body.totpURI);
  return {
    uri,
    secret: new URL(uri).searchParams.get('secret') ?? '',
    backupCodes: (body.backupCodes ?? []) as string[],
  };
}

export async function confirmSecondStep(event: RequestEvent, code: string) {
  const { ok } = await askAccounts(event, '/two-factor/verify-totp', { code });
  if (!ok)
    throw new Invalid({ code: 'This code was not accepted. Codes change every 30 seconds: enter the one shown now.' });
}

export async function endSecondStep(event: RequestEvent, password: string) {
  const { ok } = await askAccounts(event, '/two-factor/disable', { password });
  if (!ok) throw new Invalid({ password: 'This is not your password. Enter it again.' });
}

/** Whether there is a password to ask for: somebody who came by the organisation's own sign-in has none. */
export async function hasPassword(event: RequestEvent): Promise<boolean> {
  const ways = await listed<{ providerId: string }>(event, '/list-accounts');
  return ways.some(({ providerId }) => providerId === 'credential');
}

/** Proves once more that it is them. @throws Invalid for a wrong password */
export async function confirmPassword(event: RequestEvent, password: string) {
  const { ok } = await askAccounts(event, '/confirm', { password });
  if (!ok) throw new Invalid({ ownPassword: 'This is not your password. Enter it again.' });
}

async function listed<Item>(event: RequestEvent, path: string): Promise<Item[]> {
  const { body } = await askAccounts(event, path);
  return Array.isArray(body) ? (body as Item[]) : [];
}

/** Browser and system in words, as far as the browser tells. */
function deviceOf(agent: string | null | undefined) {
  const found = (pairs: [RegExp, string][]) => pairs.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  const browser = found([
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrom(e|ium)\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  const system = found([
    [/iPhone|iPad/, 'iOS'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  return [browser ?? 'Another browser', system].filter(Boolean).join(' on ');
}
