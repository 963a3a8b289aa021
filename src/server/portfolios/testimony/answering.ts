// The witness's part: own words first, kept as they are written; then who they are; signed, declined or taken back.
import { and, eq } from 'drizzle-orm';
import { act } from '../../act.ts';
import { now, today } from '../../clock.ts';
import { first, one, sql, type Tx } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import { evidence } from '../portfolios.table.ts';
import { addEvidence, nextNumber } from '../taking.ts';
import { declarationFor, statementDocument } from './statement.ts';
import { type Testimony, type TestimonyDraft, testimonies, testimonyLinks } from './testimonies.table.ts';
import type { TestimonyForm } from './testimony.form.ts';
import { addStep, lockedTestimony, sameLink, sameTestimony, type TestimonySubject } from './testimony-facts.ts';
import { isOpen } from './testimony-state.ts';
import { addressKind, lacksForExpert } from './testimony-words.ts';

/** How long the link still opens what was signed, to read it or take it back: a year. */
export const daysToTakeBack = 365;

/**
 * Keeps what was written so far, for the witness alone. `drafts`: which draft it was written on.
 * @throws Conflict where another window has saved since, with those words, or nothing can be written any more
 */
export const saveDraft = (actor: Actor, testimonyId: string, drafts: number, written: TestimonyDraft) =>
  act(actor, 'testimony.write', lockedTestimony(actor, testimonyId), async (tx, { testimony, link, state }) => {
    requireOpen(state);
    if (drafts !== link!.drafts) throw new Conflict(savedElsewhere, theirs(link!.draft, written));
    const set = { draft: { ...link!.draft, ...written }, drafts: drafts + 1 };
    await tx.update(testimonyLinks).set(set).where(sameLink(actor, testimonyId));
    return testimony;
  });

/**
 * Signs: the words become a fixed copy among the candidate's evidence, which the candidate can claim with. Only once.
 * @throws Conflict where it is answered already or the words were changed in another window; Invalid for days to come
 */
export const giveTestimony = (actor: Actor, testimonyId: string, form: TestimonyForm): Promise<Testimony> =>
  act(actor, 'testimony.give', lockedTestimony(actor, testimonyId), async (tx, subject, keep) => {
    const { link, state } = subject;
    requireOpen(state);
    const { words } = link!.draft;
    if (form.version !== link!.drafts) throw new Conflict(savedElsewhere, theirs(link!.draft, formDraft(form)));
    if (!words) throw new Conflict('Write first, in your own words, what you want to say. Then sign.');
    if ((form.seenTo ?? form.seenFrom) > today(actor.organisation.timeZone))
      throw new Invalid({ seenFrom: 'Enter days that have come: a testimony is of what has happened' });
    const signed = await signedBy(tx, subject, form);
    const owner = { organisationId: actor.organisationId, personId: signed.row.candidateId };
    const number = await nextNumber(tx, owner);
    const document = statementDocument({ ...signed, testimony: signed.row, words, seen: form.seen });
    const source = { sourceKind: 'testimony', sourceId: testimonyId, simulated: false };
    const made = await addEvidence(tx, owner, { ...source, number, kind: signed.kind, document }, keep);
    const { version, ...given } = signed.row;
    const set = { ...given, evidenceId: made.id, version: version + 1 };
    const row = one(await tx.update(testimonies).set(set).where(sameTestimony(actor, testimonyId)).returning());
    keep('testimony', row);
    keep('testimony-step', await addStep(tx, actor, testimonyId, 'given'));
    const readable = { draft: {}, drafts: form.version + 1, expiresAt: later(daysToTakeBack) };
    await tx.update(testimonyLinks).set(readable).where(sameLink(actor, testimonyId));
    return row;
  });

/** Says no. No reason is asked for, and what was written is forgotten. @throws Conflict once it is answered */
export const declineTestimony = (actor: Actor, testimonyId: string): Promise<Testimony> =>
  act(actor, 'testimony.decline', lockedTestimony(actor, testimonyId), async (tx, { testimony, state }, keep) => {
    requireOpen(state);
    await tx.update(testimonyLinks).set({ draft: {} }).where(sameLink(actor, testimonyId));
    keep('testimony-step', await addStep(tx, actor, testimonyId, 'declined'));
    return testimony;
  });

/**
 * Takes a signed testimony back. It is kept and marked; its evidence counts no longer, unless an assessor has judged it, who then judges anew.
 * @throws Conflict where there is nothing to take back
 */
export const retractTestimony = (actor: Actor, testimonyId: string, reason: string | null): Promise<Testimony> =>
  act(actor, 'testimony.retract', lockedTestimony(actor, testimonyId), async (tx, { testimony, state }, keep) => {
    if (!testimony.givenAt) throw new Conflict('Nothing is signed yet, so there is nothing to take back.');
    if (state === 'retracted') throw new Conflict('You have taken this back already.');
    keep('testimony-step', await addStep(tx, actor, testimonyId, 'retracted', { words: reason }));
    const withdrawn = await withdrawUnjudged(tx, testimony, reason);
    if (withdrawn) keep('evidence', withdrawn);
    return testimony;
  });

const savedElsewhere =
  'This was saved in another window meanwhile. Compare the two, then save again: nothing of yours is lost.';

function requireOpen(state: TestimonySubject['state']) {
  if (isOpen(state)) return;
  if (state === 'declined' || state === 'revoked' || state === 'expired')
    throw new Conflict('This request has ended, so nothing more can be written to it. Nothing of it was passed on.');
  throw new Conflict('You have signed this already. What you signed stands on this page.');
}

/** How the fields read now that were written otherwise. */
const theirs = (draft: TestimonyDraft, written: TestimonyDraft): Record<string, string> =>
  Object.fromEntries(
    Object.keys(written)
      .filter((name) => (draft[name] ?? '') !== (written[name] ?? ''))
      .map((name) => [name, draft[name] ?? '']),
  );

const formDraft = ({ seen, role, employer, competence }: TestimonyForm): TestimonyDraft => ({
  ...{ seen, role, employer, competence },
});

const later = (days: number) => new Date(now().getTime() + days * 86_400_000);

/** The row as it is signed, with what its document needs. */
async function signedBy(tx: Tx, { testimony, link, steps }: TestimonySubject, form: TestimonyForm) {
  const { version: _, declared: __, seen: ___, reportsToCandidate, ...said } = form;
  const { names, unit, timeZone } = await aroundOf(tx, testimony);
  const agreed = steps.some(({ step }) => step === 'agreed');
  const row: Testimony = {
    ...{ ...testimony, ...said, reportsToCandidate: reportsToCandidate === 'yes', givenAt: now() },
    declaration: declarationFor(names.candidate),
    address: link?.email ? addressKind(link.email, names.candidateEmail) : 'account',
  };
  const isExpert = lacksForExpert({ agreed, knowsUnit: said.knowsUnit, evaluation: said.evaluation }).length === 0;
  const kind = isExpert ? ('expert-testimony' as const) : ('testimony' as const);
  return { row, kind, agreed, unit, timeZone, candidate: { id: testimony.candidateId, name: names.candidate } };
}

async function aroundOf(tx: Tx, { organisationId, candidateId, enrolmentId }: Testimony) {
  const found = one(
    await tx.rows<{ candidate: string; candidateEmail: string | null; unit: string; timeZone: string }>(sql`
      select p.name as candidate, p.email as "candidateEmail", u.number as unit, o.time_zone as "timeZone"
      from people p join organisations o on o.id = p.organisation_id
      join enrolments n on n.organisation_id = p.organisation_id and n.id = ${enrolmentId}
      join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
      where p.organisation_id = ${organisationId} and p.id = ${candidateId}`),
  );
  const { unit, timeZone, ...names } = found;
  return { names, unit, timeZone };
}

/** What nobody has judged goes with the words of its witness; what was judged, or belongs to a unit that is achieved, stays and is marked. */
async function withdrawUnjudged(tx: Tx, { organisationId, evidenceId, witnessName }: Testimony, reason: string | null) {
  const same = and(eq(evidence.organisationId, organisationId), eq(evidence.id, evidenceId!));
  const found = first(await tx.select().from(evidence).where(same).for('update'));
  const settled = await tx.rows(sql`
    select 1 from claims c where c.organisation_id = ${organisationId} and c.evidence_id = ${evidenceId}
      and (exists (select 1 from judgements j where j.organisation_id = c.organisation_id and j.claim_id = c.id)
        or (c.withdrawn_at is null and unit_is_achieved(c.organisation_id, c.enrolment_id))) limit 1`);
  if (!found || found.withdrawnAt || settled.length > 0) return null;
  const withdrawnReason = `${witnessName} has taken the testimony back${reason ? `: ${reason}` : '.'}`;
  const set = { withdrawnAt: now(), withdrawnReason, version: found.version + 1 };
  return one(await tx.update(evidence).set(set).where(same).returning());
}
