// The place that somebody means: a block, and of a file the part of it, held against how long or large the file is. Pure.
import { Invalid } from '../errors.ts';
import { partsOf } from '../files/playable.ts';
import { around, between, type FilePart, fields, placeWith, sayTime } from '../ledger/file-parts.ts';
import type { TypedPart } from './claim-place.form.ts';
import type { Block, RecordDocument } from './document.ts';
import { blockIn } from './document-parts.ts';

type FileBlock = Extract<Block, { kind: 'file' }>;
type Sort = 'pages' | 'time' | 'region';
type Filled = keyof TypedPart;

/** As it is kept with a claim. @throws Invalid where there is no such block, or no such part of its file */
export function placeTyped(
  document: RecordDocument,
  { place, ...typed }: Partial<TypedPart> & { place: string },
): string {
  const block = blockIn(document, place);
  if (!block) throw new Invalid({ place: 'Choose a place in the evidence that shows it' });
  const sort = block.kind === 'file' ? partsOf(block.name) : null;
  refuseOfOther(block.label, sort, typed);
  return placeWith(block.id, sort && block.kind === 'file' ? reading[sort](block, typed) : null);
}

/** The same for a form that shows a kept place: which block, and what was typed to name the part. */
export function typedOf(part: FilePart | null): TypedPart {
  const none: TypedPart = { pages: null, from: null, to: null, fields: [], region: null };
  if (!part) return none;
  if (part.kind === 'pages')
    return { ...none, pages: part.from === part.to ? String(part.from) : `${part.from} to ${part.to}` };
  if (part.kind === 'time') return { ...none, from: sayTime(part.from), to: sayTime(part.to) };
  const { left, top, width, height } = part;
  const field = fields.find(({ region }) => placeWith('', region) === placeWith('', part));
  if (field) return { ...none, fields: [field.id] };
  return { ...none, region: [left, top, left + width, top + height].join(', ') };
}

const sorts: Record<Filled, Sort> = { pages: 'pages', from: 'time', to: 'time', fields: 'region', region: 'region' };
const has: Record<Sort, string> = { pages: 'no pages', time: 'no times', region: 'no fields' };

function refuseOfOther(name: string, sort: Sort | null, typed: Partial<TypedPart>) {
  const problems = (Object.keys(sorts) as Filled[]).flatMap((field) =>
    sorts[field] !== sort && typed[field]?.length
      ? [[field, `Leave this empty: the place you chose, ${name}, has ${has[sorts[field]]} to point to`] as const]
      : [],
  );
  if (problems.length > 0) throw new Invalid(Object.fromEntries(problems));
}

const reading: Record<Sort, (block: FileBlock, typed: Partial<TypedPart>) => FilePart | null> = {
  pages: (block, { pages }) => (pages ? pagesIn(pages, block) : null),
  time: (block, { from, to }) => (from || to ? timeIn(from ?? null, to ?? null, block) : null),
  region: (_, { fields: named, region }) => (region ? regionIn(region) : fieldsIn(named ?? [])),
};

function pagesIn(typed: string, { name, pages: most }: FileBlock): FilePart {
  const [, first, last = first] = /^(?:pages?\s*)?(\d{1,5})(?:\s*(?:-|–|to)\s*(\d{1,5}))?$/i.exec(typed) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === undefined || from < 1) throw new Invalid({ pages: 'Enter a page or pages, like 3 or 2 to 4' });
  if (to < from) throw new Invalid({ pages: 'Enter a last page that is not before the first, like 2 to 4' });
  if (most && to > most)
    throw new Invalid({
      pages: `${name} has ${most === 1 ? 'one page' : `${most} pages`}: enter pages from 1 to ${most}`,
    });
  return { kind: 'pages', from, to };
}

function timeIn(typedFrom: string | null, typedTo: string | null, { name, seconds }: FileBlock): FilePart {
  const most = seconds && Math.ceil(seconds);
  const from = typedFrom === null ? 0 : secondsIn(typedFrom);
  const to = typedTo === null ? (most ?? null) : secondsIn(typedTo);
  if (from === null) throw new Invalid({ from: 'Enter from when as minutes and seconds, like 2:10' });
  if (to === null) throw new Invalid({ to: 'Enter until when as minutes and seconds, like 3:40' });
  if (most && from >= most)
    throw new Invalid({ from: `${name} is ${sayTime(most)} long: enter a time before its end` });
  if (most && to > most) throw new Invalid({ to: `${name} is ${sayTime(most)} long: enter a time up to its end` });
  if (to <= from) throw new Invalid({ to: `Enter until when, after ${sayTime(from)}` });
  return { kind: 'time', from, to };
}

/** 2:10, 1:02:10. */
function secondsIn(typed: string): number | null {
  const [, hours = '0', minutes, seconds] = /^(?:(\d{1,2}):(?=\d\d:))?(\d{1,3}):([0-5]\d)$/.exec(typed.trim()) ?? [];
  return minutes === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function fieldsIn(named: readonly string[]): FilePart | null {
  const chosen = fields.filter(({ id }) => named.includes(id)).map(({ region }) => region);
  return chosen.length > 0 ? around(chosen) : null;
}

function regionIn(typed: string): FilePart {
  const [left, top, right, bottom, more] = typed
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((number) => (/^\d{1,3}%?$/.test(number) ? Number.parseInt(number, 10) : Number.NaN));
  const edges = [left, top, right, bottom];
  if (more !== undefined || edges.some((edge) => edge === undefined || !(edge <= 100)))
    throw new Invalid({ region: 'Enter four edges from 0 to 100, like 25, 0, 75, 50: left, top, right, bottom' });
  if (right! <= left! || bottom! <= top!)
    throw new Invalid({ region: 'Enter a right edge beyond the left one, and a lower edge below the upper one' });
  return between(left!, top!, right!, bottom!);
}
