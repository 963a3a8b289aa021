// what is weak in a draft's words, said before an assessor sees it: accounts, and how each claim says it shows its criterion.
import { see } from '../act.ts';
import { today } from '../clock.ts';
import { type Read, sql, type Tx } from '../db.ts';
import { NotFound } from '../errors.ts';
import { checkClaim } from '../insights/claim-check.ts';
import { checkFields } from '../insights/feedback-fields.ts';
import { checkWriting } from '../insights/writing-check.ts';
import type { Actor } from '../people/actor.ts';
import { findingsOfClaim, type Pointed, pointedOut } from './claim-findings.ts';
import { claimsWhere, type ReadClaim } from './claim-list.ts';
import type { RecordDocument } from './document.ts';
import { placeIn, placesOf, wordsOf } from './document-parts.ts';
import { findEvidence } from './evidence-facts.ts';
import type { Evidence } from './portfolios.table.ts';
import { aboutText, divided, type OpenFinding, type SetAside, type Waived, waiversOfTexts } from './text-waivers.ts';

/** `beside`: what an assessor reads beside the claims, with the reason by which it was set aside. */
export type WeakTexts = {
  number: number;
  title: string;
  submitted: boolean;
  open: OpenFinding[];
  aside: SetAside[];
  beside: Pointed;
};

/** Of one's own evidence. @throws NotFound for anybody else, and of what is withdrawn */
export const weakTextsOf = (actor: Actor, evidenceId: string): Promise<WeakTexts> =>
  see(actor, 'evidence.view', findEvidence(actor, evidenceId), async (db, { evidence, candidateId }) => {
    if (candidateId !== actor.personId || evidence.withdrawnAt) throw new NotFound();
    const claims = await claimsOf(db, actor, evidence);
    return {
      ...{ number: evidence.number, title: evidence.title, submitted: evidence.submittedAt !== null },
      ...(await dividedIn(db, actor, evidence, claims)),
      beside: besideClaims(claims, today(actor.organisation.timeZone)),
    };
  });

/** How much of it is open: in one's own words, and beside the claims. */
export type WeakCount = { words: number; beside: number };

/** For a page that has read all of it already; `day`: today, YYYY-MM-DD. Pure. */
export const weakCount = (
  evidence: Evidence,
  claims: readonly ReadClaim[],
  waivers: readonly Waived[],
  day: string,
): WeakCount => ({
  words: dividedBy(evidence, weakIn(evidence, claims), waivers).open.length,
  beside: besideClaims(claims, day).open.length,
});

const besideClaims = (claims: readonly ReadClaim[], day: string): Pointed =>
  pointedOut(
    claims.flatMap((claim) => findingsOfClaim(claim, day)),
    claims,
  );

async function dividedIn(db: Read, actor: Actor, evidence: Evidence, claims: readonly ReadClaim[]) {
  const findings = weakIn(evidence, claims);
  const ids = new Set([evidence.id, evidence.sourceId, ...findings.map(({ objectId }) => objectId)]);
  const waivers = await waiversOfTexts(
    actor,
    [...ids].filter((id) => id !== null),
  )(db);
  return dividedBy(evidence, findings, waivers);
}

/** What was set aside in the journal stays so in the copy: they are the same words. */
const dividedBy = ({ id, sourceId }: Evidence, findings: readonly OpenFinding[], waivers: readonly Waived[]) =>
  divided(
    findings,
    waivers.map((waiver) => (waiver.objectId === sourceId ? { ...waiver, objectId: id } : waiver)),
  );

/** What is found in it, for who sets one aside. */
export const weakTextFindings = (actor: Actor, evidenceId: string) => async (tx: Tx) => {
  const subject = await findEvidence(actor, evidenceId)(tx);
  if (!subject) return null;
  const { candidateId, evidence } = subject;
  const claims = await claimsOf(tx, actor, evidence);
  const day = today(actor.organisation.timeZone);
  const beside = claims.flatMap((claim) => findingsOfClaim(claim, day));
  return { candidateId, findings: [...weakIn(evidence, claims), ...beside] };
};

const claimsOf = (db: Read, actor: Actor, { id }: Evidence) =>
  claimsWhere(db, actor, sql`c.evidence_id = ${id} and c.withdrawn_at is null`);

/** What is weak in the words of evidence and of the claims on it. Pure. */
function weakIn(evidence: Evidence, claims: readonly ReadClaim[]): OpenFinding[] {
  const { id, kind, document, simulated } = evidence;
  const account = kind === 'account' ? checkWriting(textOf(document), { declared: simulated }).findings : [];
  const feedback = kind === 'colleague-feedback' ? checkGiven(document, evidence.candidateId) : [];
  return [
    ...aboutText(feedback, { objectId: id, about: 'The feedback', href: `/prove/evidence/${id}` }),
    ...aboutText(account, { objectId: id, about: 'The account', href: `/prove/evidence/${id}` }),
    ...claims.filter(({ state }) => state !== 'withdrawn').flatMap((claim) => ofClaim(evidence, claim)),
  ];
}

function ofClaim({ id, document }: Evidence, claim: ReadClaim): OpenFinding[] {
  const place = placeIn(document, claim.place);
  const { findings } = checkClaim(claim.how, {
    ...{ criterion: claim.text, knowledge: claim.criterionKind === 'knowledge' },
    // Of a file nobody knows the words.
    place: place && place.kind !== 'file' ? wordsOf(place) : null,
  });
  const href = `/prove/evidence/${id}/claims/${claim.id}`;
  return aboutText(findings, { objectId: claim.id, about: `The claim for ${claim.code}`, href });
}

/** L03: of feedback that the candidate gave; what they were given is somebody else's to mend. Pure. */
function checkGiven({ people, sections }: RecordDocument, candidateId: string) {
  if (!people.some(({ id, part }) => id === candidateId && part === 'gave the feedback')) return [];
  const words = sections.find(({ id }) => id === 'words')?.blocks ?? [];
  const of = (id: string) => {
    const block = words.find((one) => one.id === id);
    return block?.kind === 'words' ? block.text : null;
  };
  const said = {
    situation: of('situation'),
    behaviour: of('behaviour'),
    impact: of('impact'),
    nextStep: of('next-step'),
  };
  return checkFields(said).findings.filter(({ severity }) => severity !== 'note');
}

/** The words of a document, without headings: as they were written. Pure. */
const textOf = (document: RecordDocument): string => placesOf(document).map(wordsOf).join('\n\n');
