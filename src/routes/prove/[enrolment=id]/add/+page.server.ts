import { pageAsked } from '#server/asked.ts';
import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { takeForm } from '#server/portfolios/evidence.form.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { takeable, takeEvidence } from '#server/portfolios/taking.ts';

export const _uses = ['portfolio.view', 'portfolio.list', 'evidence.take'] as const;

const size = 25;

export const load = page(async (actor, { params, url }) => {
  const { enrolment, unit, own, pieces } = await portfolioOf(actor, params.enrolment!);
  if (!own) throw new NotFound();
  const at = pageAsked(url);
  const numbers = Object.fromEntries(pieces.map(({ number, id }) => [number, id]));
  return { ...(await takeable(actor, at, size)), at, size, numbers, unit: unit.number, home: `/prove/${enrolment.id}` };
});

export const actions = {
  take: submit(takeForm, async (actor, source) => {
    const { id, number } = await takeEvidence(actor, source);
    return { to: `/prove/evidence/${id}`, said: `Taken as evidence ${number}. Now say what it shows.` };
  }),
};
