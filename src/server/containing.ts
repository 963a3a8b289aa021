// Whether a text holds what somebody looks for: in any case, with accents or without. For lists; quick search looks for whole words.
import type { SQL } from 'drizzle-orm';
import { sql } from './db.ts';

const accents = /[\u0300-\u036f]/g; // apart from their letters, as NFD has them
const [struck, plain] = ['ŁłØøĐđ', 'LlOoDd']; // letters with a stroke, which is no accent to Unicode

export const withoutAccents = (words: string): string =>
  words
    .normalize('NFD')
    .replaceAll(accents, '')
    .replaceAll(/[ŁłØøĐđ]/g, (letter) => plain[struck.indexOf(letter)]!);

/** As a condition on a column. Each row is looked at: for short texts, such as names and titles. */
export function contains(text: SQL, words: string): SQL {
  const like = `%${withoutAccents(words).replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`translate(regexp_replace(normalize(${text}, nfd), ${accents.source}, '', 'g'), ${struck}, ${plain}) ilike ${like}`;
}
