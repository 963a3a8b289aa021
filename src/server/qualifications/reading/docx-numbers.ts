// Numbers that Word writes by itself (ECMA-376 part 1, 17.9): they stand in no paragraph, only how they are counted does.
import { tokensIn } from '../../tables/workbook.ts';
import { attribute } from '../../tables/xml.ts';
import type { ZipParts } from '../../tables/zip.ts';

type Level = { format: string; text: string; start: number };

/** `next` counts a paragraph of a list and gives what stands before it; null for a paragraph of none. */
export type Numbering = { next(style: string | null, list: string | null, level: number): string | null };

export async function numberingOf(parts: ZipParts): Promise<Numbering> {
  const lists = await listsIn(parts);
  const styles = await stylesIn(parts);
  const counts = new Map<string, number[]>();
  return {
    next(style, own, ownLevel) {
      const byStyle = style ? styles.get(style) : undefined;
      const list = own ?? byStyle?.list;
      const level = own ? ownLevel : (byStyle?.level ?? 0);
      const found = list === undefined || list === '0' ? undefined : lists.get(list);
      const kind = found?.levels[level];
      if (!found || !kind) return null;
      if (kind.format === 'bullet') return '•';
      if (kind.format === 'none') return null;
      const count = counts.get(found.name) ?? [];
      counts.set(found.name, count);
      count[level] = (count[level] ?? kind.start - 1) + 1;
      count.length = level + 1;
      return kind.text.replace(/%(\d)/g, (_, nth) =>
        written(count[nth - 1] ?? found.levels[nth - 1]?.start ?? 1, found.levels[nth - 1]),
      );
    },
  };
}

function written(number: number, level: Level | undefined): string {
  const letter = String.fromCharCode(96 + ((number - 1) % 26) + 1);
  if (level?.format === 'lowerLetter') return letter;
  return level?.format === 'upperLetter' ? letter.toUpperCase() : String(number);
}

type List = { name: string; levels: Level[] };

async function listsIn(parts: ZipParts): Promise<Map<string, List>> {
  const kinds = new Map<string, Level[]>();
  const lists = new Map<string, List>();
  let levels: Level[] = [];
  let list: string | null = null;
  for await (const tokens of tokensIn(parts, 'word/numbering.xml'))
    for (const token of tokens) {
      if (token.kind === 'text' || token.kind === 'close') continue;
      const value = attribute(token.attributes, 'val') ?? '';
      const level = levels.at(-1);
      if (token.name === 'abstractNum') {
        levels = [];
        kinds.set(attribute(token.attributes, 'abstractNumId') ?? '', levels);
      } else if (token.name === 'lvl') levels.push({ format: 'decimal', text: '', start: 1 });
      else if (token.name === 'num') list = attribute(token.attributes, 'numId');
      else if (token.name === 'abstractNumId' && list) lists.set(list, { name: list, levels: kinds.get(value) ?? [] });
      else if (level && token.name === 'numFmt') level.format = value;
      else if (level && token.name === 'lvlText') level.text = value;
      else if (level && token.name === 'start') level.start = Number(value) || 1;
    }
  return lists;
}

async function stylesIn(parts: ZipParts): Promise<Map<string, { list: string; level: number }>> {
  const styles = new Map<string, { list: string; level: number }>();
  let style: string | null = null;
  let level = 0;
  for await (const tokens of tokensIn(parts, 'word/styles.xml'))
    for (const token of tokens) {
      if (token.kind === 'text' || token.kind === 'close') continue;
      const value = attribute(token.attributes, 'val') ?? '';
      if (token.name === 'style') {
        style = attribute(token.attributes, 'styleId');
        level = 0;
      } else if (token.name === 'ilvl') level = Number(value);
      else if (token.name === 'numId' && style) styles.set(style, { list: value, level });
    }
  return styles;
}
