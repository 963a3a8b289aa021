// What an assessor will ask about claims, as they are read: said to the candidate before, and shown beside the judgement with what the
// candidate says to it. Pure.
import { type ClaimedPlace, checkClaimedPlace, checkClaimedTogether } from '../insights/evidence-check.ts';
import { partOf } from '../ledger/file-parts.ts';
import type { ReadClaim } from './claim-list.ts';
import { sourceClassWords } from './sources.ts';
import type { CriterionStatus } from './sufficiency.ts';
import { aboutText, divided, type OpenFinding, type SetAside } from './text-waivers.ts';

/** A place with more signs than these needs its sentence. */
const LONG = 600;

/** Of one claim; `today` is YYYY-MM-DD. None of a claim that is withdrawn. */
export function findingsOfClaim(claim: ReadClaim, today: string): OpenFinding[] {
  if (claim.state === 'withdrawn') return [];
  const { currencyMonths = null, simulationAllowed } = claim.requirements;
  const about = `The claim for ${claim.code} with evidence ${claim.number}`;
  const href = `/prove/evidence/${claim.evidenceId}#claim-${claim.id}`;
  return aboutText(
    checkClaimedPlace({
      ...{ knowledge: claim.criterionKind === 'knowledge', simulated: claim.simulated, simulationAllowed },
      ...{ words: claim.quote ?? claim.written, how: claim.how, whole: wholeIn(claim), placeLabel: claim.placeLabel },
      material:
        claim.kind === 'file' ? { called: `${claim.title} ${claim.placeLabel}`, about: claim.about ?? '' } : null,
      ...{ from: claim.from, at: claim.judgement?.at.slice(0, 10) ?? today, currencyMonths },
    }),
    { objectId: claim.id, about, href },
  );
}

/** With a sentence of it, or a part of a file, a place is as narrow as it can be made. */
function wholeIn({ place, quote, placeKind, placeSize }: ReadClaim): ClaimedPlace['whole'] {
  if (quote || partOf(place)) return null;
  if (placeKind === 'file') return 'file';
  return placeSize > LONG ? 'record' : null;
}

/** Of all that is claimed for one criterion of an enrolment. */
export const findingsOfCriterion = (
  { id, code }: { id: string; code: string },
  enrolmentId: string,
  { claimed, needs }: Pick<CriterionStatus, 'claimed' | 'needs'>,
): OpenFinding[] =>
  aboutText(
    checkClaimedTogether({
      ...{ code, needs, on: claimed.on, days: claimed.days },
      kinds: claimed.classes.map((kind) => sourceClassWords[kind]),
    }),
    { objectId: id, about: `All that is claimed for ${code}`, href: `/prove/${enrolmentId}/criteria/${id}` },
  );

/** What is open, and what the candidate set aside with a reason, which comes with the claims. */
export const pointedOut = (findings: readonly OpenFinding[], claims: readonly ReadClaim[]): Pointed =>
  divided(
    findings,
    claims.flatMap(({ aside }) => aside.map((waiver) => ({ ...waiver, at: new Date(waiver.at) }))),
  );
export type Pointed = { open: OpenFinding[]; aside: SetAside[] };

/** Both of one claim, for whoever judges it. */
export const beside = (claim: ReadClaim, status: CriterionStatus | undefined, today: string): Pointed =>
  pointedOut(
    [
      ...findingsOfClaim(claim, today),
      ...(status && claim.state !== 'withdrawn'
        ? findingsOfCriterion({ id: claim.criterionId, code: claim.code }, claim.enrolmentId, status)
        : []),
    ],
    [claim],
  );
