import { momentInWords } from '#server/day-words.ts';
import { nothing } from '#server/fields.ts';
import { page } from '#server/page.ts';
import { bringPeople, type PeopleFile, peopleFile } from '#server/people/people-import.ts';
import { importsOf } from '#server/people/people-import-view.ts';
import { may } from '#server/permissions.ts';
import { submitFiles, type Upload } from '#server/upload.ts';

export const _uses = ['person.import'] as const;

export const load = page(async (actor) => {
  const { imports } = await importsOf(actor);
  const { timeZone } = actor.organisation;
  return { imports: imports.map((file) => ({ ...file, brought: momentInWords(file.broughtAt, timeZone) })) };
});

const upload: Upload<PeopleFile> = {
  field: 'file',
  take: (content, name) => peopleFile({ name, content }),
  allowed: (actor) => may(actor, 'person.import', {}),
  missing: 'Choose a file of people',
};

export const actions = {
  default: submitFiles(nothing, upload, async (actor, _, [file]) => {
    const { id } = await bringPeople(actor, file);
    return { to: `/administration/people/${id}` };
  }),
};
