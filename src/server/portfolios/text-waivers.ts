// Findings in one's own texts set aside with a reason: it stays on record, holds while the words are the same, and can be taken up again.
import { and, eq } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { TextFinding } from '../insights/finding.ts';
import { restsOn } from '../insights/writing-check.ts';
import type { Actor } from '../people/actor.ts';
import type { TextWaiverForm } from './journal.form.ts';
import { type TextWaiver, textWaivers } from './journal.table.ts';

/** Something found in a text of the actor's: an entry, evidence or claim. `about` says which, in words; `href` leads to where it is changed. */
export type OpenFinding = TextFinding & { objectId: string; restsOn: string; about: string; href: string };
export type SetAside = { finding: OpenFinding; waiver: Waived };
/** A reason given, as much of it as is read. */
export type Waived = Pick<TextWaiver, 'id' | 'checkId' | 'objectId' | 'restsOn' | 'reason' | 'at'>;

/** The same with what they rest on. Pure. */
export const aboutText = (
  findings: readonly TextFinding[],
  of: Pick<OpenFinding, 'objectId' | 'about' | 'href'>,
): OpenFinding[] => findings.map((finding) => ({ ...finding, ...of, restsOn: restsOn(finding) }));

/** What is open, and what was set aside with a reason that still holds. Pure. */
export function divided(findings: readonly OpenFinding[], waivers: readonly Waived[]) {
  const open: OpenFinding[] = [];
  const aside: SetAside[] = [];
  for (const finding of findings) {
    const waiver = waivers.find((one) => isOf(one, finding));
    if (waiver) aside.push({ finding, waiver });
    else open.push(finding);
  }
  return { open, aside };
}

const isOf = (
  waiver: Pick<TextWaiver, 'checkId' | 'objectId' | 'restsOn'>,
  { id, objectId, restsOn: rests }: OpenFinding,
) => waiver.checkId === id && waiver.objectId === objectId && waiver.restsOn === rests;

/** The reasons given for these texts that nobody took up again, newest first. */
export const waiversOfTexts =
  ({ organisationId, personId }: Actor, objectIds: readonly string[]) =>
  (db: Read) =>
    db
      .select()
      .from(textWaivers)
      .where(sql`organisation_id = ${organisationId} and candidate_id = ${personId} and withdrawn_at is null
      and object_id = any(${sql.param([...objectIds])}::uuid[])`)
      .orderBy(sql`at desc, id desc`)
      .limit(500);

/**
 * Sets aside one of what is found now. `found` reads it inside the same transaction.
 * @throws Conflict where it is found no more, or was set aside already
 */
export const setAside = (
  actor: Actor,
  found: (tx: Tx) => Promise<{ candidateId: string; findings: OpenFinding[] } | null>,
  { finding: asked, reason }: TextWaiverForm,
): Promise<TextWaiver> =>
  act(actor, 'text-waiver.set', found, async (tx, { findings }) => {
    const meant = findings.find((one) => isOf(asked, one));
    if (!meant)
      throw new Conflict('This is not found any more, so there is nothing to set aside. Open the page again.');
    const { id: checkId, objectId, restsOn: rests, why: what } = meant;
    const held = await waiversOfTexts(actor, [objectId])(tx);
    if (held.some((waiver) => isOf(waiver, meant)))
      throw new Conflict('You have given a reason already. Open the page again to read it.');
    const { organisationId, personId: candidateId } = actor;
    const row = {
      organisationId,
      candidateId,
      id: newId(),
      checkId,
      objectId,
      restsOn: rests,
      what,
      reason,
      at: now(),
    };
    return one(await tx.insert(textWaivers).values(row).returning());
  });

/** @throws Conflict when it was taken up again already */
export const takeUp = (actor: Actor, waiverId: string): Promise<TextWaiver> =>
  act(actor, 'text-waiver.withdraw', lockedWaiver(actor, waiverId), async (tx, waiver) => {
    if (waiver.withdrawnAt) throw new Conflict('This was taken up again already.');
    const set = { withdrawnAt: now(), version: waiver.version + 1 };
    return one(await tx.update(textWaivers).set(set).where(sameWaiver(actor, waiverId)).returning());
  });

const lockedWaiver = (actor: Actor, waiverId: string) => async (tx: Tx) =>
  first(await tx.select().from(textWaivers).where(sameWaiver(actor, waiverId)).for('update'));

const sameWaiver = ({ organisationId }: Actor, waiverId: string) =>
  and(eq(textWaivers.organisationId, organisationId), eq(textWaivers.id, waiverId));
