// Work that somebody has no longer: nothing to do about it, but to know why. It stands on Today for some days. Pure.
import { type LostWork, lostTogether, sayLostOf, whyLost } from '../plans/lost-work.ts';
import { type NeedRow, needRow, partOf, type Say } from './need.ts';

/** For how long it stands there. */
export const daysTold = 7;

/** One for all that ended together for one reason. */
export const lostNeeds = (rows: readonly LostWork[], personId: string): NeedRow[] =>
  lostTogether(rows).map((all) => {
    const { planId, at } = all[0]!;
    return needRow('lost', {
      ...{ title: sayLostOf(all), words: whyLost(all[0]!), at: personId, within: planId, since: at },
    });
  });

export const sayLostNeeds: Say = {
  lost: ({ title, words, at, within }) => ({
    ...{ what: title, why: words ?? undefined, from: 'Lead', href: partOf(within, at) },
    stands: { shape: 'back', text: 'For you to know' },
  }),
};
