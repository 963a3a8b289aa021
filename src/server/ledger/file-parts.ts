// Which part of a file a place names: pages, a time, a region. It stands behind the block's id as a media fragment. Pure.

/** Pages count from 1; times are whole seconds; a region is in whole per cent of the picture as it is seen. */
export type FilePart =
  | { kind: 'pages'; from: number; to: number }
  | { kind: 'time'; from: number; to: number }
  | { kind: 'region'; left: number; top: number; width: number; height: number };

/** The block of a place, without the part. */
export const blockOf = (place: string): string => place.split('#', 1)[0]!;

/** `file-1#t=130,220`: the block, and the part of its file. */
export const placeWith = (block: string, part: FilePart | null): string =>
  part ? `${block}#${fragmentOf(part)}` : block;

/** As W3C Media Fragments URI 1.0 writes times and regions, and RFC 8118 pages: browsers read the first and the last. */
export function fragmentOf(part: FilePart): string {
  if (part.kind === 'pages') return part.from === part.to ? `page=${part.from}` : `page=${part.from}-${part.to}`;
  if (part.kind === 'time') return `t=${part.from},${part.to}`;
  return `xywh=percent:${part.left},${part.top},${part.width},${part.height}`;
}

/** The part that a place names; null where it names the whole block. */
export function partOf(place: string): FilePart | null {
  const [, name, written = ''] = /^[^#]*#(page|t|xywh)=(.+)$/.exec(place) ?? [];
  const numbers = written.replace('percent:', '').split(/[-,]/).map(Number);
  const [first, second = first] = numbers;
  if (!name || first === undefined || numbers.some((number) => !Number.isInteger(number))) return null;
  if (name === 'page') return { kind: 'pages', from: first, to: second! };
  if (name === 't') return { kind: 'time', from: first, to: second! };
  const [left, top, width, height] = numbers;
  return height === undefined ? null : { kind: 'region', left: left!, top: top!, width: width!, height };
}

/** "page 3", "pages 2 to 4", "from 2:10 to 3:40", "top left". */
export function sayPart(part: FilePart): string {
  if (part.kind === 'region') return sayRegion(part);
  const { from, to } = part;
  if (part.kind === 'pages') return from === to ? `page ${from}` : `pages ${from} to ${to}`;
  return `from ${sayTime(from)} to ${sayTime(to)}`;
}

/** 2:10, 1:02:10. */
export function sayTime(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

type Region = Extract<FilePart, { kind: 'region' }>;
const thirds = [0, 33, 67, 100];

/** The nine fields of a picture, row by row, each a third of it across and down. */
export const fields: readonly { id: string; name: string; region: Region }[] = ['top', 'middle', 'bottom'].flatMap(
  (row, down) =>
    ['left', 'centre', 'right'].map((column, across) => ({
      id: `${row}-${column}`,
      name: row === 'middle' && column === 'centre' ? 'centre' : `${row} ${column}`,
      region: between(thirds[across]!, thirds[down]!, thirds[across + 1]!, thirds[down + 1]!),
    })),
);

/** The smallest region that holds all of these. */
export function around(regions: readonly Region[]): Region {
  const least = (of: (region: Region) => number) => Math.min(...regions.map(of));
  const most = (of: (region: Region) => number) => Math.max(...regions.map(of));
  return between(
    least(({ left }) => left),
    least(({ top }) => top),
    most(({ left, width }) => left + width),
    most(({ top, height }) => top + height),
  );
}

/** A region by two of its corners, in per cent. */
export function between(left: number, top: number, right: number, bottom: number): Region {
  return { kind: 'region', left, top, width: right - left, height: bottom - top };
}

function sayRegion({ left, top, width, height }: Region): string {
  const same = ({ region }: { region: Region }) =>
    region.left === left && region.top === top && region.width === width && region.height === height;
  const field = fields.find(same);
  return field?.name ?? `${left} to ${left + width}% across, ${top} to ${top + height}% down`;
}
