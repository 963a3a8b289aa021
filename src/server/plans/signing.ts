// Signing: the member and the leader each put their name to one exact version of what was agreed.
import { and, asc, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { dayOf } from '../day-words.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { PackagedBlock as Block } from '../ledger/package-format.ts';
import type { Actor } from '../people/actor.ts';
import { people } from '../people/people.table.ts';
import { agreementId, contentOf, type Terms, termsOf } from './agreements.ts';
import { type Signature, signatures } from './assignments.table.ts';
import { sayUnsigned } from './changed-work.ts';
import { withSigners } from './document-people.ts';
import { notTheirs } from './gone.ts';
import { heldBy, leadsAlone, lockedPart, newestAnswer, requireOpen } from './part-facts.ts';
import { facts, words } from './plan-document.ts';
import { type PlanRows, planRows } from './plan-rows.ts';
import { isChanged, newestUnderstanding } from './understandings.ts';

type Signing = { versionId: string; stance: Signature['stance'] };

export const stanceWords: Record<Signature['stance'], string> = {
  agree: 'I agree to this work',
  'agree-in-part': 'I agree in part; my answers say what I do not agree to',
  acknowledge: 'I have read this; I do not agree to it',
};

/**
 * Signs exactly the version named. Each signing keeps the document with all signatures of that version.
 * @throws Conflict when the terms changed meanwhile, are not settled yet, or were signed by this person already; or when whose work it
 * is has gone from the plan
 */
export const signAgreement = (actor: Actor, planId: string, personId: string, { versionId, stance }: Signing) =>
  act(actor, 'agreement.sign', lockedPart(actor, planId, personId), async (tx, { state, gone }, keep) => {
    requireOpen(state);
    const terms = await termsOf(actor, planId, personId)(tx);
    if (terms?.versionId !== versionId)
      throw new Conflict('What was agreed changed meanwhile. Read it as it is now, then sign that.');
    if (gone) throw new Conflict(notTheirs(terms.record.people[0]?.name ?? 'This person', gone));
    const { leaders } = await requireSettled(tx, actor, planId, personId, stance);
    const before = await signaturesOf(actor, versionId)(tx);
    if (before.some((signature) => signature.personId === actor.personId))
      throw new Conflict('You signed this version already.');
    const { organisationId } = actor;
    const bound = { kind: 'agreement-document', recordId: agreementId(planId, personId), versionId, hash: terms.hash };
    const statement = `${stanceWords[stance]}, as written in version ${terms.record.version}.`;
    const row = { organisationId, id: newId(), personId: actor.personId, stance, statement, at: now(), ...bound };
    const signed = one(await tx.insert(signatures).values(row).returning());
    keep('signature', signed);
    await keepSigned(tx, actor, terms, { signed: [...before, { ...signed, name: actor.name }], leaders }, keep);
    return signed;
  });

/** Everything was answered, and what was said in own words was confirmed or clarified, where there is somebody to do so. */
async function requireSettled(tx: Tx, actor: Actor, planId: string, personId: string, stance: Signature['stance']) {
  const held = await heldBy(actor, planId, personId)(tx);
  if (held.length === 0)
    throw new Conflict('No work of this plan is given to this person now, so there is nothing to sign.');
  const rows = await planRows(actor, planId)(tx);
  const changed = sayUnsigned(rows, personId);
  if (changed) throw new Conflict(changed);
  for (const { id } of held) {
    const answer = await newestAnswer(actor, id)(tx);
    if (!answer) throw new Conflict('A task has no answer yet. Signing comes when every task is answered.');
    if (stance === 'agree' && answer.answer !== 'accept')
      throw new Conflict('A query or a refusal is open. Settle it, or sign in part.');
  }
  const said = await newestUnderstanding(actor, planId, personId)(tx);
  if (!said)
    throw new Conflict(
      'What will be done and why is not said in the member’s own words yet. That comes before signing.',
    );
  if (await isChanged(tx, actor, said))
    throw new Conflict(
      'The work was changed since the member said in their own words what will be done and why. They say first whether it still holds.',
    );
  if (!said.outcome && !(await leadsAlone(actor, planId, personId)(tx)))
    throw new Conflict('The leader has not confirmed the understanding yet. That comes before signing.');
  return rows;
}

export type Signed = Signature & { name: string };

/** Who signed a version, in the order of signing. */
export const signaturesOf =
  (actor: Actor, versionId: string) =>
  async (db: Read): Promise<Signed[]> => {
    const rows = await db
      .select({ signature: signatures, name: people.name })
      .from(signatures)
      .innerJoin(people, and(eq(people.organisationId, signatures.organisationId), eq(people.id, signatures.personId)))
      .where(and(eq(signatures.organisationId, actor.organisationId), eq(signatures.versionId, versionId)))
      .orderBy(asc(signatures.at), asc(signatures.id));
    return rows.map(({ signature, name }) => ({ ...signature, name }));
  };

type Signers = { signed: Signed[]; leaders: PlanRows['leaders'] };

async function keepSigned(tx: Tx, actor: Actor, terms: Terms, { signed, leaders }: Signers, keep: Keep) {
  const { id, version: termsVersion } = terms.record;
  const newest = first(
    await tx.rows<{ version: number }>(sql`select max(version)::int as version from versions
      where organisation_id = ${actor.organisationId} and record_id = ${id} and kind = 'agreement-document'`),
  )!;
  const content = contentOf(terms.record);
  const blocks = signed.map(
    (one): Block => words(`signature-${one.id}`, `Signed by ${one.name}`, one.statement, one.name, one.at),
  );
  const version = newest.version + 1;
  const which = facts('signed-version', 'What was signed', {
    'What was signed': `Version ${termsVersion}: everything above`,
    'This copy': `Version ${version}: the same with the signatures`,
  });
  const sections = [...content.sections, { id: 'signatures', heading: 'Signatures', blocks: [which, ...blocks] }];
  const to = dayOf(now(), actor.organisation.timeZone);
  const record = {
    ...content,
    to,
    people: withSigners(content.people, signed, leaders),
    sections,
    id,
    version,
    termsVersion,
  };
  keep('agreement-document', record);
}
