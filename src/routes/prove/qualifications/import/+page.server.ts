import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { qualificationsIn } from '#server/qualifications/qualification-file.ts';
import { importQualificationsForm } from '#server/qualifications/qualifications.form.ts';
import { bringQualifications } from '#server/qualifications/qualifications.ts';

export const _uses = ['qualification.add', 'qualification.revise'] as const;

export const load = page(async (actor) => {
  if (!may(actor, 'qualification.add', {})) throw new NotFound();
  return {};
});

const words = { added: 'added', revised: 'kept as a new version', known: 'here already, and the same' };

export const actions = {
  default: submit(importQualificationsForm, async (actor, { file }) => {
    const brought = await bringQualifications(actor, qualificationsIn(file), 'Imported from a file');
    return {
      to: '/prove/qualifications',
      said: `${brought.map(({ number, state }) => `${number}: ${words[state]}`).join('; ')}.`,
    };
  }),
};
