import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { builtInUnits } from '#server/qualifications/specification.ts';
import { addBuiltInUnits, unitsOf } from '#server/qualifications/units.ts';

export const _uses = ['unit.view', 'unit.add'] as const;

export const load = page(async (actor) => {
  const units = await unitsOf(actor);
  const missing = builtInUnits.filter(({ number }) => !units.some((unit) => unit.number === number));
  return {
    units,
    mayAdd: may(actor, 'unit.add', {}),
    missing: missing.map(({ number, title }) => `${number}, ${title}`),
  };
});

export const actions = {
  'add-built-in': submit(nothing, async (actor) => {
    const added = await addBuiltInUnits(actor);
    const names = added.map(({ number, title }) => `Unit ${number}, ${title}`).join('; ');
    return { said: added.length > 0 ? `Added: ${names}.` : 'Every unit that comes with Leadwell is here already.' };
  }),
};
