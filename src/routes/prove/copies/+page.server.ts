// One step to evidence from pages that are worked out anew each time: they post here.
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { takePageForm } from '#server/portfolios/take-page.form.ts';
import { takePage } from '#server/portfolios/take-page.ts';
import { takenWords } from '../taken-words.ts';

export const _uses = [
  'evidence.take',
  'plan.allocate',
  'skill.view',
  'organisation-objective.view',
  'fair-share.view',
] as const;

const names = ['what', 'plan', 'run', 'person', 'skill', 'team', 'months'] as const;

export const load = page(async (_, { url }) => ({
  asked: Object.fromEntries(
    names.flatMap((name) => (url.searchParams.has(name) ? [[name, url.searchParams.get(name)]] : [])),
  ),
}));

export const actions = {
  default: submit(takePageForm, async (actor, wish) => {
    const taken = await takePage(actor, wish);
    return { to: `/prove/evidence/${taken.id}`, said: takenWords(taken) };
  }),
};
