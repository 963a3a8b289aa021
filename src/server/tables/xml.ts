// The little of XML that the parts of a workbook use: tags, text and character references; prefixes do not matter.

import { damaged } from './zip.ts';

export type Token =
  | { kind: 'open' | 'close' | 'empty'; name: string; attributes: string }
  | { kind: 'text'; text: string };

const longest = 1_000_000; // characters without a tag: a cell of a workbook holds 32,767

/** Gives the tokens of XML that arrives in pieces. */
export function xmlScanner(): (piece: string) => Generator<Token> {
  let rest = '';
  return function* tokens(piece) {
    const xml = rest + piece;
    let at = 0;
    while (at < xml.length) {
      const start = xml.indexOf('<', at);
      if (start < 0) break;
      const end = endOf(xml, start);
      if (end < 0) break;
      if (start > at) yield { kind: 'text', text: plain(xml.slice(at, start)) };
      const token = tagOf(xml.slice(start, end));
      if (token) yield token;
      at = end;
    }
    rest = xml.slice(at);
    if (rest.length > longest) throw damaged();
  };
}

function endOf(xml: string, start: number): number {
  const close = xml.startsWith('<!--', start) ? '-->' : xml.startsWith('<![CDATA[', start) ? ']]>' : '>';
  const end = xml.indexOf(close, start);
  return end < 0 ? -1 : end + close.length;
}

function tagOf(tag: string): Token | null {
  if (tag.startsWith('<![CDATA[')) return { kind: 'text', text: tag.slice(9, -3) };
  if (tag.startsWith('<?') || tag.startsWith('<!')) return null;
  const kind = tag.startsWith('</') ? 'close' : tag.endsWith('/>') ? 'empty' : 'open';
  const inside = tag.slice(kind === 'close' ? 2 : 1, kind === 'empty' ? -2 : -1);
  const space = inside.search(/\s/);
  const name = space < 0 ? inside : inside.slice(0, space);
  return { kind, name: name.slice(name.indexOf(':') + 1), attributes: space < 0 ? '' : inside.slice(space) };
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute, whatever its prefix, or null. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : plain(value);
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
