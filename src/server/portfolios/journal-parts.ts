// The parts of what somebody writes about their work: their headings, the question each answers, and the text they make together. Pure.
import type { EntryForm } from './journal.table.ts';

/** `id` names the field and the places in the copy; `ask` is what it answers, in the second person. */
export type Part = { id: string; heading: string; label: string; ask: string; rows: number };

const journal: Part[] = [
  {
    ...{ id: 'happened', heading: 'What happened', label: 'What happened', rows: 5 },
    ask: 'Which occasion was it, who was there, and what did you do?',
  },
  {
    ...{ id: 'thought', heading: 'What I felt and thought', label: 'What you felt and thought', rows: 4 },
    ask: 'What went through your mind then? What did you take for granted?',
  },
  {
    ...{ id: 'why', heading: 'Why it went so', label: 'Why it went so', rows: 4 },
    ask: 'Why did you do it that way, and what was your own part in how it went?',
  },
  {
    ...{ id: 'theory', heading: 'What theory or a standard says', label: 'What theory or a standard says', rows: 4 },
    ask: 'Does a theory, policy, law or service standard explain it, or not fit? Where, exactly?',
  },
  {
    ...{ id: 'differently', heading: 'What I do differently', label: 'What you do differently', rows: 4 },
    ask: 'What will somebody see you do another time, and how will you know that it works?',
  },
];

const account: Part[] = [
  {
    ...{ id: 'situation', heading: 'What it is about', label: 'What it is about', rows: 6 },
    ask: 'The situation, with an example of your own workplace; or the explanation a criterion asks for',
  },
  {
    ...{ id: 'did', heading: 'What I did, and why', label: 'What you did, and why', rows: 6 },
    ask: 'Why this way and not another?',
  },
  {
    ...{ id: 'effect', heading: 'What came of it', label: 'What came of it', rows: 4 },
    ask: 'What did people say or do because of it? Is there a figure, and what do you compare it to?',
  },
  {
    ...{ id: 'change', heading: 'What I learnt, and would do differently', rows: 4 },
    label: 'What you learnt, and would do differently',
    ask: 'What do you know now that you did not know before?',
  },
];

export const partsOf: Record<EntryForm, readonly Part[]> = { journal, account };

export const entryKindWords: Record<EntryForm, string> = { journal: 'Journal entry', account: 'Draft of an account' };

/** All that is written, in the order of the parts, with a line between them. */
export const wordsOfParts = (form: EntryForm, parts: Readonly<Record<string, string | null | undefined>>): string =>
  partsOf[form].flatMap(({ id }) => parts[id]?.trim() || []).join('\n\n');

/** The title, or how the text begins. */
export function nameOf({
  form,
  title,
  parts,
}: {
  form: EntryForm;
  title: string | null;
  parts: Record<string, string>;
}) {
  const words = wordsOfParts(form, parts).replace(/\s+/g, ' ');
  return title ?? (words.length > 60 ? `${words.slice(0, 60).trimEnd()} …` : words);
}
