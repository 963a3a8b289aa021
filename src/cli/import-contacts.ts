import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Conflict, Invalid } from '#server/errors.ts';
import { administrator, withApplication } from '#server/installation/application.ts';
import { counted } from '#server/installation/finding.ts';
import { timeZone } from '#server/standards/contact-import.form.ts';
import type { ContactReading } from '#server/standards/contact-import-reading.ts';
import { importContactFile, lookAtContactFile } from '#server/standards/contact-import-whole.ts';
import { MapRefused, readColumnMap } from '#server/standards/reading/column-map.ts';
import { namesIn } from '#server/standards/reading/json-items.ts';
import { refusedLines } from '#server/standards/reading/say.ts';
import { Unreadable } from '#server/tables/unreadable.ts';
import { columnLines } from './column-lines.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { contactOptions } from './contact-options.ts';
import { readJson, refuseNoFile } from './files.ts';
import { refusing, requireInstallation, say } from './installation.ts';

type Options = { map?: string; timezone?: string; users?: string; source?: string; look?: boolean };

export const command: Command = {
  words: 'import contacts <file.csv|.xlsx|.json>',
  help: `Brings in a file of contacts of any size. The same rows again change nothing; refused rows are kept with their reasons.`,
  options: {
    ...contactOptions('that of the organisation'),
    source: { type: 'string', value: 'name', says: 'the system that the file comes from; ids are its own' },
    look: { type: 'boolean', says: 'say what would be imported and how each column is read, and keep nothing' },
  },
  example: 'import contacts calls.csv --look',
  run: ({ words, options }) =>
    refusing(async () => {
      const [path, more] = words;
      if (!path || more) throw new WrongUse('Name one file.');
      const zone = timeZone.safeParse(options.timezone ?? 'Europe/London');
      if (!zone.success) throw new WrongUse(zone.error.issues[0]!.message);
      await requireInstallation();
      return withApplication(() => imported(path, options as Options), say).catch(inWords);
    }),
};

async function imported(path: string, { map, timezone, users, source, look = false }: Options) {
  await refuseNoFile(path);
  const actor = await administrator();
  const wished = {
    meanings: map ? Object.fromEntries(readColumnMap(await readJson(map))) : {},
    ...(timezone && { timeZone: timezone }),
    ...(users && { names: namesIn(await readJson(users)) }),
  };
  if (look) return looked(await lookAtContactFile(actor, async () => createReadStream(path), wished));
  const file = { name: basename(path), content: createReadStream(path) as AsyncIterable<Uint8Array> };
  const { read, done } = await importContactFile(actor, file, { ...wished, ...(source && { source }) });
  const { id, added, updated, known, refused } = done;
  const text = `${counted(read.rows, 'row', 'rows')}: ${shown(added)} added, ${shown(updated)} updated, ${shown(known)} already here, ${shown(refused)} refused.`;
  return {
    json: { done: true, id, ...about(read), added, updated, known, refused },
    text: [text, ...refusedLines(read.refused, read.refusedRows)].join('\n'),
  };
}

function looked(read: ContactReading) {
  const { rows, used, refusedRows, refused, problem, columns } = read;
  const counts = `${counted(rows, 'row', 'rows')}, ${shown(used)} could be imported, ${shown(refusedRows)} refused. Nothing was kept.`;
  const lines = [counts, ...(problem ? [problem] : []), ...refusedLines(refused, refusedRows)];
  return {
    json: { done: false, ...about(read), refusals: refused, problem },
    text: [...lines, ...columnLines(meant(columns)), ...doubts(columns)].join('\n'),
  };
}

const about = ({ rows, used, refusedRows, figures, period, columns }: ContactReading) => ({
  ...{ rows, used, refused: refusedRows, period, figures, columns: meant(columns) },
});

const shown = (number: number) => number.toLocaleString('en-GB');

const meant = (columns: { header: string; meaning: string | null }[]) =>
  Object.fromEntries(columns.map(({ header, meaning }) => [header, meaning]));

const doubts = (columns: { header: string; meaning: string | null; certain: boolean; why: string | null }[]) =>
  columns
    .filter(({ meaning, certain }) => meaning && !certain)
    .map(({ header, meaning, why }) => `  not certain: ${header} as ${meaning}${why ? `, ${why}` : ''}`);

function inWords(error: unknown): never {
  if (error instanceof Unreadable) throw new Refused(error.kind, error.message, error.where);
  if (error instanceof MapRefused) throw new Refused('map', error.message);
  throw error instanceof Invalid || error instanceof Conflict ? new Refused('not-imported', error.message) : error;
}
