import { z } from 'zod';
import { choice, longText, text } from '../../fields.ts';

const roles = ['colleague', 'customer', 'person'] as const;
/** Which find is meant, as the page named it. */
const find = z.string('Choose what is meant').regex(/^[0-9a-f]{12}$/, 'Open the page again, then choose what is meant');
/** `detail`: what is replaced is nobody's name. */
const role = choice([...roles, 'detail'], 'Choose what they are to you');

export const replaceForm = z.object({ find, role });
export type ReplaceForm = z.output<typeof replaceForm>;
export const leaveForm = z.object({ find, reason: longText('why it stays, like “she agreed to be named”', 1000) });
export const leaveAllForm = leaveForm.pick({ reason: true });
export type LeaveForm = z.output<typeof leaveForm>;

/** Words that were missed, exactly as they stand. */
export const addWordsForm = z.object({
  words: text('the words as they stand in the evidence', 200),
  role,
});
export type AddWordsForm = z.output<typeof addWordsForm>;

const percent = '10 20 30 15';
/** Regions of a picture: each line left, top, width and height in per cent of the picture. */
export const coverForm = z.object({
  regions: longText('the regions', 2000).transform((typed, context) => {
    const regions = typed
      .split('\n')
      .filter((line) => line.trim())
      .map(regionIn);
    if (regions.length > 0 && regions.length <= 50 && regions.every((region) => region !== null))
      return regions as Region[];
    context.addIssue({
      code: 'custom',
      message: `Enter one region a line, as left, top, width and height in per cent of the picture, like ${percent}; at most 50`,
    });
    return z.NEVER;
  }),
});
export type CoverForm = z.output<typeof coverForm>;

/** In per cent of width and height, from the upper left corner. */
export type Region = { left: number; top: number; width: number; height: number };

function regionIn(line: string): Region | null {
  const numbers = line
    .split(/[\s,;%]+/)
    .filter(Boolean)
    .map(Number);
  const [left = -1, top = -1, width = 0, height = 0] = numbers;
  const isInside =
    left >= 0 && top >= 0 && width > 0 && height > 0 && left < 100 && top < 100 && width <= 100 && height <= 100;
  return numbers.length === 4 && isInside ? { left, top, width, height } : null;
}

export const openOriginalForm = z.object({ reason: longText('why you open the original', 1000) });
