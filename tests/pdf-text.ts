// The words of a PDF that Typst set, page by page: enough of ISO 32000 for that, and no more.
import { inflateSync } from 'node:zlib';

/** In the order in which they are set, a space between runs. */
export function pdfText(pdf: Buffer): string {
  const all = objectsOf(pdf.toString('latin1'));
  const pages = [...all.values()].filter((object) => /\/Type \/Page\b/.test(object));
  return pages
    .map((page) => pageText(all, page))
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

type Objects = Map<string, string>;

const objectsOf = (pdf: string): Objects =>
  new Map([...pdf.matchAll(/^(\d+) 0 obj\n(.*?)\nendobj/gms)].map(([, id, object]) => [id!, object!]));

function pageText(all: Objects, page: string): string {
  const fonts = new Map(
    [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, lettersOf(all, all.get(id!)!)]),
  );
  let letters = new Map<string, string>();
  let said = '';
  const content = streamOf(all.get(/\/Contents (\d+) 0 R/.exec(page)![1]!)!);
  for (const [, font, shown] of content.matchAll(
    /\/(f\d+) [\d.]+ Tf|(\[(?:\((?:\\.|[^\\)])*\)|[^\]()])*\]|\((?:\\.|[^\\)])*\)) T[Jj]/gs,
  ))
    if (font) letters = fonts.get(font) ?? letters;
    else
      said += `${glyphsOf(shown!)
        .map((glyph) => letters.get(glyph) ?? '')
        .join('')} `;
  return said;
}

/** What each glyph of a font stands for, by its two bytes. */
function lettersOf(all: Objects, font: string): Map<string, string> {
  const map = streamOf(all.get(/\/ToUnicode (\d+) 0 R/.exec(font)![1]!)!);
  const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  return new Map(
    [...map.matchAll(/^<(\w{4})> <(\w+)>$/gm)].map(([, glyph, letters]) => [glyph!.toLowerCase(), utf16(letters!)]),
  );
}

function glyphsOf(shown: string): string[] {
  const bytes = [...shown.matchAll(/\(((?:\\.|[^\\)])*)\)/gs)].map(([, text]) => unescaped(text!)).join('');
  return Buffer.from(bytes, 'latin1').toString('hex').match(/.{4}/g) ?? [];
}

const controls: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescaped = (text: string) =>
  text.replaceAll(/\\(?:([0-7]{1,3})|(.))/gs, (_, octal: string | undefined, sign: string) =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (controls[sign] ?? sign),
  );

function streamOf(object: string): string {
  const [head, ...rest] = object.split('\nstream\n');
  const bytes = Buffer.from(rest.join('\nstream\n').replace(/\nendstream$/, ''), 'latin1');
  return head!.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
}
