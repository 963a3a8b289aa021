// Several claims in one form: each has its place, sentence and reason in fields of its own, named by the criterion or evidence that it is for.
import { z } from 'zod';
import { id } from '../fields.ts';
import { type ClaimForm, claimForm } from './claims.form.ts';

/** No form is longer: whoever claims more at once says too little of each. */
export const mostAtOnce = 12;

/** The names of one claim's fields. `key` is the id of the criterion, or of the evidence, that tells it from the others. */
export const fieldsFor = (key: string) => ({
  ...{ place: `place-${key}`, quote: `quote-${key}`, how: `how-${key}`, suggested: `suggested-${key}` },
});

/** Which of them a field is for; nothing where it is for none. */
export const ofField = <One extends { key: string }>(all: readonly One[], name: string): One | undefined =>
  all.find(({ key }) => Object.values(fieldsFor(key)).includes(name));

const { place, quote, how, suggested } = claimForm.shape;

/** `keys`: of what was chosen before, each once. */
export const severalForm = (keys: readonly string[]) => z.object({ enrolmentId, ...fieldsOf(keys) });
const enrolmentId = id('Choose the unit');

const fieldsOf = (keys: readonly string[]): Record<string, z.ZodType> =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const names = fieldsFor(key);
      return Object.entries({
        [names.place]: place,
        [names.quote]: quote,
        [names.how]: how,
        [names.suggested]: suggested,
      });
    }),
  );
export type SeveralForm = { enrolmentId: string; [field: string]: unknown };

/** What is typed of one of them, as the form has read it. */
export function saidOf(key: string, typed: SeveralForm): Pick<ClaimForm, 'place' | 'quote' | 'how' | 'suggested'> {
  const names = fieldsFor(key);
  const said = {
    ...{ place: typed[names.place] as string, how: typed[names.how] as string },
    quote: typed[names.quote] as string | null,
  };
  return typed[names.suggested] === 'yes' ? { ...said, suggested: 'yes' } : said;
}

/** The ids that an address names under `name`, each once, as many as may be claimed at once; what is no id is left out. */
export const chosenIn = ({ searchParams }: Pick<URL, 'searchParams'>, name: string): string[] =>
  [...new Set(searchParams.getAll(name))].filter((one) => z.uuid().safeParse(one).success).slice(0, mostAtOnce);
