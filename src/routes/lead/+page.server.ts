import { page } from '#server/page.ts';
import { plansOf } from '#server/plans/plan-list.ts';
import { stateWords } from '#server/plans/plan-state.ts';

export const _uses = ['plan.list'] as const;

export const load = page(async (actor, { url }) => {
  const find = url.searchParams.get('q') ?? '';
  const { plans, ...list } = await plansOf(actor, { find, page: Number(url.searchParams.get('page') ?? 1) });
  return { ...list, plans: plans.map((plan) => ({ ...plan, words: stateWords[plan.state] })) };
});
