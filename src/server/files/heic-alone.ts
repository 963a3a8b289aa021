// A HEIC picture without what else its file holds. It is not drawn anew, so all but what draws it is blanked where it stands
// (ISO/IEC 14496-12, 23008-12): places stay, since the file says by offsets where its pictures lie.

type Box = { kind: string; at: number; from: number; to: number };

const kept = {
  file: ['ftyp', 'meta', 'mdat'],
  meta: ['hdlr', 'pitm', 'iinf', 'iloc', 'iprp', 'iref', 'idat', 'dinf', 'grpl'],
  /** Coded pictures, and those put together of them. */
  items: ['hvc1', 'hvc2', 'lhv1', 'av01', 'grid', 'iovl', 'iden', 'tmap'],
  /** How a picture is coded, how large it is, its colours, which way is up. */
  properties: [
    'hvcC',
    'lhvC',
    'av1C',
    'ispe',
    'pixi',
    'colr',
    'irot',
    'imir',
    'clap',
    'pasp',
    'auxC',
    'clli',
    'mdcv',
    'cclv',
    'amve',
    'lsel',
    'oinf',
    'rloc',
    'a1op',
    'a1lx',
  ],
};

/** As long as before; null where it has no still picture, or its boxes make no sense. */
export function heicAlone(picture: Uint8Array): Buffer | null {
  const file = Buffer.from(picture);
  try {
    const boxes = keptAmong(file, boxesIn(file, 0, file.length), kept.file);
    const meta = boxes.find(({ kind }) => kind === 'meta');
    if (!meta) return null;
    const inside = keptAmong(file, boxesIn(file, meta.from + 4, meta.to), kept.meta); // 4: version and flags
    const box = (kind: string) => inside.find((one) => one.kind === kind);
    const [items, places, properties] = [box('iinf'), box('iloc'), box('iprp')];
    if (!items || !places) return null;
    const pictures = picturesIn(file, items);
    const data = box('idat');
    const ranges = rangesOf(file, places, data?.from ?? 0, pictures);
    if (ranges.length === 0) return null;
    for (const one of [...boxes.filter(({ kind }) => kind === 'mdat'), ...(data ? [data] : [])])
      blankBetween(file, one, ranges);
    for (const one of properties ? boxesIn(file, properties.from, properties.to) : [])
      if (one.kind === 'ipco') keptAmong(file, boxesIn(file, one.from, one.to), kept.properties);
    return file;
  } catch (error) {
    if (error instanceof RangeError) return null; // it points outside of itself
    throw error;
  }
}

/** Those of these kinds; the others become empty room. */
function keptAmong(file: Buffer, boxes: Box[], kinds: readonly string[]): Box[] {
  return boxes.filter(({ kind, at, from, to }) => {
    if (kinds.includes(kind)) return true;
    file.write('free', at + 4, 'latin1');
    file.fill(0, from, to);
    return false;
  });
}

/** The ids of the items that draw the picture; names that were given to items are blanked. */
function picturesIn(file: Buffer, { from, to }: Box): Set<number> {
  const pictures = new Set<number>();
  const begins = from + (file[from] === 0 ? 6 : 8); // version and flags, and how many
  for (const item of boxesIn(file, begins, to)) {
    const version = file.readUInt8(item.from);
    const id = version < 3 ? file.readUInt16BE(item.from + 4) : file.readUInt32BE(item.from + 4);
    const type = item.from + (version < 3 ? 8 : 10); // after the id, and how it is protected
    if (item.kind === 'infe' && version >= 2 && kept.items.includes(file.toString('latin1', type, type + 4))) {
      pictures.add(id);
      file.fill(0, type + 4, item.to);
    }
  }
  return pictures;
}

type Range = { from: number; to: number };

/** Where the bytes of these items lie in the file. `data`: where the box of small items begins. */
function rangesOf(file: Buffer, { from, to }: Box, data: number, items: ReadonlySet<number>): Range[] {
  let at = from + 4;
  const read = (bytes: number) => {
    if (at + bytes > to) throw new RangeError();
    const value = bytes === 0 ? 0 : bytes === 8 ? Number(file.readBigUInt64BE(at)) : file.readUIntBE(at, bytes);
    at += bytes;
    return value;
  };
  const version = file.readUInt8(from);
  const sizes = read(2);
  const [offsets, lengths, bases, indexes] = [12, 8, 4, 0].map((bits) => (sizes >> bits) & 15) as [
    number,
    number,
    number,
    number,
  ];
  const ranges: Range[] = [];
  for (let left = read(version < 2 ? 2 : 4); left > 0; left -= 1) {
    const id = read(version < 2 ? 2 : 4);
    const within = version === 0 ? 0 : read(2) & 15; // 0: the file, 1: the box of small items, 2: another item
    read(2); // in which file: this one
    const base = read(bases) + (within === 1 ? data : 0);
    for (let parts = read(2); parts > 0; parts -= 1) {
      if (version > 0) read(indexes);
      const begins = base + read(offsets);
      const length = read(lengths);
      if (items.has(id) && within < 2) ranges.push({ from: begins, to: begins + length });
    }
  }
  return ranges.toSorted((one, other) => one.from - other.from);
}

function blankBetween(file: Buffer, { from, to }: Box, ranges: readonly Range[]): void {
  let at = from;
  for (const range of ranges) {
    if (range.from > at && at < to) file.fill(0, at, Math.min(range.from, to));
    at = Math.max(at, range.to);
  }
  if (at < to) file.fill(0, at, to);
}

/** What lies between two places. @throws RangeError where it is not boxes and nothing but boxes */
function boxesIn(file: Buffer, begins: number, ends: number): Box[] {
  const boxes: Box[] = [];
  for (let at = begins; at < ends; at = boxes.at(-1)!.to) {
    const said = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const from = at + (said === 1 ? 16 : 8);
    const length = said === 0 ? ends - at : said === 1 ? Number(file.readBigUInt64BE(at + 8)) : said;
    if (at + length < from || at + length > ends) throw new RangeError();
    boxes.push({ kind, at, from, to: at + length });
  }
  return boxes;
}
