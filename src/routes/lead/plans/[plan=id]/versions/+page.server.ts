import { pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { versionsOf } from '#server/plans/plan-versions.ts';
import { type Asked, unheeded } from '#server/unheeded.ts';

export const _uses = ['plan.view'] as const;

export const load = page(async (actor, { params, url }) => {
  const asked = (name: string) => numberIn(url.searchParams.get(name));
  const found = await versionsOf(actor, params.plan!, { from: asked('from'), to: asked('to'), page: pageAsked(url) });
  const known = (name: string): Asked => ({
    ...{ name, taken: (word) => Number(word) === found.from || Number(word) === found.to },
    say: (word) => `“${word}” is no version of this plan: versions ${found.from} and ${found.to} are compared.`,
  });
  return { ...found, unheeded: unheeded(url, [known('from'), known('to')]) };
});

const numberIn = (word: string | null) => (word && /^\d{1,6}$/.test(word) ? Number(word) : null);
