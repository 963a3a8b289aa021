// What feedback from one person to another shows of how it was given. Pure.
import { checkFields, graveIn } from '../../insights/feedback-fields.ts';
import { fact, ids, textOf } from './record-blocks.ts';
import type { RecordToRead, Shown } from './records.ts';

/** That the candidate told somebody what they did, on which occasion and what came of it. Vague feedback, and what was withdrawn, shows nothing. */
export function shownByFeedback({ document, part, blocks }: RecordToRead): Shown[] {
  const receiver = document.people.find((one) => one.part === 'received the feedback')?.name;
  const facts = blocks('feedback')[0];
  const said = blocks('words');
  const of = (id: string) => said.filter((block) => block.id === id).map(textOf)[0] ?? null;
  if (part !== 'gave the feedback' || !receiver || !facts || fact(facts, 'Withdrawn')) return [];
  const words = {
    situation: of('situation'),
    behaviour: of('behaviour'),
    impact: of('impact'),
    nextStep: of('next-step'),
  };
  if (!words.situation || !words.impact || graveIn(checkFields(words)).length > 0) return [];
  const because = `you told ${receiver} what they did, on which occasion and what came of it`;
  return [{ act: 'feedback', because, places: ids(said) }];
}
