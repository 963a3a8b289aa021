// Taking figures as evidence: they are no record that stands somewhere, so what is kept is what the page says at that moment.
import { and, eq, isNull } from 'drizzle-orm';
import { act } from '../act.ts';
import { first, type Read } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { chartPage } from '../standards/chart-page.ts';
import { figuresPage } from '../standards/figures-page.ts';
import type { RecordDocument } from './document.ts';
import { documentHash } from './document-hash.ts';
import { chartDocument, figuresDocument } from './figures-document.ts';
import { type Evidence, evidence } from './portfolios.table.ts';
import type { TakeFiguresForm } from './take-figures.form.ts';
import { addEvidence, nextNumber } from './taking.ts';

/**
 * A fixed copy of figures with their interval, their standard and what their chart says; the same figures once more are the evidence
 * that they are already (`again`).
 * @throws Conflict where there are none, or where few people stand behind them, so that others may not see them; NotFound for a measure that is none
 */
export async function takeFigures(actor: Actor, wish: TakeFiguresForm): Promise<Evidence & { again: boolean }> {
  const document = await documentOf(actor, wish);
  const known = { again: false };
  const taken = await act(actor, 'evidence.take', mine(actor), async (tx, _, keep) => {
    const number = await nextNumber(tx, actor);
    const same = await takenAs(tx, actor, document);
    if (same) throw new TakenAlready(same);
    return addEvidence(tx, actor, { number, kind: 'figures', document, simulated: false }, keep);
  }).catch((refusal: unknown) => {
    if (!(refusal instanceof TakenAlready)) throw refusal;
    known.again = true;
    return refusal.evidence;
  });
  return { ...taken, ...known };
}

/** The very same figures are evidence already. */
class TakenAlready extends Conflict {
  readonly evidence: Evidence;
  constructor(evidence: Evidence) {
    super(`These figures are your evidence ${evidence.number} already.`);
    this.evidence = evidence;
  }
}

async function documentOf(actor: Actor, { measure, ...wish }: TakeFiguresForm): Promise<RecordDocument> {
  if (!measure) {
    const { found, withheld, none } = await figuresPage(actor, wish);
    if (!found || withheld || found.kpis.length === 0) throw new Conflict(none ?? nothing);
    refuseFew(found);
    return figuresDocument(actor, found);
  }
  const page = await chartPage(actor, measure, wish);
  const { found, period, withheld, none } = page;
  if (!found || !period || withheld) throw new Conflict(none ?? nothing);
  refuseFew(page);
  return chartDocument(actor, { ...page, found, period });
}

const nothing = 'There are no such figures to take. Choose another period or another team.';

/** A copy goes to people who may not see figures that point to one person. */
function refuseFew({ few }: { few: boolean }) {
  if (few)
    throw new Conflict(
      'So few people stand behind some of these figures that others may not see them, and a copy would show them. Choose everybody, or a longer period.',
    );
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
