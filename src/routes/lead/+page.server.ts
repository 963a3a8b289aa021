import { findAsked, pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { plansOf } from '#server/plans/plan-list.ts';
import { stateWords } from '#server/plans/plan-state.ts';

export const _uses = ['plan.list'] as const;

export const load = page(async (actor, { url }) => {
  const find = findAsked(url);
  const { plans, ...list } = await plansOf(actor, { find, page: pageAsked(url) });
  return { ...list, plans: plans.map((plan) => ({ ...plan, words: stateWords[plan.state] })) };
});
