// One kept record as a tagged PDF/UA, for paper or for whoever has no account.
import { dayInWords, dayOf, periodInWords } from '../day-words.ts';
import type { Actor } from '../people/actor.ts';
import type { RecordDocument } from './document.ts';
import { printed } from './pdf-evidence.ts';
import { setPdf } from './set-pdf.ts';

/** `made` is when it was made. @throws Error when it cannot be set */
export const recordPdf = ({ organisation }: Actor, document: RecordDocument, made: Date): Promise<Uint8Array> =>
  setPdf('record', recordData(organisation, document, made));

/** Everything the template prints, in its order, all in words. Pure. */
export const recordData = ({ name, timeZone }: Actor['organisation'], document: RecordDocument, made: Date) => ({
  ...{ title: document.title, author: name, organisation: name },
  exported: `printed on ${dayInWords(dayOf(made, timeZone))}`,
  facts: [
    ['What this is', document.kind],
    ['When', periodInWords(document.from, document.to)],
  ],
  sections: document.sections.map(({ heading, blocks }) => ({
    heading,
    blocks: blocks.map((block) => ({ ...printed(block, timeZone), letters: '' })),
  })),
});
