// Feedback as one document: what was said, and what the receiver says to it. Kept when it is given and at every change after.
import type { Keep } from '../act.ts';
import { dayInWords, dayOf, momentInWords } from '../day-words.ts';
import { one, sql, type Tx } from '../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import type { Actor } from '../people/actor.ts';
import { facts, keepIfNew } from '../plans/plan-document.ts';
import { type FeedbackRow, type FeedbackText, feedbackRows } from './colleague-feedback-rows.ts';
import { viewWords } from './colleague-feedback-words.ts';

export async function keepFeedbackDocument(tx: Tx, actor: Actor, feedbackId: string, keep: Keep): Promise<void> {
  const row = one(await feedbackRows(tx, actor, sql`f.id = ${feedbackId}`));
  const document = feedbackDocument(row, actor.organisation.timeZone);
  await keepIfNew(tx, actor, { kind: 'colleague-feedback-document', id: feedbackId }, document, keep);
}

/** Whether the receiver has read it changes nothing of what was said, so it is not in it. Earlier texts stand in earlier versions. */
export function feedbackDocument(row: FeedbackRow, zone: string): RecordDocument {
  const { giver, receiver, texts } = row;
  const [text] = texts as [FeedbackText, ...FeedbackText[]];
  const days = [texts.at(-1)!, text, ...text.answers].map(({ at }) => dayOf(new Date(at), zone));
  const said = (id: string, label: string, words: string | null): Block[] =>
    words ? [{ id, kind: 'words', label, text: words, by: giver.name, at: new Date(text.at).toISOString() }] : [];
  return {
    ...{ title: `Feedback from ${giver.name} to ${receiver.name}, ${dayInWords(days[0]!)}`, kind: 'Feedback' },
    ...{ from: days.toSorted()[0]!, to: days.toSorted().at(-1)! },
    people: [
      { ...giver, part: 'gave the feedback' },
      { ...receiver, part: 'received the feedback' },
    ],
    sections: [
      { id: 'feedback', heading: 'The feedback', blocks: [feedbackFactsOf(row, text, zone)] },
      {
        id: 'words',
        heading: `In the words of ${giver.name}`,
        blocks: [
          ...said('situation', 'When and where it was', text.situation),
          ...said('behaviour', `What ${receiver.name} did`, text.behaviour),
          ...said('impact', 'What came of it', text.impact),
          ...said('next-step', 'What is next', text.nextStep),
        ],
      },
      ...(text.answers.length > 0
        ? [{ id: 'answers', heading: `In the words of ${receiver.name}`, blocks: answersOf(receiver.name, text) }]
        : []),
    ],
  };
}

const answersOf = (by: string, { answers }: FeedbackText): Block[] =>
  answers.map(({ id, view, words, at }) => ({
    ...{ id: `answer-${id}`, kind: 'words' as const, label: viewWords[view], text: words, by },
    at: new Date(at).toISOString(),
  }));

const feedbackFactsOf = (row: FeedbackRow, text: FeedbackText, zone: string): Block =>
  facts('feedback-facts', 'The feedback', {
    From: row.giver.name,
    To: row.receiver.name,
    Given: momentInWords(new Date(text.at), zone),
    Corrected: text.correctedBecause,
    'Given as it is, because': text.asItIsBecause,
    'Who reads it': 'the two',
    Withdrawn: row.withdrawnAt && `${dayInWords(dayOf(new Date(row.withdrawnAt), zone))}: ${row.withdrawnReason}`,
  });
