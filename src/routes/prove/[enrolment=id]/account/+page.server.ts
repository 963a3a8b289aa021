import { Conflict, NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { accountForm } from '#server/portfolios/evidence.form.ts';
import { accountDraftForm, saidIn } from '#server/portfolios/journal.form.ts';
import { writeEntry } from '#server/portfolios/journal.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { writeAccount } from '#server/portfolios/taking.ts';
import { evidenceAt, keptCriterion } from '../../criterion-asked.ts';

export const _uses = ['portfolio.view', 'evidence.take', 'journal-entry.write'] as const;

export const load = page(async (actor, { params, url }) => {
  const { enrolment, unit, own, statuses, closed } = await portfolioOf(actor, params.enrolment!);
  if (!own) throw new NotFound();
  if (closed) throw new Conflict(closed);
  const open = unit.outcomes.flatMap(({ criteria }) =>
    criteria.filter(({ id, kind }) => kind === 'knowledge' && statuses.get(id)?.state !== 'sufficient'),
  );
  /** What the unit says beside the writing, of outcomes with something still to be explained. */
  const outcomes = unit.outcomes.filter(({ criteria }) => criteria.some((criterion) => open.includes(criterion)));
  const asked = open.map(({ code, text }) => ({ code, text }));
  return { home: `/prove/${enrolment.id}`, unit: unit.number, asked, outcomes, kept: keptCriterion(url) };
});

export const actions = {
  write: submit(accountForm, async (actor, values, { url }) => {
    const { id, number } = await writeAccount(actor, values);
    return { to: evidenceAt(id, url), said: `Kept as evidence ${number}. Now say what it shows.` };
  }),
  draft: submit(accountDraftForm, async (actor, values) => {
    const { id } = await writeEntry(actor, 'account', saidIn(values));
    return { to: `/prove/journal/${id}`, said: 'Saved as a draft in your journal, where nobody else reads it.' };
  }),
  check: submit(accountDraftForm, async () => ({ handsBack: true })),
};
