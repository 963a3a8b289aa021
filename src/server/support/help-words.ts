// How a request for help stands, in one line. Pure.
import { dayInWords } from '../day-words.ts';
import type { HelpRow } from './help-rows.ts';

/** To whoever asked: "Imani Clarke promised, by 4 December 2026: I sit with you". */
export function sayStanding({ state, asked, steps }: Pick<HelpRow, 'state' | 'asked' | 'steps'>): string {
  const newest = steps.at(-1);
  switch (state) {
    case 'asked':
      return newest ? `Open again with ${asked}` : `Help asked of ${asked}, not answered yet`;
    case 'promised':
      return `${newest!.helper} helps by ${dayInWords(newest!.due!)}: ${newest!.words}`;
    case 'given':
      return `${asked} says that the help was given. Did it help?`;
    default:
      return state === 'helped' ? 'It helped' : 'Taken back';
  }
}
