import { pageAsked } from '#server/asked.ts';
import { toJudge } from '#server/assessment/to-judge.ts';
import { dayInWords, dayOf } from '#server/day-words.ts';
import { page } from '#server/page.ts';

export const _uses = ['assessment.list'] as const;

const size = 25;

export const load = page(async (actor, { url }) => {
  const { waiting, ...list } = await toJudge(actor, { page: pageAsked(url), size });
  const { timeZone } = actor.organisation;
  const rows = waiting.map((row) => ({ ...row, since: dayInWords(dayOf(new Date(row.since), timeZone)) }));
  return { waiting: rows, ...list, size };
});
