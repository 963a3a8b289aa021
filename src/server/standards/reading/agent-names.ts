import { plainName } from '#server/one-line.ts';
import { lineOf } from './call-records.ts';
import type { RawFile } from './raw-rows.ts';

/**
 * The one name for what a file says of an agent: looked up where agents are numbers, and in the spelling met first, since `DIANE` and
 * `Diane` are one person, and so is `Renée` whether its accent is a sign of its own or not. Numbers that no list knows stay numbers and are told in `notes`.
 */
export function agentNames(file: RawFile, given: ReadonlyMap<string, string> = new Map()) {
  const names = new Map([...file.names, ...given]);
  const known = new Map<string, string>();
  const strangers = new Set<string>();

  function named(said: string): string {
    const kept = known.get(said);
    if (kept) return kept;
    const bare = file.shape === 'cdr' ? lineOf(said) : said;
    const name = plainName(names.get(bare) ?? '') || bare;
    if (names.size && !names.has(bare) && strangers.size < 20) strangers.add(bare);
    const folded = name.normalize('NFC').toLocaleLowerCase('en-GB');
    const spelled = known.get(folded) ?? name;
    if (known.size < 100_000) known.set(folded, spelled).set(said, spelled);
    return spelled;
  }

  const notes = () => (strangers.size ? [`Not in the list of users: ${[...strangers].join(', ')}.`] : []);
  return { named, notes };
}
