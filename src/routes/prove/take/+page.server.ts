// One step from any record to evidence: its page posts here, or links here for a look first.
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { takeForm } from '#server/portfolios/evidence.form.ts';
import { takeable, takeOrFind } from '#server/portfolios/taking.ts';
import { takenWords } from '../taken-words.ts';

export const _uses = ['portfolio.list', 'evidence.take'] as const;

export const load = page(async (actor, { url }) => {
  const [kind, sourceId] = [url.searchParams.get('kind') ?? '', url.searchParams.get('sourceId') ?? ''];
  const { records } = await takeable(actor);
  return { kind, sourceId, record: records.find((record) => record.sourceId === sourceId) ?? null };
});

export const actions = {
  default: submit(takeForm, async (actor, source) => {
    const taken = await takeOrFind(actor, source);
    return { to: `/prove/evidence/${taken.id}`, said: takenWords(taken) };
  }),
};
