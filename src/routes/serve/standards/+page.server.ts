import { dayInWords } from '#server/day-words.ts';
import { page } from '#server/page.ts';
import { standardsPage } from '#server/standards/standards-view.ts';

export const _uses = ['standard.view'] as const;

export const load = page(async (actor) => {
  const found = await standardsPage(actor);
  const { timeZone } = actor.organisation;
  const day = (moment: Date) => dayInWords(moment.toLocaleDateString('en-CA', { timeZone }));
  return { ...found, retired: found.retired.map((one) => ({ ...one, until: one.retiredAt && day(one.retiredAt) })) };
});
