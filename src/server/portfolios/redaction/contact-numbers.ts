// Numbers of contacts: a text that names one leads to a customer in the system it comes from.
import { type Read, sql } from '../../db.ts';

/** Those of the texts' numbers by which a contact is known here, as they are written. One statement, or none. */
export async function contactNumbersIn(db: Read, organisationId: string, texts: readonly string[]): Promise<string[]> {
  const words = texts.flatMap(
    (text) => text.match(/(?<![\p{L}\d/-])(?=[\p{L}/-]*\d)[\p{L}\d]+(?:[/-][\p{L}\d]+)*/gu) ?? [],
  );
  // A short number, a year or a day is a number of many things.
  const asked = new Set(words.filter((word) => (/\p{L}/u.test(word) ? word.length >= 4 : /^\d{5,}$/.test(word))));
  if (asked.size === 0) return [];
  const found = await db.rows<{ number: string }>(sql`
    select distinct c.source_id as number from (select distinct source from contact_imports
      where organisation_id = ${organisationId} and state = 'done') s
    join contacts c on c.organisation_id = ${organisationId} and c.source = s.source
      and c.source_id = any(${sql.param([...asked])}::text[])`);
  return found.map(({ number }) => number);
}
