// Sentences of a text as places in it. Pure.
import type { Place } from './finding.ts';

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** Each sentence without the blanks around it, in order; lines of a list are sentences of their own. */
export const sentencesOf = (text: string): Place[] =>
  [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const found = segment.trim();
    const start = index + segment.length - segment.trimStart().length;
    return found === '' ? [] : [{ start, end: start + found.length, text: found }];
  });
