import { basename } from 'node:path';
import { z } from 'zod';
import { Conflict, Invalid } from '#server/errors.ts';
import { administrator, withApplication } from '#server/installation/application.ts';
import { dateOrders, meaningWords } from '#server/people/people-import.form.ts';
import { bringPeople, importPeople, type PeopleFile, peopleFile, settleColumns } from '#server/people/people-import.ts';
import { importOf, lookAtPeople, type Preview, refusedRowsOf } from '#server/people/people-import-view.ts';
import type { UnsetManagers } from '#server/people/people-imports.table.ts';
import type { RefusedRow } from '#server/people/reading/people-reading.ts';
import { unsetManagersInWords } from '#server/people/unset-managers-words.ts';
import { refusedLines } from '#server/standards/reading/say.ts';
import { columnLines } from './column-lines.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { readBytes, readJson } from './files.ts';
import { refusing, requireInstallation, say } from './installation.ts';

type Order = (typeof dateOrders)[number];
type Wish = { path: string; map: Record<string, string>; dates: Order | null; leaders: boolean; look: boolean };

const meanings = Object.keys(meaningWords) as [string, ...string[]];
const mapForm = z.record(z.string(), z.enum(meanings));

export const command: Command = {
  words: 'import people <file.csv|.xlsx>',
  help: `Brings in people, their teams and whom they report to. The same file again changes nothing. Columns about sex, age, health,
pay and the like are refused and never kept.

A map gives headings of the file their meanings, such as {"Badge": "employee-number", "Shoe size": "unused"}. Meanings:
${meanings.join(', ')}`,
  options: {
    map: { type: 'string', value: 'map.json', says: 'JSON that says what the headings mean' },
    dates: {
      ...{ type: 'string', value: 'day-first|month-first' },
      says: 'which comes first in dates, where the file does not decide it',
    },
    leaders: { type: 'boolean', says: 'make whoever all members of a team without a leader report to its leader' },
    look: { type: 'boolean', says: 'say what would happen and how each column is read, and change nothing' },
  },
  example: 'import people staff.csv --look',
  run: ({ words, options }) =>
    refusing(async () => {
      const [path, more] = words;
      if (!path || more) throw new WrongUse('Name one file.');
      const dates = dateOrders.find((order) => order === options.dates) ?? null;
      if (options.dates && !dates) throw new WrongUse('--dates is day-first or month-first.');
      const map = typeof options.map === 'string' ? await mapIn(options.map) : {};
      await requireInstallation();
      const wish = { path, map, dates, leaders: options.leaders === true, look: options.look === true };
      return withApplication(() => imported(wish), say).catch(inWords);
    }),
};

async function imported({ path, map, dates, leaders, look }: Wish) {
  const actor = await administrator();
  const file = await peopleFile({ name: basename(path), content: [await readBytes(path)] });
  const stranger = Object.keys(map).find((header) => !file.headers.includes(header));
  if (stranger !== undefined)
    throw new Refused(
      'map',
      `The map names the column “${stranger}”. The file has: ${file.headers.map((header) => `“${header}”`).join(', ')}.`,
    );
  const columns = file.headers.flatMap((header, at) =>
    Object.hasOwn(map, header) ? [{ at, meaning: map[header]! }] : [],
  );
  if (look) return looked(file, await lookAtPeople(actor, file, { columns, dates }));
  const brought = await bringPeople(actor, file);
  const settles = columns.length > 0 || dates;
  const form = { version: brought.version, dates, leaders: [], columns };
  const { version } = settles ? await settleColumns(actor, brought.id, form) : brought;
  const { preview } = await importOf(actor, brought.id);
  const { refused } = await refusedRowsOf(actor, brought.id);
  const teams = leaders ? (preview?.leaders ?? []).map(({ team }) => team) : [];
  const { result } = await importPeople(actor, brought.id, { version, leaders: teams });
  const text = `${result.added} added, ${result.changed} changed, ${result.same} as before, ${result.refused} refused.`;
  return {
    json: { done: true, id: brought.id, ...result, ...about(file, preview, refused) },
    text: [text, ...refusedLines(refused, refused.length), ...notKept(file), ...unset(result.managers)].join('\n'),
  };
}

function looked(file: PeopleFile, { preview, refused }: Awaited<ReturnType<typeof lookAtPeople>>) {
  const known = about(file, preview, refused);
  const { added, changed, same } = preview;
  const text = `Would add ${added}, change ${changed}, leave ${same} as they are, refuse ${refused.length}. Nothing was kept.`;
  return {
    json: { done: false, added, changed, same, ...known },
    text: [
      text,
      ...refusedLines(refused, refused.length),
      ...columnLines(known.columns),
      ...notKept(file),
      ...unset(preview.managers),
    ].join('\n'),
  };
}

const notKept = ({ refusedColumns }: PeopleFile) =>
  refusedColumns.map(({ header, why }) => `  refused and not kept: ${header} (${why})`);

const unset = (managers: UnsetManagers | null | undefined) =>
  managers ? unsetManagersInWords(managers).map((words) => `  manager not set: ${words}`) : [];

const about = ({ refusedColumns }: PeopleFile, preview: Preview | null, refused: RefusedRow[]) => ({
  columns: Object.fromEntries(preview?.columns.map(({ header, meaning }) => [header, meaning ?? 'unused']) ?? []),
  ...{ refusedColumns, refused, questions: preview?.questions, managers: preview?.managers },
});

async function mapIn(path: string) {
  const parsed = mapForm.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  const heading = parsed.error.issues[0]?.path[0];
  const what =
    heading === undefined
      ? `${path} must be JSON such as {"Badge": "employee-number"}`
      : `The map gives “${String(heading)}” a meaning that there is not`;
  throw new Refused('map', `${what}. Meanings: ${meanings.join(', ')}.`, { file: path });
}

function inWords(error: unknown): never {
  throw error instanceof Invalid || error instanceof Conflict ? new Refused('not-imported', error.message) : error;
}
