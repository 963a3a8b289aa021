// Frameworks as tables: the spreadsheets of OpenSALT (CSV or its three sheets) and the CSV of Moodle's competency frameworks.
import { Unreadable } from '../../tables/unreadable.ts';
import { made, type Row, treeOf, unitsInFramework } from './framework.ts';
import { withoutTags } from './html.ts';
import type { UnitRead } from './units-read.ts';

/** The first row of a table holds its heads. */
export type Table = string[][];

const headed = (table: Table) => (table[0] ?? []).map((head) => head.toLowerCase().replace(/[^a-z]/g, ''));
export const isOpenSalt = (table: Table): boolean => headed(table).includes('fullstatement');
export const isMoodle = (table: Table): boolean =>
  ['parentidnumber', 'idnumber', 'shortname'].every((head) => headed(table).includes(head));

/** Rows as records by their heads, small letters alone: `humancodingscheme`. */
const recordsOf = (table: Table) => {
  const heads = headed(table);
  return table.slice(1).map((cells, at) => ({
    row: at + 2,
    get: (head: string) => cells[heads.indexOf(head)]?.trim() || null,
  }));
};
type Entry = ReturnType<typeof recordsOf>[number];

/** `document` and `associations` are the other sheets of a workbook; a CSV has neither, and so no title. */
export function unitsInOpenSalt(items: Table, document?: Table, associations?: Table): UnitRead[] {
  const entries = recordsOf(items).filter(({ get }) => get('fullstatement'));
  if (entries.length === 0)
    throw new Unreadable(
      'empty',
      'No row of this table has a fullStatement. It needs one for each outcome and criterion.',
    );
  const about = document && recordsOf(document)[0];
  const identifier = about?.get('identifier') ?? made('framework');
  const parents = parentsOf(entries, associations ? recordsOf(associations) : [], identifier);
  const rows = entries.map((entry, at): Row & { order: number[] } => ({
    ...{ identifier: idOf(entry), code: entry.get('humancodingscheme'), statement: entry.get('fullstatement')! },
    ...{ type: entry.get('cfitemtype'), parent: parents[at]!, order: orderOf(entry) },
  }));
  const ordered = rows.toSorted((a, b) => comparedBy(a.order, b.order));
  const top = { identifier, code: null, statement: about?.get('title') ?? '', type: null, items: [] };
  return withLost(
    top,
    ordered.map(({ order: _, ...row }) => row),
  );
}

const idOf = (entry: Entry) => entry.get('identifier') ?? made(entry.row);

/** By the associations; else by “Is Child Of”, by the smart level (1.2 under 1) or by the code (A.B.C under A.B). */
function parentsOf(entries: Entry[], associations: Entry[], top: string): string[] {
  const given = new Map(
    associations
      .filter(({ get }) => /^is\s*child\s*of$/i.test(get('associationtype') ?? ''))
      .map(({ get }) => [get('originnodeidentifier'), get('destinationnodeidentifier')]),
  );
  const known = (head: string, value: string | null) => {
    const found = value ? entries.find(({ get }) => get(head) === value) : undefined;
    return found && idOf(found);
  };
  return entries.map((entry) => {
    const said = entry.get('ischildof');
    const byCode = parentOf(entry.get('humancodingscheme'), (code) => known('humancodingscheme', code));
    const byLevel = parentOf(entry.get('smartlevel'), (level) => known('smartlevel', level));
    const bySaid = known('identifier', said) ?? known('humancodingscheme', said);
    return given.get(entry.get('identifier')) ?? bySaid ?? (entry.get('smartlevel') ? byLevel : byCode) ?? top;
  });
}

/** The nearest that is there of those that a code stands under: of A.B.C first A.B, then A. */
function parentOf(code: string | null, find: (code: string) => string | undefined): string | undefined {
  const parts = code?.split('.') ?? [];
  for (let length = parts.length - 1; length > 0; length--) {
    const found = find(parts.slice(0, length).join('.'));
    if (found) return found;
  }
  return undefined;
}

const orderOf = (entry: Entry): number[] =>
  (entry.get('smartlevel') ?? entry.get('sequencenumber') ?? entry.get('listenumeration') ?? '')
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0);

const comparedBy = (a: number[], b: number[]): number => {
  const at = a.findIndex((part, nth) => part !== (b[nth] ?? 0));
  return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? 0);
};

/** The columns of Moodle's tool for competency frameworks; one row is the framework. */
export function unitsInMoodle(table: Table): UnitRead[] {
  const entries = recordsOf(table);
  const framework =
    entries.find(({ get }) => get('isframework') === '1') ?? entries.find(({ get }) => !get('idnumber'));
  const top = {
    ...{ identifier: framework?.get('idnumber') ?? made('framework'), code: framework?.get('idnumber') ?? null },
    ...{ statement: framework?.get('shortname') ?? '', type: null, items: [] },
  };
  const rows = entries
    .filter((entry) => entry !== framework && entry.get('shortname'))
    .map((entry): Row => {
      const code = entry.get('idnumber');
      const id = code ?? made(entry.row);
      const description = withoutTags(entry.get('description') ?? '');
      const statement = description || entry.get('shortname')!;
      return { identifier: id, code, statement, type: null, parent: entry.get('parentidnumber') ?? top.identifier };
    });
  if (rows.length === 0) throw new Unreadable('empty', 'No row of this table is a competency with a short name.');
  return withLost(top, rows);
}

function withLost(top: Parameters<typeof treeOf>[0], rows: Row[]): UnitRead[] {
  const tree = treeOf(top, rows);
  const units = unitsInFramework(tree.top);
  if (tree.lost.length > 0) {
    const what = `${tree.lost.length} rows name a parent that is not in the table, and are left out: ${tree.lost
      .slice(0, 5)
      .map(({ code, statement }) => code ?? statement.slice(0, 60))
      .join(', ')}`;
    units[0]!.check.push({ what, certain: false });
  }
  return units;
}
