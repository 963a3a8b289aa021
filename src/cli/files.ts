// Files that a command is given, read or refused in words.
import { readFile, stat } from 'node:fs/promises';
import { Refused } from './command.ts';

/** @throws Refused where there is no such file */
export async function refuseNoFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Refused('no-file', `There is no file ${path}.`, { file: path });
  if (found.isDirectory()) throw new Refused('no-file', `${path} is a folder. Name one file.`, { file: path });
  if (!found.isFile())
    throw new Refused('no-file', `${path} is a device or a pipe. Name a file on disk.`, { file: path });
}

/** @throws Refused where there is no such file, or this account may not read it */
export async function readBytes(path: string): Promise<Buffer> {
  await refuseNoFile(path);
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refused('no-file', `${path} cannot be read (${error.code}).`, { file: path });
  });
}

/** @throws Refused where there is no such file, or it is not JSON */
export const readJson = async (path: string): Promise<unknown> => (await readJsonText(path)).value;

/** The same, with the text that it was read from. */
export async function readJsonText(path: string): Promise<{ text: string; value: unknown }> {
  const text = (await readBytes(path)).toString('utf8').replace(/^\uFEFF/, '');
  try {
    return { text, value: JSON.parse(text, refusing(path)) };
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('not-json', `${path} is not JSON: ${whyNoJson(text, error as Error)}`, { file: path });
  }
}

/** What is called so is passed over wherever values are copied: a skill of that name would be dropped without a word. */
const refusing = (path: string) => (name: string, value: unknown) => {
  if (name !== '__proto__') return value;
  throw new Refused('bad-name', `${path} has something called “__proto__”, a name that cannot be kept. Rename it.`, {
    file: path,
  });
};

/** Node names the place of an error in its own English; at an end that is missing it names none. */
export function whyNoJson(text: string, { message }: Error): string {
  const begins = text.trimStart();
  if (begins === '') return 'the file is empty.';
  if (!/^[{[]/.test(begins))
    return `it begins with “${begins.split('\n')[0]!.slice(0, 30).trim()}”, and JSON begins with { or [.`;
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  return line
    ? `it cannot be read on from line ${line}, column ${column}.`
    : 'it breaks off before its end, or a quotation mark is missing.';
}
