// Taking what has no kept version as evidence: a copy of what its page says at that moment; the very same once more is the evidence that it is.
import { and, eq, isNull } from 'drizzle-orm';
import { act } from '../act.ts';
import { first, type Read } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import type { RecordDocument } from './document.ts';
import { documentHash } from './document-hash.ts';
import { type Evidence, evidence } from './portfolios.table.ts';
import { addEvidence, nextNumber } from './taking.ts';

/** What is taken: its kind, its copy, and the record that its event is told by, where it has one. */
export type Said = Pick<Evidence, 'kind' | 'document'> & Partial<Pick<Evidence, 'sourceKind' | 'sourceId'>>;

/** `again`: it was taken before. @throws Conflict without a portfolio */
export async function takeAsSaid(actor: Actor, said: Said): Promise<Evidence & { again: boolean }> {
  const known = { again: false };
  const taken = await act(actor, 'evidence.take', mine(actor), async (tx, _, keep) => {
    const number = await nextNumber(tx, actor);
    const same = await takenAs(tx, actor, said.document);
    if (same) throw new TakenAlready(same);
    return addEvidence(tx, actor, { number, simulated: false, ...said }, keep);
  }).catch((refusal: unknown) => {
    if (!(refusal instanceof TakenAlready)) throw refusal;
    known.again = true;
    return refusal.evidence;
  });
  return { ...taken, ...known };
}

/** The very same is evidence already. */
class TakenAlready extends Conflict {
  readonly evidence: Evidence;
  constructor(evidence: Evidence) {
    super(`This is your evidence ${evidence.number} already.`);
    this.evidence = evidence;
  }
}

const mine = (actor: Actor) => async () => ({ candidateId: actor.personId });

const takenAs = async (db: Read, { organisationId, personId }: Actor, document: RecordDocument) =>
  first(
    await db
      .select()
      .from(evidence)
      .where(
        and(
          eq(evidence.organisationId, organisationId),
          eq(evidence.candidateId, personId),
          eq(evidence.hash, documentHash(document)),
          isNull(evidence.withdrawnAt),
        ),
      ),
  );
