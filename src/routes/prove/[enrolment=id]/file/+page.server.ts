import { Invalid, NotFound } from '#server/errors.ts';
import { fileStore } from '#server/files/kept.ts';
import { kindsInWords } from '#server/files/kinds.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { fileForm } from '#server/portfolios/evidence.form.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { addFiles } from '#server/portfolios/taking.ts';
import type { Actions } from './$types';

export const _uses = ['portfolio.view', 'evidence.take'] as const;

const most = 50_000_000;

export const load = page(async (actor, { params }) => {
  const { enrolment, unit, own } = await portfolioOf(actor, params.enrolment!);
  if (!own) throw new NotFound();
  return { home: `/prove/${enrolment.id}`, unit: unit.number, kinds: kindsInWords, most: most / 1_000_000 };
});

export const actions = {
  default: async (event) => {
    const sent = (await event.request.clone().formData()).getAll('file'); // the form itself keeps texts only
    return submit(fileForm, async (actor, values) => {
      const files = sent.filter((file): file is File => file instanceof File && file.size > 0);
      if (files.length === 0) throw new Invalid({ file: 'Choose the file' });
      const { own } = await portfolioOf(actor, event.params.enrolment!);
      if (!own) throw new NotFound();
      const stored = [];
      for (const file of files) {
        const kept = await fileStore().put(file.stream(), { name: file.name, most });
        stored.push({ ...kept, name: file.name });
      }
      const { id, number } = await addFiles(actor, values, stored);
      return { to: `/prove/evidence/${id}`, said: `Kept as evidence ${number}. Now say what it shows.` };
    })(event);
  },
} satisfies Actions;
