// A performance review that both have signed, as one document: kept then, and again with each consent and when it is closed.
import type { Keep } from '../act.ts';
import { dayInWords, dayOf, momentInWords, periodInWords } from '../day-words.ts';
import { one, type Tx } from '../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import type { Actor } from '../people/actor.ts';
import { facts, keepIfNew, words } from '../plans/plan-document.ts';
import { theReview } from './performance-review-facts.ts';
import { type ReviewRows, reviewRows } from './performance-review-rows.ts';
import { type PerformanceReview, performanceReviews, type ReviewPack } from './performance-reviews.table.ts';
import { stanceSaid } from './stances.ts';

export async function keepReviewDocument(tx: Tx, actor: Actor, reviewId: string, keep: Keep): Promise<void> {
  const review = one(await tx.select().from(performanceReviews).where(theReview(actor, reviewId)));
  const document = reviewDocument(review, await reviewRows(tx, review), actor.organisation.timeZone);
  await keepIfNew(tx, actor, { kind: 'performance-review-document', id: reviewId }, document, keep);
}

/** Of a review that both have signed. Its days are from the talk to the last signature; the period is a fact in it. Pure. */
export function reviewDocument(review: PerformanceReview, rows: ReviewRows, zone: string): RecordDocument {
  const { leader, member } = rows;
  const signed = dayOf(review.signedAt!, zone);
  const sections = [
    { id: 'review', heading: 'The review', blocks: [reviewFacts(review, rows, zone)] },
    { id: 'view', heading: `How ${member.name} sees it`, blocks: viewBlocks(review, member.name) },
    { id: 'pack', heading: 'What it rests on', blocks: rows.pack ? packBlocks(rows.pack.pack) : [] },
    { id: 'examples', heading: 'Examples of the period', blocks: rows.examples.map(exampleBlock) },
    { id: 'feedback', heading: 'Feedback', blocks: feedbackBlocks(review, leader.name) },
    { id: 'talk', heading: 'The talk', blocks: talkBlocks(review, rows, zone) },
    { id: 'objectives', heading: 'Development objectives', blocks: rows.objectives.map(objectiveBlock) },
    { id: 'actions', heading: 'Action plan', blocks: rows.actions.map((action) => actionBlock(action, zone)) },
    { id: 'signatures', heading: 'Signatures', blocks: signatureBlocks(review, rows, zone) },
  ];
  return {
    ...{
      title: `Performance review, ${leader.name} and ${member.name}, ${dayInWords(signed)}`,
      kind: 'Performance review',
    },
    ...{ from: review.metOn!, to: signed },
    people: [
      { id: leader.id, name: leader.name, part: 'leader' },
      { id: member.id, name: member.name, part: 'member' },
    ],
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

const reviewFacts = (review: PerformanceReview, { leader, member }: ReviewRows, zone: string): Block =>
  facts('review-facts', 'The review', {
    Member: member.name,
    Leader: leader.name,
    Period: periodInWords(review.startsOn, review.endsOn),
    'Own view handed in': momentInWords(review.handedInAt!, zone),
    'Feedback shown': momentInWords(review.shownAt!, zone),
    'Consent to use as evidence': consentWords(review, member.name, zone),
    Closed: review.closedAt && `${dayInWords(dayOf(review.closedAt, zone))}: ${review.closedWords}`,
  });

const consentWords = ({ consents, consentAt }: PerformanceReview, name: string, zone: string): string =>
  consents === null || !consentAt
    ? `${name} was not asked yet`
    : `${name} said ${consents ? 'yes' : 'no'} on ${dayInWords(dayOf(consentAt, zone))}`;

const viewBlocks = ({ wentWell, wasHard, wants, handedInAt }: PerformanceReview, name: string): Block[] =>
  [
    ['went-well', 'What went well', wentWell] as const,
    ['was-hard', 'What was hard', wasHard] as const,
    ['wants', 'What they want to learn, change or take on', wants] as const,
  ].flatMap(([id, label, text]) => (text ? [words(id, label, text, name, handedInAt!)] : []));

/** What others said stands in the review itself: their words are not the leader’s to carry into a portfolio. */
const packBlocks = ({ figures, figuresNote, objectives, work, items }: ReviewPack): Block[] => [
  ...(figures.length > 0
    ? [
        {
          ...{ id: 'figures', kind: 'table' as const, label: figuresNote ?? 'Figures of the period' },
          head: ['Figure', 'In this period', 'Out of', 'Could be', 'What the chart says'],
          rows: figures.map(({ name, said, outOf, couldBe, verdict, sentence }) => [
            ...[name, said, outOf, couldBe ?? '–', `${verdict}. ${sentence}`],
          ]),
        },
      ]
    : []),
  facts('pack-facts', 'What it rests on', {
    Objectives:
      objectives.map(({ title, target }) => (target ? `${title} (target ${target})` : title)).join('; ') || null,
    'Work done': work.map(({ title, doneOn }) => `${title}, ${dayInWords(doneOn)}`).join('; ') || null,
    'Thanks and feedback': items.length > 0 ? `${items.length} with a day in the period` : null,
  }),
];

const exampleBlock = ({ id, name, happenedOn, words: text }: ReviewRows['examples'][number]): Block => ({
  ...{ id: `example-${id}`, kind: 'words', label: `${name}, of ${dayInWords(happenedOn)}`, text, by: name },
});

const feedbackBlocks = ({ feedback, shownAt, rewordedAt }: PerformanceReview, name: string): Block[] => [
  words('feedback', 'Feedback', feedback!, name, rewordedAt ?? shownAt!),
];

function talkBlocks(
  { metOn, talk, comment, commentedAt }: PerformanceReview,
  { leader, member }: ReviewRows,
  zone: string,
): Block[] {
  return [
    { id: 'talk', kind: 'words', label: `Talked on ${dayInWords(metOn!)}`, text: talk!, by: leader.name },
    comment
      ? words('comment', 'Comment, unedited', comment, member.name, commentedAt!)
      : facts('comment', 'Comment', {
          Comment: `${member.name} said on ${dayInWords(dayOf(commentedAt!, zone))} that there is nothing to add`,
        }),
  ];
}

const objectiveBlock = ({ id, title, knownBy, dueOn, tie, untiedReason }: ReviewRows['objectives'][number]): Block =>
  facts(`objective-${id}`, title, {
    Objective: title,
    For: tie ? `${tie.kind === 'standard' ? 'Standard' : 'Objective'}: ${tie.name}` : null,
    'Why for no standard or objective': untiedReason,
    'Known by': knownBy,
    By: dayInWords(dueOn),
  });

const actionBlock = (action: ReviewRows['actions'][number], zone: string): Block =>
  facts(`action-${action.id}`, action.what, {
    Action: action.what,
    Who: action.owner,
    By: dayInWords(action.dueOn),
    'Known by': action.knownBy,
    Done: action.doneAt && dayInWords(dayOf(new Date(action.doneAt), zone)),
    'What came of it': action.doneNote,
  });

const signatureBlocks = ({ hash }: PerformanceReview, { signatures, appeals }: ReviewRows, zone: string): Block[] => [
  ...signatures
    .filter((signature) => signature.hash === hash)
    .map((signature) =>
      facts(`signature-${signature.personId}`, signature.name, {
        'Signed by': signature.name,
        As: stanceSaid[signature.stance],
        When: momentInWords(new Date(signature.at), zone),
        'What they added': signature.words,
      }),
    ),
  ...appeals.map(({ id, to, at, outcome, decidedAt }) =>
    facts(`appeal-${id}`, 'Appeal', {
      Appealed: `${dayInWords(dayOf(new Date(at), zone))}, to ${to}`,
      Decided:
        decidedAt &&
        `${dayInWords(dayOf(new Date(decidedAt), zone))}: ${outcome === 'stands' ? 'the review stands' : 'the review was changed'}`,
    }),
  ),
];
