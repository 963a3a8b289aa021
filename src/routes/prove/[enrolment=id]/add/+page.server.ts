import { pageAsked } from '#server/asked.ts';
import { Conflict, NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { takeForm } from '#server/portfolios/evidence.form.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { takeable, takeOrFind } from '#server/portfolios/taking.ts';
import { evidenceAt, withCriterion } from '../../criterion-asked.ts';
import { takenWords } from '../../taken-words.ts';

export const _uses = ['portfolio.view', 'portfolio.list', 'evidence.take'] as const;

const size = 25;

export const load = page(async (actor, { params, url }) => {
  const { enrolment, unit, own, pieces, closed } = await portfolioOf(actor, params.enrolment!);
  if (!own) throw new NotFound();
  if (closed) throw new Conflict(closed);
  const home = `/prove/${enrolment.id}`;
  const asked = url.searchParams.get('criterion');
  return {
    ...(await takeable(actor, pageAsked(url), size)),
    ...{ size, unit: unit.number, home },
    /** Where each piece of evidence opens, by its number. */
    opens: Object.fromEntries(pieces.map(({ number, id }) => [number, evidenceAt(id, url)])),
    account: withCriterion(`${home}/account`, url),
    file: withCriterion(`${home}/file`, url),
    certificate: withCriterion(`${home}/certificate`, url),
    inSitu: withCriterion(`${home}/in-situ`, url),
    criterion: unit.outcomes.flatMap(({ criteria }) => criteria).find(({ id }) => id === asked) ?? null,
  };
});

export const actions = {
  take: submit(takeForm, async (actor, source, { url }) => {
    const taken = await takeOrFind(actor, source);
    return { to: evidenceAt(taken.id, url), said: takenWords(taken) };
  }),
};
