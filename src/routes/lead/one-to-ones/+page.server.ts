import { findAsked, pageAsked } from '#server/asked.ts';
import { today } from '#server/clock.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { oneToOnesOf } from '#server/support/one-to-one-list.ts';
import { beginForm } from '#server/support/one-to-ones.form.ts';
import { beginOneToOne } from '#server/support/one-to-ones.ts';

export const _uses = ['one-to-one.list', 'one-to-one.begin'] as const;

export const load = page(async (actor, { url }) => {
  const find = findAsked(url);
  const { timeZone } = actor.organisation;
  return {
    ...(await oneToOnesOf(actor, { find, page: pageAsked(url) })),
    ...{ timeZone, day: today(timeZone), leads: actor.leads.size + actor.manages.size > 0 },
  };
});

export const actions = {
  begin: submit(beginForm, async (actor, { memberId }) => {
    const pair = await beginOneToOne(actor, memberId);
    return {
      to: `/lead/one-to-ones/${pair.id}`,
      said: 'Started. Arrange a first meeting, and put points on the agenda.',
    };
  }),
};
