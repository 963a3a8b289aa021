// Whether there is enough: occasions, span and kinds of evidence for each criterion, against what the unit asks. Pure.
import { daysBetween } from '../day-words.ts';
import type { CriterionKind, EvidenceRequirements } from '../qualifications/units.table.ts';
import type { EvidenceKind } from './portfolios.table.ts';
import { type SourceClass, sourceClassOf } from './sources.ts';
import type { ClaimState } from './states.ts';

/** One claim with what its evidence says about when and from where. `from` is the day its event began, YYYY-MM-DD. */
export type Counted = {
  criterionId: string;
  evidenceId: string;
  sourceId: string | null;
  from: string;
  kind: EvidenceKind;
  simulated: boolean;
  /** False for a certificate that did not hold any more, and for what nobody has signed yet that they saw where it is kept. */
  counts?: boolean;
  state: ClaimState;
};

export type Needs = { occasions: number; days: number; classes: number };
/** What there is: occasions, days from the first to the last of them, classes of source; `first` is the first day, `on` all of them. */
export type Tally = { occasions: number; days: number; classes: SourceClass[]; first: string | null; on: string[] };

export type Coverage = 'uncovered' | 'returned' | 'claimed' | 'partly-met' | 'sufficient';
export type CriterionStatus = {
  criterionId: string;
  needs: Needs;
  /** What the assessor has accepted. */
  accepted: Tally;
  /** The same with what is claimed and not judged yet. */
  claimed: Tally;
  state: Coverage;
  /** Claims that do not count because the work was simulated. */
  simulated: number;
  /** Claims that do not count, of a certificate that expired or of what nobody has seen yet. */
  uncounted: number;
};

type Judged = { id: string; kind: CriterionKind };

/** The status of every criterion, in the order given. */
export function sufficiency(
  criteria: readonly Judged[],
  counted: readonly Counted[],
  requirements: EvidenceRequirements,
): CriterionStatus[] {
  const byCriterion = Map.groupBy(counted, ({ criterionId }) => criterionId);
  return criteria.map((criterion) => statusOf(criterion, byCriterion.get(criterion.id) ?? [], requirements));
}

/** What a criterion needs. Knowledge is explained once; only doing is shown over time and from several sides. */
export const needsOf = (kind: CriterionKind, requirements: EvidenceRequirements): Needs =>
  kind === 'knowledge'
    ? { occasions: 1, days: 0, classes: 1 }
    : {
        occasions: requirements.minOccasions,
        days: requirements.minSpanDays,
        classes: requirements.minSourceClasses,
      };

export const satisfies = (tally: Tally, needs: Needs): boolean =>
  tally.occasions >= needs.occasions && tally.days >= needs.days && tally.classes.length >= needs.classes;

function statusOf({ id, kind }: Judged, claims: Counted[], requirements: EvidenceRequirements): CriterionStatus {
  const needs = needsOf(kind, requirements);
  const all = claims.filter(({ state }) => state !== 'withdrawn');
  const live = all.filter((claim) => claim.counts !== false);
  const counts = ({ simulated }: Counted) => !simulated || kind === 'knowledge' || requirements.simulationAllowed;
  const real = live.filter(counts);
  const accepted = tallyOf(real.filter(({ state }) => state === 'accepted'));
  const claimed = tallyOf(real.filter(({ state }) => ['accepted', 'waiting', 'draft'].includes(state)));
  const states = new Set(real.map(({ state }) => state));
  const state = coverageOf(states, satisfies(accepted, needs));
  return {
    criterionId: id,
    needs,
    accepted,
    claimed,
    state,
    simulated: live.length - real.length,
    uncounted: all.length - live.length,
  };
}

function coverageOf(states: ReadonlySet<ClaimState>, enough: boolean): Coverage {
  if (enough) return 'sufficient';
  if (states.has('accepted') || states.has('partly-accepted')) return 'partly-met';
  if (states.has('waiting') || states.has('draft')) return 'claimed';
  return states.has('not-accepted') ? 'returned' : 'uncovered';
}

/**
 * Counts occasions as different days on which events began. The same record taken twice is one occasion, and so are two
 * records of one day: what happened once is never counted twice.
 */
function tallyOf(claims: Counted[]): Tally {
  const begun = new Map<string, string>();
  for (const { sourceId, evidenceId, from } of claims) {
    const event = sourceId ?? evidenceId;
    const known = begun.get(event);
    if (!known || from < known) begun.set(event, from);
  }
  const days = [...new Set(begun.values())].sort();
  const [first = null, last = null] = [days.at(0), days.at(-1)];
  const classes = [...new Set(claims.map(({ kind }) => sourceClassOf[kind]))];
  return { occasions: days.length, days: first && last ? daysBetween(first, last) : 0, classes, first, on: days };
}
