// Who stands for whom: the same person has the same letter in a candidate's whole portfolio.
import { and, eq } from 'drizzle-orm';
import type { Keep } from '../../act.ts';
import { now } from '../../clock.ts';
import { one, sql, type Tx } from '../../db.ts';
import { newId } from '../../id.ts';
import type { Evidence } from '../portfolios.table.ts';
import { type RoleOfOther, roleWords } from './found.ts';
import { type OtherPerson, otherPeople } from './redactions.table.ts';

/** "a colleague (A)". */
export const standsFor = ({ role, letter }: Pick<OtherPerson, 'role' | 'letter'>): string =>
  `${roleWords[role]} (${letter})`;

/** A to Z, then AA, AB and so on. Pure. */
export function letterAt(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letterAt(Math.floor(index / 26) - 1)}${last}`;
}

/** Gives each a letter of their role, or finds the one they have; another role gives another letter while no other evidence has the first. */
export async function lettered(
  tx: Tx,
  evidence: Evidence,
  asked: readonly { subject: string; role: RoleOfOther }[],
  keep: Keep,
): Promise<Map<string, OtherPerson>> {
  const { organisationId, candidateId } = evidence;
  const mine = and(eq(otherPeople.organisationId, organisationId), eq(otherPeople.candidateId, candidateId));
  const all = await tx.select().from(otherPeople).where(mine);
  const elsewhere = await replacedElsewhere(tx, evidence);
  for (const { subject, role } of asked) {
    const known = all.find((other) => other.subject === subject);
    if (known && (known.role === role || elsewhere.has(subject))) continue;
    const letter = letterAt(freeIn(all, role));
    const set = { role, letter };
    const made = known
      ? one(
          await tx
            .update(otherPeople)
            .set({ ...set, version: known.version + 1 })
            .where(and(mine, eq(otherPeople.id, known.id)))
            .returning(),
        )
      : one(
          await tx
            .insert(otherPeople)
            .values({ organisationId, candidateId, id: newId(), subject, at: now(), ...set })
            .returning(),
        );
    if (known) all.splice(all.indexOf(known), 1);
    all.push(made);
    keep('other-person', made);
  }
  return new Map(all.map((other) => [other.subject, other]));
}

function freeIn(all: readonly OtherPerson[], role: RoleOfOther) {
  const used = new Set(all.filter((other) => other.role === role).map(({ letter }) => letter));
  return Array.from({ length: used.size + 1 }, (_, at) => at).find((at) => !used.has(letterAt(at)))!;
}

async function replacedElsewhere(tx: Tx, { organisationId, candidateId, id }: Evidence): Promise<Set<string>> {
  const found = await tx.rows<{ subject: string }>(sql`
    select distinct subject from redactions where organisation_id = ${organisationId} and candidate_id = ${candidateId}
      and evidence_id <> ${id} and decision = 'replace'`);
  return new Set(found.map(({ subject }) => subject));
}
