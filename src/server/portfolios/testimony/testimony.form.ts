import { z } from 'zod';
import {
  choice,
  date,
  email,
  longText,
  optionalDate,
  optionalId,
  optionalLongText,
  optionalText,
  text,
  tick,
  versionFrom,
} from '../../fields.ts';
import { evaluations, relations, type TestimonyDraft } from './testimonies.table.ts';

const relation = choice(relations, 'Choose what you are to each other');

const who = z.object({
  personId: optionalId('the colleague'),
  name: optionalText('the name of the witness', 120),
  email: optionalText('their e-mail address', 320).pipe(
    email('Enter their e-mail address, like name@example.org').nullable(),
  ),
});

/** Whether fields have no fault of their own, whatever the others have: only then is it said what is missing between them. */
const areRead =
  (...fields: (keyof typeof who.shape)[]) =>
  ({ issues }: { issues: readonly { path?: PropertyKey[] | undefined }[] }) =>
    !issues.some(({ path = [] }) => fields.some((field) => field === path[0]));

/** Asking a witness: a colleague from the list, or somebody by name and address. Who is missing is told with all other faults. */
export const askWitnessForm = who
  .extend({
    phone: optionalText('their phone number', 40).refine((typed) => typed === null || /^\+?[\d ()-]{7,}$/.test(typed), {
      error: 'Enter a phone number of at least seven digits, like 020 7946 0000, or leave it empty',
    }),
    relation,
    about: longText('which events it is about', 1_000),
    aboutEvidenceId: optionalId('the evidence'),
  })
  .refine(({ personId, name, email: address }) => !personId || !(name || address), {
    path: ['personId'],
    error: 'Choose a colleague, or enter a name and an address: not both',
    when: areRead('personId', 'name', 'email'),
  })
  .refine(({ personId, name }) => personId || name, {
    path: ['name'],
    error: 'Enter the name of the witness, or choose a colleague',
    when: areRead('personId', 'name'),
  })
  .refine(({ personId, email: address }) => personId || address, {
    path: ['email'],
    error: 'Enter their e-mail address, like name@example.org: the link goes there',
    when: areRead('personId', 'email'),
  });
export type AskWitnessForm = z.output<typeof askWitnessForm>;

/** The draft it was written on: a later one means that another window has saved since. */
const version = versionFrom(0);

export const ownWordsForm = z.object({ words: longText('what you want to say'), version });
export const laterWordsForm = z.object({ words: optionalLongText('what you want to say'), version });

const more = {
  role: optionalText('your job or role', 120),
  employer: optionalText('where you work', 120),
  competence: optionalLongText('what you know of this work', 2_000),
  signature: optionalText('your name', 120),
};
const chosen = <const Value extends string>(values: readonly Value[]) => z.enum(values).optional().catch(undefined);

/** The same, unfinished: kept as it is. */
export const laterForm = z.object({
  ...more,
  seen: optionalLongText('what you saw or heard'),
  seenFrom: optionalDate('the day you saw it, or the first'),
  seenTo: optionalDate('the last day'),
  relation: chosen(relations),
  reportsToCandidate: chosen(['yes', 'no']),
  evaluation: chosen(evaluations),
  knowsUnit: tick,
  version,
});

/** What is kept of it: texts, as the boxes have them. */
export const draftOf = ({ knowsUnit, ...typed }: Omit<z.output<typeof laterForm>, 'version'>): TestimonyDraft => ({
  ...typed,
  knowsUnit: knowsUnit ? 'on' : null,
});

export const testimonyForm = z
  .object({
    seen: longText('what you saw or heard yourself'),
    seenFrom: date('the day you saw it, or the first'),
    seenTo: optionalDate('the last day'),
    role: text('your job or role', 120),
    employer: optionalText('where you work', 120),
    relation,
    reportsToCandidate: choice(['yes', 'no'], 'Choose whether you report to them'),
    competence: longText('what you know of this work', 2_000),
    evaluation: choice(evaluations, 'Choose what applies to you'),
    knowsUnit: tick,
    signature: text('your full name', 120),
    declared: tick.refine(Boolean, 'Tick the declaration: without it nobody can rely on what you say'),
    version,
  })
  .refine(({ seenFrom, seenTo }) => !seenTo || seenTo >= seenFrom, {
    path: ['seenTo'],
    error: 'Enter a last day that is not before the first',
  });
export type TestimonyForm = z.output<typeof testimonyForm>;

export const codeForm = z.object({
  code: z
    .string({ error: 'Enter the code from the e-mail' })
    .transform((typed) => typed.replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{8}$/, 'Enter the eight digits of the code, like 1234 5678')),
});

export const takeBackForm = z.object({ reason: optionalLongText('the reason', 1_000) });

export const checkForm = z.object({
  contact: choice(['met', 'phoned', 'wrote', 'known'], 'Choose how you found out who they are'),
  contactOn: date('the day of the contact'),
  words: longText('how you know that it is them', 1_000),
  competence: longText('what shows that they can judge this work', 1_000),
  competent: choice(['yes', 'no'], 'Choose whether they are competent in what they describe'),
});
export type CheckForm = z.output<typeof checkForm>;

export const disputeForm = z.object({ reason: longText('what is not right', 1_000) });
