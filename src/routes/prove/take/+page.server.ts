// One step from any record to evidence: its page posts here, or links here for a look first.
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { takeForm } from '#server/portfolios/evidence.form.ts';
import { takeable, takeEvidence, takenAs } from '#server/portfolios/taking.ts';

export const _uses = ['portfolio.list', 'evidence.take'] as const;

export const load = page(async (actor, { url }) => {
  const [kind, sourceId] = [url.searchParams.get('kind') ?? '', url.searchParams.get('sourceId') ?? ''];
  const { records } = await takeable(actor);
  return { kind, sourceId, record: records.find((record) => record.sourceId === sourceId) ?? null };
});

export const actions = {
  default: submit(takeForm, async (actor, source) => {
    const known = await takenAs(actor, source);
    if (known)
      return {
        to: `/prove/evidence/${known.id}`,
        said: `It is your evidence ${known.number} already, as it stands now.`,
      };
    const { id, number } = await takeEvidence(actor, source);
    return { to: `/prove/evidence/${id}`, said: `Taken as evidence ${number}. Now say what it shows.` };
  }),
};
