// What a browser with an empty cache fetches for a page, gzipped.
import { ask, textOf, type Visitor } from './visitor.ts';

/** Kilobytes. */
export type Weight = { requests: number; html: number; style: number; script: number; font: number };

export async function weightOf(visitor: Visitor, path: string): Promise<Weight> {
  const answer = await ask(visitor, { path });
  const html = textOf(answer);
  const styles = hrefs(html, /<link\b[^>]*rel="stylesheet"[^>]*>/g, path);
  const scripts = [
    ...hrefs(html, /<script\b[^>]*src="[^"]+"[^>]*>/g, path),
    ...hrefs(html, /<link\b[^>]*rel="modulepreload"[^>]*>/g, path),
  ];
  const pictures = hrefs(html, /<(?:img\b|link\b[^>]*rel="icon")[^>]*>/g, path);
  const [style, script] = [await fetched(visitor, styles), await fetched(visitor, scripts)];
  const fonts = new Set(style.flatMap(({ text, from }) => fontsOf(text, html, from)));
  const font = await fetched(visitor, [...fonts]);
  const parts = [style, script, font];
  const [css, js, woff] = parts.map((files) => files.reduce((sum, { size }) => sum + size, 0) / 1000);
  return {
    requests: 1 + parts.flat().length + pictures.length,
    html: answer.bytes.length / 1000,
    ...{ style: css!, script: js!, font: woff! },
  };
}

function hrefs(html: string, tag: RegExp, page: string): string[] {
  const found = [...html.matchAll(tag)].flatMap(([text]) => /(?:href|src)="([^"]+)"/.exec(text)?.[1] ?? []);
  return [
    ...new Set(found.filter((address) => !address.startsWith('data:')).map((address) => absolute(address, page))),
  ];
}

/** Of the fonts that a style names those that a browser fetches: for characters on the page, and italics only where they are set. */
function fontsOf(css: string, html: string, from: string): string[] {
  const text = html.replace(/<[^>]*>/g, '');
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, face]) => {
    const file = /url\(["']?([^)"']+\.woff2)/.exec(face!)?.[1];
    const italic = /font-style:\s*italic/.test(face!);
    return file && writes(face!, text) && (!italic || hasItalics(css, html)) ? [absolute(file, from)] : [];
  });
}

function writes(face: string, text: string): boolean {
  const ranges = /unicode-range:\s*([^;]+)/.exec(face)?.[1];
  if (!ranges) return true;
  const bounds = ranges.split(',').map((range) => {
    const [low, high = low] = range.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(low!.replaceAll('?', '0'), 16), parseInt(high!.replaceAll('?', 'F'), 16)] as const;
  });
  return [...text].some((letter) =>
    bounds.some(([low, high]) => letter.codePointAt(0)! >= low && letter.codePointAt(0)! <= high),
  );
}

const hasItalics = (css: string, html: string) =>
  [...css.matchAll(/\.([\w-]+)[^{}.]*\{[^{}]*font-style:\s*italic/g)].some(([, name]) =>
    new RegExp(`class="[^"]*(?<![\\w-])${name}(?![\\w-])`).test(html),
  );

const absolute = (address: string, from: string) => new URL(address, new URL(from, 'http://any')).pathname;

const fetched = (visitor: Visitor, paths: string[]) =>
  Promise.all(
    paths.map(async (from) => {
      const answer = await ask(visitor, { path: from });
      return { from, size: answer.bytes.length, text: textOf(answer) };
    }),
  );
