// Setting a PDF/UA with Typst: the look that all of ours share, then the template of this one.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { inWorker } from '../workers/run.ts';

/** `data` is everything the templates print, in words. @throws Error when it cannot be set */
export async function setPdf(
  template: 'portfolio' | 'record' | 'sheet',
  data: Record<string, unknown>,
): Promise<Uint8Array> {
  const folder = resolve(process.env.LEADWELL_ROOT ?? process.cwd(), 'src/server/portfolios');
  const read = (name: string) => readFile(resolve(folder, `${name}.typ`), 'utf8');
  const source = (await Promise.all([read('house'), read(template)])).join('\n');
  return inWorker<Uint8Array>('pdf', { source, data }, 120_000);
}
