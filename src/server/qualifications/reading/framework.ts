// A competency framework as a tree, whichever file it came in, and what becomes of it: units, outcomes and criteria by their depth.
import type { Doubt } from '../unit-remarks.ts';
import { inOneLine } from './bodies.ts';
import { kindOf } from './kinds.ts';
import type { CriterionRead, OutcomeRead, UnitRead } from './units-read.ts';

/** What holds a tree together where the file has no identifier: it never leaves this folder. */
export const made = (name: string | number): string => `\0${name}`;
const given = ({ identifier }: { identifier: string }): { identifier?: string } =>
  identifier.startsWith('\0') ? {} : { identifier };

/**
 * One item of a framework with those that are its children, in order. `code` is the one that people use; `identifier` is one made by
 * `made` where the file gives none.
 */
export type Item = {
  identifier: string;
  code: string | null;
  statement: string;
  type: string | null;
  items: Item[];
  facts?: Partial<Pick<UnitRead, 'level' | 'credit' | 'glh' | 'expires'>>;
};

/** The framework itself stands as an item above all others. */
export function unitsInFramework(top: Item): UnitRead[] {
  const units = top.items.filter(({ type }) => /^unit\b/i.test(type ?? ''));
  return units.length > 0 && units.length === top.items.length
    ? units.map((unit) => unitOfItem(unit))
    : [unitOfItem(top)];
}

function unitOfItem(item: Item): UnitRead {
  const check: Doubt[] = [];
  const own = given(item);
  const number = item.code ?? own.identifier ?? null;
  if (!item.code && number)
    check.push({ what: 'The framework gives the unit no number; it is known by its identifier' });
  const outcomes = outcomesIn(item, check);
  const { level = null, credit = null, glh = null, expires = null } = item.facts ?? {};
  const facts = { level, credit, glh, expires };
  const doubts = check.map((doubt) => ({ ...doubt, certain: false }));
  return { number, title: inOneLine(item.statement) || null, ...facts, ...own, outcomes, check: doubts };
}

/** Items below the unit are outcomes, those below them criteria; a list without levels is the criteria of one outcome. */
function outcomesIn(unit: Item, check: Doubt[]): OutcomeRead[] {
  if (unit.items.length === 0) check.push({ what: 'The framework holds no items' });
  const isFlat = unit.items.length > 0 && unit.items.every(({ items }) => items.length === 0);
  if (isFlat) check.push({ what: 'The framework has one level: its items are taken as the criteria of one outcome' });
  const parents = isFlat ? [{ ...unit, code: '1', items: unit.items }] : unit.items;
  const numbers = named(
    parents.map(({ code }) => code),
    'outcomes',
    check,
  );
  const all = parents.flatMap(({ items }) => items);
  const codes = all.some(({ code }) => code)
    ? named(
        all.map(({ code }) => code),
        'criteria',
        check,
      )
    : null;
  if (!codes && all.length > 0) check.push({ what: 'The criteria have no codes in the framework; numbered by order' });
  const guessed: string[] = [];
  const outcomes = parents.map((parent, nth): OutcomeRead => {
    const number = numbers?.[nth] ?? String(nth + 1);
    const criteria = parent.items.map((item, at) => {
      const code = codes?.[all.indexOf(item)] ?? `${nth + 1}.${at + 1}`;
      return criterionOf(item, code, parent, guessed);
    });
    if (criteria.length === 0)
      check.push({ where: { outcome: number }, what: `Nothing stands below outcome ${number}: it has no criteria` });
    const own = isFlat ? {} : given(parent);
    return { number, title: inOneLine(parent.statement), criteria, ...own };
  });
  if (guessed.length > 0)
    check.push({ what: `Whether these are of doing or of knowing is taken from their words: ${guessed.join(', ')}` });
  return outcomes;
}

/** The codes of the file where each has its own; else none, and said. */
function named(codes: (string | null)[], whose: string, check: Doubt[]): string[] | null {
  const given = codes.filter((code) => code !== null && code !== '' && code.length <= longest);
  if (given.length === codes.length && new Set(given).size === codes.length) return given as string[];
  if (given.length > 0)
    check.push({ what: `Not all ${whose} have a code of their own in the framework; they are numbered by order` });
  return null;
}

const longest = 60;

function criterionOf(item: Item, code: string, outcome: Item, guessed: string[]): CriterionRead {
  const text = inOneLine(item.statement);
  const said = /knowledge|understanding/i.test(item.type ?? '')
    ? 'knowledge'
    : /performance/i.test(item.type ?? '')
      ? 'performance'
      : null;
  const kind = kindOf(outcome.statement, text);
  if (!said && !kind.certain) guessed.push(code);
  const below = flat(item.items).map(({ statement }) => inOneLine(statement));
  return { code, text, kind: said ?? kind.kind, sub: below.length > 0 ? below : null, ...given(item) };
}

const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.items)]);

export type Row = Omit<Item, 'items'> & { parent: string | null };

/** Rows that name their parents, as a tree below `top`, in their order; `lost` are those that nothing of the framework leads to. */
export function treeOf(top: Item, rows: Row[]): { top: Item; lost: Row[] } {
  const children = Map.groupBy(rows, ({ parent }) => parent);
  const placed = new Set<string>();
  const below = (identifier: string | null): Item[] =>
    (children.get(identifier) ?? []).flatMap((row) => {
      if (placed.has(row.identifier)) return [];
      placed.add(row.identifier);
      const { parent: _, ...item } = row;
      return [{ ...item, items: below(row.identifier) }];
    });
  const items = below(top.identifier);
  return { top: { ...top, items }, lost: rows.filter(({ identifier }) => !placed.has(identifier)) };
}
