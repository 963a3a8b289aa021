import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { MapRefused, readColumnMap } from '#server/standards/reading/column-map.ts';
import { namesIn } from '#server/standards/reading/json-items.ts';
import { readContacts } from '#server/standards/reading/read-contacts.ts';
import { type Reconciliation, reconcile } from '#server/standards/reading/reconcile.ts';
import { sayReconciliation } from '#server/standards/reading/say.ts';
import { isTimeZone } from '#server/standards/reading/time-zone.ts';
import { Unreadable } from '#server/tables/unreadable.ts';
import { columnLines } from './column-lines.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { contactOptions } from './contact-options.ts';
import { readJson, refuseNoFile } from './files.ts';

export const command: Command = {
  words: 'contacts read <file.csv|.xlsx|.json>',
  help: `Reads contacts (calls, tickets, conversations) from a help desk or telephone system and prints their figures.
Every row is used or refused with every reason; a row's number counts the header as row 1 (in JSON the first item is 1).`,
  options: contactOptions('Europe/London'),
  example: 'contacts read calls.csv --map map.json',
  async run({ words, options }) {
    const [path, ...more] = words;
    if (!path || more.length) throw new WrongUse('Name one file.');
    const zone = String(options.timezone ?? 'Europe/London');
    if (!isTimeZone(zone)) throw new WrongUse(`There is no time zone “${zone}”. One is written like Europe/London.`);
    const read = await reading(path, zone, options as { map?: string; users?: string });
    return { json: read, text: [sayReconciliation(read), ...columnLines(columnsOf(read))].join('\n') };
  },
};

const columnsOf = ({ columns, ignored }: Reconciliation) => ({
  ...columns,
  ...Object.fromEntries(ignored.map((header) => [header, null])),
});

async function reading(path: string, zone: string, options: { map?: string; users?: string }): Promise<Reconciliation> {
  await refuseNoFile(path);
  try {
    const map = options.map ? readColumnMap(await readJson(options.map)) : undefined;
    const names = await namesFor(path, options.users);
    return await reconcile(await readContacts(createReadStream(path), { timeZone: zone, map, names }));
  } catch (error) {
    if (error instanceof Unreadable) throw new Refused(error.kind, error.message, error.where);
    if (error instanceof MapRefused) throw new Refused('map', error.message);
    throw error;
  }
}

/** The users given, or those exported beside the tickets: `x-tickets.json` and `x-users.json`. */
async function namesFor(path: string, users: string | undefined) {
  if (users) return namesIn(await readJson(users));
  const beside = path.replace(/tickets(?=[^/]*\.json$)/i, 'users');
  const there = beside !== path && (await stat(beside).catch(() => null))?.isFile();
  return there ? namesIn(await readJson(beside)) : undefined;
}
