// The architecture as a test: arrows, sizes, the one way to write, words of the glossary. See ARCHITECTURE.md.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { isOpen, routesWithActions } from '../scripts/route-actions.ts';
import { rules } from '../src/server/permissions.ts';

const source = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map(({ parentPath, name }) => join(parentPath, name));
const code = source.filter((file) => !/\.test\.ts$/.test(file));
const textOf = (file: string) => readFileSync(file, 'utf8');
const lines = (text: string) => text.split('\n').length - 1;

const specifiers = (file: string) =>
  [...textOf(file).matchAll(/(?:from|import\()\s*'([^']+)'/g), ...textOf(file).matchAll(/^\s*import '([^']+)'/gm)].map(
    (found) => found[1]!,
  );
function target(file: string, specifier: string) {
  if (specifier.startsWith('#')) return specifier.replace('#', 'src/');
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : null;
}
const ours = (file: string) =>
  specifiers(file).flatMap((specifier) => {
    const found = target(file, specifier)?.replace(/\?.*$/, '');
    return found ? [found] : [];
  });

// The order of dependency, which is also that of the work: a later folder may read an earlier one, never the reverse.
const domains = [
  'ledger',
  'files',
  'tables',
  'people',
  'qualifications',
  'standards',
  'plans',
  'meetings',
  'support',
  'reviews',
  'insights',
  'portfolios',
  'assessment',
  'search',
  'today',
  'installation',
];
const domainOf = (file: string) => /^src\/server\/([^/]+)\//.exec(file)?.[1] ?? null;
const isTable = (file: string) => file.endsWith('.table.ts');
// What a table may lean on besides tables: the columns all share, and shapes without behaviour.
const besideTables = new Set(['src/server/columns.ts', 'src/server/portfolios/document.ts']);

describe('the arrow', () => {
  test('tables import only tables', () => {
    const wrong = code.filter(isTable).flatMap((file) =>
      ours(file)
        .filter((other) => !isTable(other) && !besideTables.has(other))
        .map((other) => `${file} → ${other}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a domain reads earlier domains only', () => {
    const wrong = code.flatMap((file) => {
      const from = domainOf(file);
      if (!from || !domains.includes(from)) return [];
      return ours(file)
        .filter((other) => domains.indexOf(domainOf(other) ?? '') > domains.indexOf(from))
        .map((other) => `${file} → ${other}`);
    });
    expect(wrong).toEqual([]);
  });

  test('the parts of the look import nothing of ours', () => {
    const wrong = code
      .filter((file) => file.startsWith('src/ui/'))
      .flatMap((file) =>
        ours(file)
          .filter((other) => !other.startsWith('src/ui/'))
          .map((other) => `${file} → ${other}`),
      );
    expect(wrong).toEqual([]);
  });

  test('nothing of the server imports a route or a part of the look', () => {
    const wrong = code
      .filter((file) => file.startsWith('src/server/') || file.startsWith('src/cli/'))
      .flatMap((file) =>
        ours(file)
          .filter((other) => /^src\/(routes|ui)\//.test(other))
          .map((other) => `${file} → ${other}`),
      );
    expect(wrong).toEqual([]);
  });

  test('there is one way to write: through act', () => {
    const allowed = ['src/server/act.ts', 'src/server/ledger/checkpoints.ts'];
    const wrong = code.filter((file) => ours(file).includes('src/server/writing.ts') && !allowed.includes(file));
    expect(wrong).toEqual([]);
    const around = code.filter((file) => /\.writing\(/.test(textOf(file)) && file !== 'src/server/writing.ts');
    expect(around).toEqual([]);
  });

  test('routes hold no SQL', () => {
    const wrong = code.filter(
      (file) =>
        file.startsWith('src/routes/') &&
        specifiers(file).some((from) => /^(drizzle-orm|pg)\b|db\.ts$|\.table\.ts$/.test(from)),
    );
    expect(wrong).toEqual([]);
  });

  test('every route names its actions, and they exist', () => {
    const routes = routesWithActions();
    expect(routes.filter((route) => route.uses === null && !isOpen(route)).map(({ file }) => file)).toEqual([]);
    expect(
      routes.flatMap(({ file, uses }) => (uses ?? []).filter((use) => !(use in rules)).map((use) => `${file}: ${use}`)),
    ).toEqual([]);
  });
});

describe('the size', () => {
  const written = code.filter((file) => !isTable(file));
  const sizes = written.map((file) => ({ file, size: lines(textOf(file)) })).sort((a, b) => a.size - b.size);
  const at = (share: number) => sizes[Math.floor(sizes.length * share)]!.size;

  test('of files: median at most 60 lines, nine in ten at most 160, none over 300', () => {
    expect(sizes.filter(({ size }) => size > 300)).toEqual([]);
    expect(at(0.9)).toBeLessThanOrEqual(160);
    expect(at(0.5)).toBeLessThanOrEqual(60);
  });

  test('of files of tests: none over 300', () => {
    const tests = source.filter((file) => !code.includes(file));
    expect(tests.filter((file) => lines(textOf(file)) > 300)).toEqual([]);
  });

  test('of functions: nine in ten at most 25 lines, none over 60', () => {
    const functions = written.filter((file) => file.endsWith('.ts')).flatMap(functionsIn);
    const sorted = functions.map(({ size }) => size).sort((a, b) => a - b);
    expect(functions.filter(({ size }) => size > 60)).toEqual([]);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(25);
  });
});

function functionsIn(file: string) {
  const tree = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  const found: { file: string; line: number; size: number }[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const from = tree.getLineAndCharacterOfPosition(node.getStart()).line;
      const to = tree.getLineAndCharacterOfPosition(node.getEnd()).line;
      found.push({ file, line: from + 1, size: to - from + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('the words', () => {
  const glossary = textOf('docs/glossary.md').toLowerCase();
  const known = (word: string) => word.split('-').every((part) => glossary.includes(part.replace(/s$/, '')));

  test('of folders, tables and actions stand in the glossary', () => {
    const folders = domains.filter((name) => source.some((file) => domainOf(file) === name));
    const nouns = Object.keys(rules).map((action) => action.split('.')[0]!);
    const tables = code
      .filter(isTable)
      .filter((file) => basename(file) !== 'accounts.table.ts')
      .flatMap((file) =>
        [...textOf(file).matchAll(/pgTable\(\s*'([a-z_]+)'/g)].map((found) => found[1]!.replaceAll('_', '-')),
      );
    expect([...folders, ...nouns, ...tables].filter((word) => !known(word))).toEqual([]);
  });

  test('of files are not empty ones', () => {
    const empty = /(^|[-/.])(utils?|helpers?|manager|service|misc|common)([-/.]|$)/;
    expect(source.filter((file) => empty.test(file))).toEqual([]);
  });

  test('no type is left open, no check switched off', () => {
    const wrong = source.filter((file) =>
      /(: any\b|\bas any\b|<any>|@ts-ignore|@ts-nocheck|@ts-expect-error|\.only\()/.test(textOf(file)),
    );
    expect(wrong).toEqual([]);
  });
});
