// Whether there is enough: occasions, span and kinds of evidence for each criterion, against what the unit asks. Pure.
import { daysBetween, monthsBefore } from '../day-words.ts';
import type { CriterionKind, EvidenceRequirements } from '../qualifications/units.table.ts';
import type { EvidenceKind } from './portfolios.table.ts';
import { type SourceClass, sourceClassOf } from './sources.ts';
import type { ClaimState } from './states.ts';

/**
 * One claim with what its evidence says about when and from where. `from` is the day its event began, YYYY-MM-DD; `event` the id of what
 * happened, the same for every record of it; `author` whose words alone it is (see `events.ts`).
 */
export type Counted = {
  criterionId: string;
  evidenceId: string;
  event: string;
  author: string | null;
  from: string;
  kind: EvidenceKind;
  simulated: boolean;
  /** False for a certificate that did not hold any more, and for what nobody has signed yet that they saw where it is kept. */
  counts?: boolean;
  state: ClaimState;
  /** When it was last judged, as an ISO text; null or missing where it was not: what is no longer current is told by it. */
  judgedAt?: string | null;
};

/** `mix`: classes of which each has to be there. */
export type Needs = { occasions: number; days: number; classes: number; mix?: readonly SourceClass[] };
/**
 * What there is: occasions, days from the first to the last of them, classes of source that are independent of each other; `first` is the first
 * day, `on` all of them. `oneAuthor`: a further class was left out, since it is by the same author.
 */
export type Tally = {
  occasions: number;
  days: number;
  classes: SourceClass[];
  oneAuthor: boolean;
  first: string | null;
  on: string[];
};

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
  /** Claims that do not count because the event was too long ago when it was judged, or is by now. */
  aged: number;
  /** Claims that do not count, of a certificate that expired or of what nobody has seen yet. */
  uncounted: number;
};

type Judged = { id: string; kind: CriterionKind };

/** The status of every criterion on `day`, in the order given. */
export function sufficiency(
  criteria: readonly Judged[],
  counted: readonly Counted[],
  requirements: EvidenceRequirements,
  day: string,
): CriterionStatus[] {
  const byCriterion = Map.groupBy(counted, ({ criterionId }) => criterionId);
  return criteria.map((criterion) => {
    const mine = byCriterion.get(criterion.id) ?? [];
    const current = mine.filter((claim) => claim.state === 'withdrawn' || isCurrent(claim, requirements, day));
    return { ...statusOf(criterion, current, requirements), aged: mine.length - current.length };
  });
}

/** Whether the event was recent enough when it was judged, or is on `day` where nobody has judged it. */
export const isCurrent = (
  { from, judgedAt }: Pick<Counted, 'from' | 'judgedAt'>,
  { currencyMonths }: EvidenceRequirements,
  day: string,
): boolean => !currencyMonths || from >= monthsBefore(judgedAt?.slice(0, 10) ?? day, currencyMonths);

/** What a criterion needs. Knowledge is explained once; only doing is shown over time and from several sides. */
export const needsOf = (kind: CriterionKind, requirements: EvidenceRequirements): Needs =>
  kind === 'knowledge'
    ? { occasions: 1, days: 0, classes: 1 }
    : {
        occasions: requirements.minOccasions,
        days: requirements.minSpanDays,
        classes: requirements.minSourceClasses,
        ...(requirements.methodMix?.length ? { mix: requirements.methodMix } : {}),
      };

export const satisfies = (tally: Tally, needs: Needs): boolean =>
  tally.occasions >= needs.occasions &&
  tally.days >= needs.days &&
  tally.classes.length >= needs.classes &&
  missingIn(tally, needs).length === 0;

/** The classes that have to be there and are not. */
export const missingIn = ({ classes }: Tally, { mix = [] }: Needs): SourceClass[] =>
  mix.filter((wanted) => !classes.includes(wanted));

function statusOf(
  { id, kind }: Judged,
  claims: Counted[],
  requirements: EvidenceRequirements,
): Omit<CriterionStatus, 'aged'> {
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
 * Counts occasions as different days on which events began. Records of one event are one occasion, whenever they were written, and so are
 * two records of one day: what happened once is never counted twice.
 */
function tallyOf(claims: Counted[]): Tally {
  const begun = new Map<string, string>();
  for (const { event, from } of claims) {
    const known = begun.get(event);
    if (!known || from < known) begun.set(event, from);
  }
  const days = [...new Set(begun.values())].sort();
  const [first = null, last = null] = [days.at(0), days.at(-1)];
  const classes = independent(claims);
  const oneAuthor = new Set(claims.map(({ kind }) => sourceClassOf[kind])).size > classes.length;
  const span = first && last ? daysBetween(first, last) : 0;
  return { occasions: days.length, days: span, classes, oneAuthor, first, on: days };
}

/**
 * Classes of source that are independent: each by an author that no other of them needs, or of a piece that several made. As many of them as
 * can be (a maximum matching of classes with authors: H. W. Kuhn, The Hungarian method, 1955).
 */
function independent(claims: readonly Counted[]): SourceClass[] {
  const authors = Map.groupBy(claims, ({ kind }) => sourceClassOf[kind]);
  const taken = new Map<string, SourceClass>();
  const place = (source: SourceClass, tried: Set<string>): boolean =>
    authors.get(source)!.some(({ author }) => {
      if (author === null) return true;
      if (tried.has(author)) return false;
      tried.add(author);
      const holder = taken.get(author);
      if (holder !== undefined && holder !== source && !place(holder, tried)) return false;
      taken.set(author, source);
      return true;
    });
  return [...authors.keys()].filter((source) => place(source, new Set()));
}
