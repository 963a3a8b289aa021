import { z } from 'zod';
import { Invalid, NotAllowed, NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import type { Typed } from '#server/form-groups.ts';
import { page } from '#server/page.ts';
import type { Actor } from '#server/people/actor.ts';
import { may } from '#server/permissions.ts';
import { draftIn, draftOf, fieldsOf } from '#server/qualifications/reading/draft.ts';
import { changed } from '#server/qualifications/reading/draft-steps.ts';
import { linesOf } from '#server/qualifications/reading/pieces.ts';
import { readBeside, wholeFile } from '#server/qualifications/reading/reading-beside.ts';
import { saveDraft } from '#server/qualifications/reading/save-draft.ts';
import type { UnitsRead } from '#server/qualifications/reading/units-read.ts';
import { submitAnyFiles } from '#server/upload.ts';

export const _uses = ['unit.add', 'unit.revise', 'unit.view'] as const;

export const load = page(async (actor) => {
  if (!may(actor, 'unit.add', {})) throw new NotFound();
  return {};
});

const pasted = z.object({ pasted: z.string().default('') });
const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const upload = {
  field: 'file',
  take: async (content: AsyncIterable<Uint8Array>, name: string) => ({
    name,
    content: await wholeFile(content, 'file'),
  }),
  allowed: (actor: Actor) => may(actor, 'unit.add', {}),
};

export const actions = {
  read: submitAnyFiles(pasted, upload, async (actor, { pasted: words }, [file]) => {
    requireMay(actor);
    if (!file && words.trim() === '') throw new Invalid({ pasted: 'Paste the specification, or choose its file' });
    const read = file
      ? await readBeside(file.content, file.name, 'file')
      : await readBeside(new TextEncoder().encode(words), null, 'pasted');
    return { handsBack: true, values: shownOf(read, file?.name ?? null, 0) };
  }),
  change: submit(fields, async (actor, typed) => {
    requireMay(actor);
    const step = one(typed.step);
    const other = /^unit (\d+)$/.exec(step)?.[1];
    if (other) return { handsBack: true, values: await otherUnit(typed, Number(other)) };
    const values = { ...typed, ...fieldsOf(changed(draftIn(typed), step)), ...boxesOf(typed) };
    return { handsBack: true, values };
  }),
  save: submit(fields, async (actor, typed) => {
    const draft = draftIn(typed);
    const source = one(typed.file) || 'Pasted and corrected here';
    const { id, state, changes } = await saveDraft(actor, draft, source, { revise: one(typed.revise) === 'on' });
    const left = draft.doubts.filter(({ settled }) => !settled).length;
    const open =
      left > 0 ? ` ${left === 1 ? 'One doubt stands' : `${left} doubts stand`} beside it, to be checked.` : '';
    return {
      to: `/prove/units/${id}${state === 'revised' ? '/changes' : ''}`,
      said: savedWords[state](changes ?? '') + (state === 'known' ? '' : open),
    };
  }),
};

const savedWords = {
  added: () => 'Saved.',
  revised: (changes: string) =>
    `Saved as the next version: of the criteria ${changes}. Enrolments stay where they are until you move them.`,
  known: () => 'This unit is here already, word for word. Nothing was changed.',
};

function requireMay(actor: Actor) {
  if (!may(actor, 'unit.add', {})) throw new NotAllowed();
}

/** What the page shows of a file that was read: one unit to correct, the original, and what other units there are. */
function shownOf(read: UnitsRead, file: string | null, nth: number): Typed {
  const unit = read.units[nth] ?? read.units[0]!;
  return {
    ...fieldsOf(draftOf({ ...unit, check: [...read.check, ...unit.check] })),
    ...{ file: file ?? '', from: read.kind, nth: String(nth), original: linesOf(read.text ?? '').join('\n') },
    titles: read.units.map(({ number, title }) => `${number ?? '(no number)'}: ${title ?? '(no title)'}`),
  };
}

/** Another unit of the same file, read from the original that the form carries. */
async function otherUnit(typed: Typed, nth: number): Promise<Typed> {
  const isText = /^(text|pdf|docx|sheet)$/.test(one(typed.from));
  const read = await readBeside(new TextEncoder().encode(one(typed.original)), isText ? null : one(typed.file), 'form');
  return shownOf({ ...read, kind: one(typed.from) as UnitsRead['kind'] }, one(typed.file) || null, nth);
}

/** A date goes back as it was typed. */
const boxesOf = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => /^expires-(day|month|year)$/.test(name)));

const one = (value: Typed[string] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
