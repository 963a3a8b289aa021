import type { Checked, Place } from '#server/insights/finding.ts';
import { Refused, WrongUse } from './command.ts';
import { readBytes } from './files.ts';

const most = 64 * 1024;

/** The one text that is to be checked, of UTF-8 and at most 64 KB. `size`: what such a text is. @throws WrongUse, Refused */
export async function textToCheck(words: string[], what: string, size: string): Promise<string> {
  if (words.length !== 1) throw new WrongUse(`Name one file with ${what}.`);
  const file = words[0]!;
  const bytes = await readBytes(file);
  if (bytes.length > most)
    throw new Refused('too-long', `${file} has ${Math.ceil(bytes.length / 1024)} KB. ${size}`, { file });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('not-text', `${file} is not plain text in UTF-8. Save it as a text file.`, { file });
  }
}

/** What was found, a line each, then what the text holds and lacks. */
export const checkedLines = ({ findings, present, missing }: Checked): string =>
  [
    ...findings.map(({ severity, why, remedy, where }) => `${severity}: ${why} ${remedy}${placed(where)}`),
    ...(present.length > 0 ? [`present: ${present.join(', ')}`] : []),
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
  ].join('\n') || 'Nothing was found.';

/** " (characters 12 to 31)", or nothing where something is missing. */
export const placed = ({ start, end }: Place): string => (end > start ? ` (characters ${start} to ${end})` : '');
