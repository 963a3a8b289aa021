// How a portfolio was planned and reviewed, and what was seen where it is kept, out of its kept records: the plan with its activities and
// who agreed to it, each review that all have signed, each sighting that was signed. Pure.
import { dayInWords, momentInWords } from '../day-words.ts';
import type { KeptRecord } from './package-records.ts';

type KeptPlan = {
  id: string;
  expectedEnd: string | null;
  reviewWeeks: number;
  employerId: string | null;
  hash: string;
};
type KeptActivity = {
  id: string;
  method: string;
  what: string;
  plannedOn: string;
  plannedAt: string | null;
  place: string | null;
  criterionIds: string[];
  doneOn: string | null;
  doneWords: string | null;
  calledOffAt: string | null;
  calledOffReason: string | null;
};
type KeptMove = { activityId: string; fromOn: string; toOn: string; reason: string; movedBy: string };
type KeptSignature = { planId?: string; reviewId?: string; personId: string; hash: string; at: string };
type KeptReview = {
  id: string;
  heldOn: string;
  assessorId: string;
  employerId: string | null;
  withoutEmployer: string | null;
  facts: { since: string | null; sufficient: string[]; met: string[]; of: number; waiting: number };
  hash: string;
};
type KeptComment = { reviewId: string; personId: string; words: string };
type KeptAction = {
  reviewId: string;
  ownerId: string;
  what: string;
  dueOn: string;
  doneAt: string | null;
  doneWords: string | null;
};
type KeptSighting = {
  evidenceId: string;
  personId: string;
  seenOn: string | null;
  words: string | null;
  hash: string | null;
  signedAt: string | null;
};

/** Of an activity, a signature, a comment or an action: with the name of whose it is. */
type Named<Row> = Row & { name: string };
export type PlannedAndReviewed = {
  plan:
    | (Named<KeptPlan> & { activities: KeptActivity[]; moves: Named<KeptMove>[]; agreed: Named<KeptSignature>[] })
    | null;
  /** Oldest first. */
  reviews: (Named<KeptReview> & {
    employer: string | null;
    comments: Named<KeptComment>[];
    actions: Named<KeptAction>[];
    signed: Named<KeptSignature>[];
  })[];
  /** Those that were signed, by the id of the evidence. */
  seen: Map<string, Named<KeptSighting>[]>;
};

const of = <Row>(records: readonly KeptRecord[], kind: KeptRecord['kind']) =>
  records.filter((kept) => kept.kind === kind).map(({ record }) => record as Row);

/** Ids of whoever planned, reviewed or saw. */
export const plannedBy = (records: readonly KeptRecord[]): string[] =>
  records.flatMap(({ kind, record }) =>
    (peopleOf[kind] ?? []).flatMap((field) => (record[field] as string | null) ?? []),
  );
const peopleOf: Partial<Record<KeptRecord['kind'], string[]>> = {
  'assessment-plan': ['employerId'],
  'activity-move': ['movedBy'],
  'plan-signature': ['personId'],
  'progress-review': ['assessorId', 'employerId'],
  'review-comment': ['personId'],
  'review-action': ['ownerId'],
  'review-signature': ['personId'],
  sighting: ['personId'],
};

/** `records` in order of their entries in the ledger. */
export function plannedIn(records: readonly KeptRecord[], named: (id: string) => string): PlannedAndReviewed {
  const by = <Row extends { personId: string }>(row: Row): Named<Row> => ({ ...row, name: named(row.personId) });
  const [plan] = of<KeptPlan>(records, 'assessment-plan');
  const agreed = of<KeptSignature>(records, 'plan-signature').map(by);
  const comments = of<KeptComment>(records, 'review-comment').map(by);
  const actions = of<KeptAction>(records, 'review-action').map((row) => ({ ...row, name: named(row.ownerId) }));
  const signed = of<KeptSignature>(records, 'review-signature').map(by);
  const sightings = of<KeptSighting>(records, 'sighting').filter(({ signedAt }) => signedAt !== null);
  return {
    plan: plan
      ? {
          ...{ ...plan, name: plan.employerId ? named(plan.employerId) : '' },
          activities: of<KeptActivity>(records, 'planned-activity').toSorted((a, b) =>
            a.plannedOn.localeCompare(b.plannedOn),
          ),
          moves: of<KeptMove>(records, 'activity-move').map((row) => ({ ...row, name: named(row.movedBy) })),
          agreed: agreed.filter(({ hash }) => hash === plan.hash),
        }
      : null,
    reviews: of<KeptReview>(records, 'progress-review')
      .toSorted((a, b) => a.heldOn.localeCompare(b.heldOn))
      .map((review) => ({
        ...{ ...review, name: named(review.assessorId), employer: review.employerId && named(review.employerId) },
        comments: comments.filter(({ reviewId }) => reviewId === review.id),
        actions: actions.filter(({ reviewId }) => reviewId === review.id),
        signed: signed.filter(({ reviewId, hash }) => reviewId === review.id && hash === review.hash),
      })),
    seen: Map.groupBy(sightings.map(by), ({ evidenceId }) => evidenceId),
  };
}

/** As the PDF prints it; `codes`: of criteria, by their ids. */
export function planningPart(
  { plan, reviews }: PlannedAndReviewed,
  codes: ReadonlyMap<string, string>,
  timeZone: string,
) {
  const on = (moment: string) => momentInWords(new Date(moment), timeZone);
  return {
    plan: plan ? planFacts(plan, on) : [],
    activities: (plan?.activities ?? []).map((activity) => activityRow(activity, plan!.moves, codes)),
    reviews: reviews.map((review) => reviewPart(review, on)),
  };
}

const planFacts = (
  { expectedEnd, reviewWeeks, name, agreed, hash }: NonNullable<PlannedAndReviewed['plan']>,
  on: (moment: string) => string,
) => [
  ...(expectedEnd ? [['Done by', dayInWords(expectedEnd)]] : []),
  ['Reviews', reviewWeeks === 1 ? 'Every week' : `Every ${reviewWeeks} weeks`],
  ...(name ? [['For the employer', name]] : []),
  ['Agreed as it stands', agreed.map((one) => `${one.name}, ${on(one.at)}`).join('\n') || 'By nobody yet'],
  ['SHA-256 of what is agreed', hash],
];

const methods: Record<string, string> = {
  observation: 'Observation',
  'professional-discussion': 'Professional discussion',
  questions: 'Questions',
  witness: 'Witness testimony',
  products: 'Products of work',
};

function activityRow(
  activity: KeptActivity,
  moves: readonly Named<KeptMove>[],
  codes: ReadonlyMap<string, string>,
): string[] {
  const {
    id,
    method,
    what,
    plannedOn,
    plannedAt,
    place,
    criterionIds,
    doneOn,
    doneWords,
    calledOffAt,
    calledOffReason,
  } = activity;
  const moved = moves
    .filter(({ activityId }) => activityId === id)
    .map(
      ({ fromOn, toOn, reason, name }) =>
        `Moved from ${dayInWords(fromOn)} to ${dayInWords(toOn)} by ${name}: ${reason}`,
    );
  const became = calledOffAt
    ? `Called off: ${calledOffReason ?? ''}`
    : doneOn
      ? [`Done on ${dayInWords(doneOn)}`, doneWords].filter(Boolean).join(': ')
      : 'Not done yet';
  return [
    [dayInWords(plannedOn), plannedAt, place].filter(Boolean).join(', '),
    `${methods[method] ?? method}: ${what}`,
    criterionIds
      .map((criterion) => codes.get(criterion) ?? '')
      .filter(Boolean)
      .join(', '),
    [...moved, became].join('\n'),
  ];
}

function reviewPart(review: PlannedAndReviewed['reviews'][number], on: (moment: string) => string) {
  const { heldOn, name, employer, withoutEmployer, facts, comments, actions, signed, hash } = review;
  return {
    heading: `Review of ${dayInWords(heldOn)}`,
    facts: [
      ['Assessor', name],
      ...(employer
        ? [['For the employer', withoutEmployer ? `${employer}, who did not sign: ${withoutEmployer}` : employer]]
        : []),
      [
        'How far it was',
        `${facts.sufficient.length} of ${facts.of} criteria with enough, ${facts.met.length} met; ${facts.waiting} claims waited`,
      ],
      ...comments.map((one) => [one.name, one.words]),
      ['Signed', signed.map((one) => `${one.name}, ${on(one.at)}`).join('\n')],
      ['SHA-256 of what was signed', hash],
    ],
    actions: actions.map(({ what, name: owner, dueOn, doneAt, doneWords }) => [
      ...[what, owner, dayInWords(dueOn)],
      doneAt ? [`Done ${on(doneAt)}`, doneWords].filter(Boolean).join(': ') : 'Not done yet',
    ]),
  };
}

/** Of a piece that stays where it is kept: who has seen it, as facts. */
export const seenFacts = ({ seen }: PlannedAndReviewed, evidenceId: string, timeZone: string): string[][] =>
  (seen.get(evidenceId) ?? []).map(({ name, seenOn, words, signedAt, hash }) => [
    'Seen',
    `${name} saw it on ${dayInWords(seenOn!)}: ${words} Signed ${momentInWords(new Date(signedAt!), timeZone)}, over SHA-256 ${hash}`,
  ]);
