// One step from the pages of figures to evidence: they post here.
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { takeFiguresForm } from '#server/portfolios/take-figures.form.ts';
import { takeFigures } from '#server/portfolios/take-figures.ts';
import { takenWords } from '../taken-words.ts';

export const _uses = ['evidence.take', 'figure.view'] as const;

const names = ['measure', 'team', 'standard', 'weeks', 'until', 'system'] as const;

export const load = page(async (_, { url }) => ({
  asked: Object.fromEntries(
    names.flatMap((name) => (url.searchParams.has(name) ? [[name, url.searchParams.get(name)]] : [])),
  ),
}));

export const actions = {
  default: submit(takeFiguresForm, async (actor, wish) => {
    const taken = await takeFigures(actor, wish);
    return { to: `/prove/evidence/${taken.id}`, said: takenWords(taken) };
  }),
};
