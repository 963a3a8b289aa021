// A PostgreSQL that somebody else runs, named by DATABASE_URL.
import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { checkAppLogin } from './app-role.ts';
import { CannotStart } from './cannot-start.ts';
import { connectWithin } from './connect.ts';
import { shown, withRole } from './urls.ts';

export type Addresses = { owner: string; app: string; appPassword?: string };

const oldest = 150_000;

/** The two logins: given both, they are those; given one, it is the owner's, and the app's is made from our secret. */
export function outsideAddresses(databaseUrl: string, ownerUrl: string | undefined, secret: string): Addresses {
  if (ownerUrl) return { owner: ownerUrl, app: databaseUrl };
  const appPassword = createHmac('sha256', secret).update('leadwell database role').digest('base64url');
  return { owner: databaseUrl, app: withRole(databaseUrl, 'app_user', appPassword), appPassword };
}

/** Refuses a server older than 15, and a pooler that does not keep a connection for us. */
export async function checkServer(owner: pg.Client, url: string): Promise<void> {
  const { rows } = await owner.query(`select current_setting('server_version_num')::int as number, version()`);
  if (rows[0].number < oldest)
    throw new CannotStart(
      `Leadwell needs PostgreSQL 15 or newer; DATABASE_URL leads to ${rows[0].version.split(' on ')[0]}.`,
    );
  await refuseShared(owner, url);
}

/** Refuses a pooler that gives us no connection of our own. */
export async function refuseShared(client: pg.Client, url: string) {
  if (await connectWithin(url, (other) => areOne(client, other)))
    throw new CannotStart(
      `A pooler stands before the database ${shown(url)} and shares its connections. Set pool_mode = session there, or give the address of the server itself.`,
    );
}

/** Locks, plans and settings of ours last as long as a connection: are two that are open at once one and the same at the server? */
export async function areOne(...clients: [pg.Client, pg.Client]): Promise<boolean> {
  const servers = new Set<number>();
  for (const client of clients) servers.add((await client.query('select pg_backend_pid() as pid')).rows[0].pid);
  return servers.size === 1;
}

/** Refuses an app login that does not work or that row-level security does not bind. */
export async function checkApp({ app, appPassword }: Addresses): Promise<void> {
  try {
    await connectWithin(app, async (client) => {
      await checkAppLogin(client);
      await refuseShared(client, app);
    });
  } catch (error) {
    if (!appPassword || !(error instanceof CannotStart) || !error.cause) throw error;
    throw new CannotStart(
      `The role app_user of that server does not take the password made from this installation's secret. Give app_user's address as DATABASE_URL and the present one as DATABASE_OWNER_URL, or share one LEADWELL_SECRET.`,
    );
  }
}
