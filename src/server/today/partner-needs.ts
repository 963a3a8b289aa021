// That others do with somebody what they agreed to: nothing to do about it, but to know. It stands on Today for some days. Pure.
import { type Partner, sayPartners } from '../plans/partners-since.ts';
import { ended, type NeedRow, needRow, partOf, type Say } from './need.ts';

/** One for each piece of work. */
export const partnerNeeds = (rows: readonly Partner[], personId: string): NeedRow[] =>
  [...Map.groupBy(rows, ({ assignmentId }) => assignmentId).values()].map((all) => {
    const { planId, title } = all[0]!;
    const since = all
      .map(({ at }) => at)
      .sort()
      .at(-1)!;
    return needRow('partners', { title, words: ended(sayPartners(all)), at: personId, within: planId, since });
  });

export const sayPartnerNeeds: Say = {
  partners: ({ title, words, at, within }) => ({
    ...{ what: `Who does “${title}” with you has changed`, why: words ?? undefined, from: 'Lead' },
    ...{ href: partOf(within, at), stands: { shape: 'back', text: 'For you to know' } },
  }),
};
