// One's own account: sessions, passkeys, second step. The accounts library does it; here stands what a page shows.
import type { RequestEvent } from '@sveltejs/kit';
import { accountsDatabase, first, one, sql } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { askAccounts } from './asking.ts';

export type OwnSession = { id: string; device: string; since: string; until: string; here: boolean };
export type OwnPasskey = { id: string; name: string; since: string };

type Kept = {
  secondStep: boolean;
  password: boolean;
  sessions: (Omit<OwnSession, 'device'> & { agent: string | null })[];
  passkeys: (Omit<OwnPasskey, 'name'> & { name: string | null })[];
};

/** Read past the library, which would count each look as a try and hand out the tokens of sessions. */
export async function ownAccount({ locals }: RequestEvent) {
  const { id = '', email = '', sessionToken = '' } = locals.account ?? {};
  const { rows } = await accountsDatabase().execute<Kept>(sql`
    select coalesce(u.two_factor_enabled, false) as "secondStep", ${withPassword} as password,
      array(select jsonb_build_object('id', s.id, 'agent', s.user_agent, 'since', s.created_at, 'until', s.expires_at,
        'here', s.token = ${sessionToken}) from session s where s.user_id = u.id and s.expires_at > now()
        order by s.token = ${sessionToken} desc, s.created_at desc) as sessions,
      array(select jsonb_build_object('id', k.id, 'name', k.name, 'since', k.created_at) from passkey k
        where k.user_id = u.id order by k.created_at) as passkeys
    from "user" u where u.id = ${id}`);
  const { sessions, passkeys, ...kept } = one(rows);
  return {
    ...{ email, ...kept },
    sessions: sessions.map(({ agent, ...session }): OwnSession => ({ ...session, device: deviceOf(agent) })),
    passkeys: passkeys.map(({ name, ...key }): OwnPasskey => ({ ...key, name: name || 'Passkey' })),
  };
}

const withPassword = sql`exists (select 1 from account a where a.user_id = u.id and a.provider_id = 'credential')`;

/** @throws Invalid when the current password is another */
export async function changePassword(event: RequestEvent, current: string, password: string) {
  const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
  const { ok } = await askAccounts(event, '/change-password', body);
  if (!ok) throw new Invalid({ current: 'This is not your current password. Enter it again.' });
}

/** Ends one of one's own sessions, named by its id: tokens never leave the server. */
export async function endSession(event: RequestEvent, sessionId: string) {
  const { rows } = await accountsDatabase().execute<{ token: string }>(
    sql`select token from session where id = ${sessionId} and user_id = ${event.locals.account?.id}`,
  );
  const found = first(rows);
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
export async function hasPassword({ locals }: RequestEvent): Promise<boolean> {
  const { rows } = await accountsDatabase().execute<{ password: boolean }>(
    sql`select ${withPassword} as password from "user" u where u.id = ${locals.account?.id}`,
  );
  return first(rows)?.password === true;
}

/** Proves once more that it is them. @throws Invalid for a wrong password */
export async function confirmPassword(event: RequestEvent, password: string) {
  const { ok } = await askAccounts(event, '/confirm', { password });
  if (!ok) throw new Invalid({ ownPassword: 'This is not your password. Enter it again.' });
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
