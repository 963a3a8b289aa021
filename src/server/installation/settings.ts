// What the environment says about this installation, read once and checked.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotStart } from '../database/cannot-start.ts';

export type Settings = {
  /** The data folder: files, keys, outbox and, unless DATABASE_URL is set, the database. */
  home: string;
  databaseUrl: string | null;
  ownerUrl: string | null;
  host: string;
  port: number;
  /** The address that people use, when something stands in front of us; null when they come straight to us. */
  origin: URL | null;
  sample: boolean;
};
type Environment = Record<string, string | undefined>;

/** The folder that Leadwell itself lies in. */
export const project = fileURLToPath(new URL('../../..', import.meta.url));

export function readSettings(env: Environment = process.env, args: string[] = []): Settings {
  const unknown = args.find((word) => word !== '--sample');
  if (unknown) throw new CannotStart(`There is no option ${unknown}. The one option is: npm start -- --sample`);
  return {
    home: resolve(project, env.LEADWELL_DATA || 'data'),
    databaseUrl: env.DATABASE_URL ? database('DATABASE_URL', env.DATABASE_URL) : null,
    ownerUrl: env.DATABASE_OWNER_URL ? database('DATABASE_OWNER_URL', env.DATABASE_OWNER_URL) : null,
    host: env.LEADWELL_HOST || '127.0.0.1',
    port: port(env.LEADWELL_PORT || '4680'),
    origin: env.LEADWELL_ORIGIN ? originIn('LEADWELL_ORIGIN', env.LEADWELL_ORIGIN) : null,
    sample: args.includes('--sample') || env.LEADWELL_SAMPLE === '1',
  };
}

function port(text: string) {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new CannotStart(`LEADWELL_PORT is ${text}; it must be a number from 1 to 65535, such as 4680.`);
  return number;
}

/** @throws CannotStart naming `setting` when it is no address without a path */
export function originIn(setting: string, text: string) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.username)
    throw new CannotStart(
      `${setting} is ${text}; it must be the address people use, without a path, such as https://leadwell.example.org`,
    );
  return url;
}

function database(name: string, text: string) {
  if (!/^postgres(ql)?:$/.test(URL.canParse(text) ? new URL(text).protocol : ''))
    throw new CannotStart(`${name} must be an address such as postgres://name:password@host:5432/leadwell`);
  return text;
}
