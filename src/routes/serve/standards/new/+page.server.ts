import { today } from '#server/clock.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { measures } from '#server/standards/measures.ts';
import { standardForm } from '#server/standards/standards.form.ts';
import { addStandard } from '#server/standards/standards.ts';
import { standardToEdit } from '#server/standards/standards-view.ts';

export const _uses = ['standard.edit'] as const;

export const load = page(async (actor) => ({
  ...(await standardToEdit(actor, null)),
  measures: measures.map(({ id, name }) => ({ value: id, label: name })),
  day: today(actor.organisation.timeZone),
}));

export const actions = {
  default: submit(standardForm, async (actor, values) => {
    const { name } = await addStandard(actor, values);
    return { to: '/serve/standards', said: `“${name}” is a standard now.` };
  }),
};
