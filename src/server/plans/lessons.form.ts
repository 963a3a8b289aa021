import { z } from 'zod';
import { longText, optionalLongText, versionFrom } from '../fields.ts';

/** `version`: 0 where nothing was written yet. */
export const lessonForm = z
  .object({
    wentWell: optionalLongText('what went well', 4_000),
    toChange: optionalLongText('what to change', 4_000),
    version: versionFrom(0),
  })
  .refine(({ wentWell, toChange }) => wentWell || toChange, {
    error: 'Enter what went well, or what to change, or both',
    path: ['wentWell'],
  });
export type LessonForm = z.output<typeof lessonForm>;

export const carriedForm = z.object({ carried: longText('what is carried into the next plan') });
