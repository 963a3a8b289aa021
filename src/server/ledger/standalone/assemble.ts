// Makes the stand-alone verifier out of the very sources that `leadwell verify` runs, so that the two cannot disagree.
// To make it anew after a change: node src/server/ledger/standalone/assemble.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Verifier } from './verifier.ts';

const ledger = join(import.meta.dirname, '..');

/** In the order in which they lean on one another. */
const shared = [
  'encoding',
  'sha256-portable',
  'canonical',
  'merkle',
  'merkle-verify',
  'entry',
  'checkpoint-note',
  'public-key',
  'signature',
  'package-format',
  'package-zip',
  'package-unzip',
  'package-verify-outside',
  'package-verify-ledger',
  'package-verify-evidence',
  'package-verify',
];

export function assemble(): Verifier {
  const core = shared.map((name) => plain(`${name}.ts`)).join('\n');
  const words = plain('standalone/words.ts');
  const template = readFileSync(join(import.meta.dirname, 'page.html'), 'utf8');
  const program = `${core}\n${words}\n${plain('standalone/page.ts')}`;
  return {
    page: template.replace('/* the verifier */', () => program),
    script: `${core}\n${words}\n${plain('standalone/command.ts')}`,
  };
}

/** A source without its types, imports and exports: all parts stand together in one module. */
function plain(path: string): string {
  const stripped = stripTypeScriptTypes(readFileSync(join(ledger, path), 'utf8'));
  const alone = stripped
    .replace(/^import\s[^;]*? from '\.[^']*';$/gm, '')
    .replace(/^export (?=(async )?function|const|let)/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return `// ${path}\n${alone}\n`;
}

if (import.meta.main) {
  const { page, script } = assemble();
  const folder = join(ledger, '../../../verifier');
  writeFileSync(join(folder, 'verify.html'), page);
  writeFileSync(join(folder, 'verify.mjs'), script);
}
