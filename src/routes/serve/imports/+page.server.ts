import { pageAsked } from '#server/asked.ts';
import { momentInWords, periodInWords } from '#server/day-words.ts';
import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { contactFileForm } from '#server/standards/contact-import.form.ts';
import { bringContacts } from '#server/standards/contact-import.ts';
import { contactImportsOf } from '#server/standards/contact-import-view.ts';
import { intoStore, submitFiles, type Upload, type Uploaded } from '#server/upload.ts';

export const _uses = ['contact.import'] as const;

const most = 60_000_000;

export const load = page(async (actor, { url }) => {
  const found = await contactImportsOf(actor, pageAsked(url));
  return {
    ...found,
    most: most / 1_000_000,
    imports: found.imports.map((file) => ({
      ...file,
      brought: momentInWords(file.broughtAt, found.timeZone),
      period: file.periodFrom && file.periodTo ? periodInWords(file.periodFrom, file.periodTo) : null,
    })),
  };
});

const upload: Upload<Uploaded> = {
  field: 'file',
  take: intoStore({ most, type: 'application/octet-stream' }), // read by its content, and forgotten once it is imported
  allowed: (actor) => may(actor, 'contact.import', {}),
  missing: 'Choose a file of contacts',
};

export const actions = {
  default: submitFiles(contactFileForm, upload, async (actor, { timeZone }, [file]) => {
    const { id } = await bringContacts(actor, file, { timeZone });
    return { to: `/serve/imports/${id}` };
  }),
};
