// The role that serves requests: it owns nothing, so that row-level security holds for it.
import type pg from 'pg';
import { CannotStart } from './cannot-start.ts';

const role = 'app_user';

/** Makes the role where it is missing, with this password where one is given, and lets the owner hand things to it. */
export async function ensureAppRole(owner: pg.Client, password?: string): Promise<void> {
  const found = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount === 0) await create(owner, password);
  const member = await owner.query(`select pg_has_role(current_user, '${role}', 'member') as is`);
  if (!member.rows[0].is) await owner.query(`grant ${role} to current_user`).catch((error) => refuse(owner, error));
}

/** Refuses a login for which row-level security would not hold, or which lacks the role. */
export async function checkAppLogin(app: pg.Client): Promise<void> {
  const { rows } = await app.query(
    `select current_user as name, rolsuper or rolbypassrls as above, pg_has_role(oid, '${role}', 'member') as member,
            exists (select 1 from pg_class where relnamespace = 'public'::regnamespace and relowner = pg_roles.oid) as owns
       from pg_roles where rolname = current_user`,
  );
  const { name, above, member, owns } = rows[0];
  if (above || owns)
    throw new CannotStart(
      `DATABASE_URL logs in as "${name}", which row-level security does not bind. Give that address as DATABASE_OWNER_URL, and in DATABASE_URL one for ${role}.`,
    );
  if (!member)
    throw new CannotStart(`DATABASE_URL logs in as "${name}", which lacks the role: grant ${role} to "${name}";`);
}

async function create(owner: pg.Client, password?: string) {
  const login = password ? `login password '${password.replaceAll("'", "''")}'` : 'login';
  try {
    await owner.query(`create role ${role} ${login}`);
  } catch (error) {
    const made = ['42710', '23505'].includes((error as pg.DatabaseError).code ?? ''); // by another process, just now
    if (!made) await refuse(owner, error as pg.DatabaseError);
  }
}

async function refuse(owner: pg.Client, error: pg.DatabaseError): Promise<never> {
  if (error.code !== '42501') throw error;
  const { rows } = await owner.query(
    `select current_user as name, exists (select 1 from pg_roles where rolname = '${role}') as made`,
  );
  const { name, made } = rows[0];
  const make = made ? '' : `create role ${role} login password '…'; `;
  throw new CannotStart(
    `The role "${name}" may not make roles. As an administrator of that server run: ${make}grant ${role} to "${name}"; then give ${role}'s address as DATABASE_URL and the present one as DATABASE_OWNER_URL.`,
  );
}
