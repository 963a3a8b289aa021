import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { inSituForm } from '#server/portfolios/sightings.form.ts';
import { addInSitu, askable } from '#server/portfolios/sightings.ts';
import { evidenceAt } from '../../criterion-asked.ts';

export const _uses = ['portfolio.view', 'portfolio.list', 'evidence.take'] as const;

export const load = page(async (actor, { params }) => {
  const { enrolment, unit, own } = await portfolioOf(actor, params.enrolment!);
  if (!own) throw new NotFound();
  const people = await askable(actor);
  const assessor = people.find(({ id }) => id === enrolment.assessorId)?.id ?? null;
  return { home: `/prove/${enrolment.id}`, unit: unit.number, people, assessor };
});

export const actions = {
  default: submit(inSituForm, async (actor, values, { url }) => {
    const { id, number } = await addInSitu(actor, values);
    return {
      to: evidenceAt(id, url),
      said: `Kept as evidence ${number}. It counts once somebody signs that they saw it.`,
    };
  }),
};
