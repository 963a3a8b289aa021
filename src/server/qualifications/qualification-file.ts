// A file of qualifications (JSON), read. Nothing that is missing is invented; what is wrong is told by its place.
import { z } from 'zod';
import { Invalid } from '../errors.ts';
import { faultsOf } from './combination-text.ts';
import type { Combination, CombinationGroup } from './qualifications.table.ts';
import { knownBy, words } from './unit-words.ts';

export type QualificationSpecification = {
  number: string;
  title: string;
  awardingBody: string | null;
  level: number | null;
  /** YYYY-MM-DD */
  lastRegistrationOn: string | null;
  lastCertificationOn: string | null;
  combination: Combination;
};

const count = (what: string) =>
  z
    .int({ error: `give ${what} as a whole number or null` })
    .min(0, `give ${what} as 0 or more`)
    .max(9_999, `give ${what} as a number that can be true`);
const limit = (what: string) =>
  count(what)
    .nullish()
    .transform((value) => value ?? null);
const day = (what: string) => z.iso.date({ error: `give ${what} like 2026-12-31, or null` }).nullish();
// Without the signs that part the lines in which the rules are shown and changed.
const plain = (what: string, most: number) =>
  words(what, most).refine((text) => !text.includes('|'), { error: `write ${what} without the sign |` });
const unit = z.object({
  number: knownBy('the unit’s number', 60).refine(
    (text) => !/\||^(whole|group|barred)\b/i.test(text),
    'write the unit’s number without the sign |, and not as Whole, Group or Barred',
  ),
  title: plain('the unit’s title', 500),
  credit: z
    .int({ error: 'give the unit’s credit as a whole number or null' })
    .min(0, 'give the unit’s credit as 0 or more')
    .max(999, 'give the unit’s credit as at most 999')
    .nullish()
    .transform((value) => value ?? null),
});
const limits = {
  all: z.boolean({ error: 'say all as true or false' }).default(false),
  minUnits: limit('minUnits'),
  maxUnits: limit('maxUnits'),
  minCredits: limit('minCredits'),
  maxCredits: limit('maxCredits'),
  units: z.array(unit, { error: 'list the units' }).max(500, 'list at most 500 units').default([]),
};
const deepest = 4;
const group = (depth: number): z.ZodType<CombinationGroup> =>
  z.object({
    title: plain('the group’s title', 200).refine((text) => !/ within /i.test(text), 'name the group without “within”'),
    ...limits,
    groups:
      depth === 0
        ? z.array(z.never(), { error: `put groups within each other at most ${deepest} deep` }).default([])
        : z.array(group(depth - 1), { error: 'list the groups' }).default([]),
  });
const qualification = z.object({
  number: knownBy('the qualification’s number', 60),
  title: words('the qualification’s title', 300),
  awardingBody: words('the awarding body', 200).nullish(),
  level: count('the level').nullish(),
  lastRegistration: day('the last day of registration'),
  lastCertification: day('the last day of certification'),
  rules: z.object(
    {
      ...limits,
      groups: z.array(group(deepest - 1), { error: 'list the groups' }).default([]),
      barred: z
        .array(z.tuple([z.string(), z.string()], { error: 'name two units' }), { error: 'list the barred pairs' })
        .default([]),
    },
    { error: 'give the rules as {"groups": […]}' },
  ),
});
const file = z.object({
  qualifications: z
    .array(qualification, { error: 'list the qualifications under "qualifications"' })
    .min(1, 'give at least one qualification')
    .max(200, 'give at most 200 qualifications'),
});

/** @throws Invalid under `file`: a sentence for each place that has to be mended */
export function qualificationsIn(text: string): QualificationSpecification[] {
  const read = file.safeParse(parsed(text), {
    error: ({ expected }) => (expected === 'object' ? 'write {…} here' : undefined),
  });
  if (!read.success)
    throw new Invalid({
      file: read.error.issues
        .slice(0, mostTold)
        .map(({ path, message }) => `${path.join('.') || 'The file'}: ${message}.`),
    });
  const { qualifications } = read.data;
  const faults = qualifications.flatMap(({ number, rules: { barred, ...whole } }) =>
    faultsOf({ whole: { title: '', ...whole }, barred }).map((fault) => `Qualification ${number}: ${fault}`),
  );
  if (faults.length > 0) throw new Invalid({ file: faults.slice(0, mostTold) });
  return qualifications.map(({ rules: { barred, ...whole }, lastRegistration, lastCertification, ...facts }) => ({
    ...{
      number: facts.number,
      title: facts.title,
      awardingBody: facts.awardingBody ?? null,
      level: facts.level ?? null,
    },
    ...{ lastRegistrationOn: lastRegistration ?? null, lastCertificationOn: lastCertification ?? null },
    combination: { whole: { title: '', ...whole }, barred },
  }));
}

const mostTold = 20;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Invalid({
      file: 'This is no JSON: it ends or breaks off where a sign is missing. Export it once more, or copy it whole',
    });
  }
}
