import { z } from 'zod';
import { longText, optionalDate, optionalText, text, wholeNumber } from '../fields.ts';
import { combinationIn } from './combination-text.ts';

const rules = longText('the rules of combination').transform((typed, context) => {
  const read = combinationIn(typed);
  if ('combination' in read) return read.combination;
  for (const message of read.problems) context.addIssue({ code: 'custom', message, continue: true });
  return z.NEVER;
});

const level = optionalText('the level', 10).transform((typed, context) => {
  if (typed === null) return null;
  const read = wholeNumber('the level', '3', 0, 9).safeParse(typed);
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: `${read.error.issues[0]!.message}, or leave it empty`, continue: true });
  return z.NEVER;
});

/** What a later version can have otherwise. */
const version = {
  title: text('the qualification’s title', 300),
  awardingBody: optionalText('the awarding body'),
  level,
  lastRegistrationOn: optionalDate('the last day of registration'),
  lastCertificationOn: optionalDate('the last day of certification'),
  source: text('where the rules come from', 300),
  combination: rules,
};
const inOrder = {
  path: ['lastCertificationOn'],
  error: 'Enter a last day of certification that is not before the last day of registration',
};
type Days = { lastRegistrationOn: string | null; lastCertificationOn: string | null };
const isInOrder = ({ lastRegistrationOn, lastCertificationOn }: Days) =>
  !lastRegistrationOn || !lastCertificationOn || lastCertificationOn >= lastRegistrationOn;

export const qualificationForm = z
  .object({ number: text('the qualification’s number', 60), ...version })
  .refine(isInOrder, inOrder);
export type QualificationForm = z.output<typeof qualificationForm>;

/** `edition`: of the version that it was written from, so that a lost race is noticed. */
export const reviseQualificationForm = z
  .object({
    ...version,
    edition: z
      .string('Open the page again before saving.')
      .regex(/^\d{1,4}$/, 'Open the page again before saving.')
      .transform(Number),
  })
  .refine(isInOrder, inOrder);
export type ReviseQualificationForm = z.output<typeof reviseQualificationForm>;

export const importQualificationsForm = z.object({ file: longText('the file’s text', 1_000_000) });
