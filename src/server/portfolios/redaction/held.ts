// L21: what holds a submission: finds of others that nobody has decided of.
import type { Read } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import type { Evidence } from '../portfolios.table.ts';
import { kindWords } from './found.ts';
import { type Find, findsIn, pieceOf } from './piece.ts';

/** Finds of a piece that neither are replaced nor stay with a reason. `evidence`: as it is to be submitted. */
export const undecidedOf = async (db: Read, evidence: Evidence): Promise<Find[]> =>
  findsIn(await pieceOf(db, evidence)).filter(({ decision }) => !decision);

/** @throws Conflict where something of others is undecided, saying what */
export async function refuseExposed(db: Read, evidence: Evidence): Promise<void> {
  const open = await undecidedOf(db, evidence);
  if (open.length === 0) return;
  const named = open.slice(0, 3).map(({ words, kind }) => `“${words[0]}” (${kindWords[kind].toLowerCase()})`);
  const more = open.length > 3 ? ` and ${open.length - 3} more` : '';
  throw new Conflict(
    `This shows others: ${named.join(', ')}${more}. Decide under “Names and details of others” what is replaced and what stays, then sign.`,
  );
}

/** The words of a claim that joins submitted evidence at once. @throws Invalid at `how` */
export async function refuseExposedWords(db: Read, evidence: Evidence, how: string): Promise<void> {
  const piece = await pieceOf(db, evidence);
  const left = new Set(piece.decisions.filter(({ decision }) => decision === 'leave').map(({ subject }) => subject));
  const [found] = piece.find(how).filter(({ subject }) => !left.has(subject));
  if (!found) return;
  const instead =
    piece.decisions.find(({ subject }) => subject === found.subject)?.replacement ?? 'a role word, like “a colleague”';
  throw new Invalid({
    how: `“${found.text}” shows who somebody is, and your assessor reads this at once. Write ${instead} in its place`,
  });
}
