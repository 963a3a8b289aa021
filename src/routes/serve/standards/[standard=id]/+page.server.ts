import { today } from '#server/clock.ts';
import { NotFound } from '#server/errors.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { measureOf, measures } from '#server/standards/measures.ts';
import { changedStandardForm } from '#server/standards/standards.form.ts';
import { editStandard, retireStandard } from '#server/standards/standards.ts';
import { standardToEdit } from '#server/standards/standards-view.ts';
import { asTyped } from '#server/standards/targets.ts';

export const _uses = ['standard.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { teams, standard } = await standardToEdit(actor, params.standard!);
  if (!standard) throw new NotFound();
  const measure = measureOf(standard.kpi);
  const target = measure && standard.target !== null ? asTyped(standard.target, measure.unit) : '';
  return {
    teams,
    standard,
    values: { ...standard, kpi: measure?.id ?? '', target },
    measures: measures.map(({ id, name }) => ({ value: id, label: name })),
    day: today(actor.organisation.timeZone),
  };
});

export const actions = {
  edit: submit(changedStandardForm, async (actor, values, { params }) => {
    const { name } = await editStandard(actor, params.standard!, values);
    return { to: '/serve/standards', said: `“${name}” is changed.` };
  }),
  retire: submit(
    nothing,
    async (actor, _, { params }) => {
      const { name } = await retireStandard(actor, params.standard!);
      return { to: '/serve/standards', said: `“${name}” is retired. What was measured by it stays.` };
    },
    {},
  ),
};
