import { momentInWords } from '#server/day-words.ts';
import { Invalid } from '#server/errors.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { bringPeople } from '#server/people/people-import.ts';
import { importsOf } from '#server/people/people-import-view.ts';
import type { Actions } from './$types';

export const _uses = ['person.import'] as const;

export const load = page(async (actor) => {
  const { imports } = await importsOf(actor);
  const { timeZone } = actor.organisation;
  return { imports: imports.map((file) => ({ ...file, brought: momentInWords(file.broughtAt, timeZone) })) };
});

export const actions = {
  default: async (event) => {
    const file = (await event.request.clone().formData()).get('file'); // the form itself keeps texts only
    return submit(nothing, async (actor) => {
      if (!(file instanceof File) || file.size === 0) throw new Invalid({ file: 'Choose a file of people' });
      const { id } = await bringPeople(actor, { name: file.name, bytes: await file.bytes() });
      return { to: `/administration/people/${id}` };
    })(event);
  },
} satisfies Actions;
