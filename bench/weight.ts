// What a browser with an empty cache fetches for a page, gzipped.
import { ask, textOf, type Visitor } from './visitor.ts';

/** Kilobytes; `font` is of every font that the style names, whether the page uses it or not. */
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
  const fonts = new Set(style.flatMap(({ text, from }) => fontsIn(text, from)));
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

const fontsIn = (css: string, from: string) =>
  [...css.matchAll(/url\(["']?([^)"']+\.woff2)["']?\)/g)].map((found) => absolute(found[1]!, from));

const absolute = (address: string, from: string) => new URL(address, new URL(from, 'http://any')).pathname;

const fetched = (visitor: Visitor, paths: string[]) =>
  Promise.all(
    paths.map(async (from) => {
      const answer = await ask(visitor, { path: from });
      return { from, size: answer.bytes.length, text: textOf(answer) };
    }),
  );
