import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** The verifier that goes into every package: `page` for a browser, `script` for Node. Neither needs anything else. */
export type Verifier = { page: string; script: string };

/** As `assemble.ts` made it. */
export async function readVerifier(): Promise<Verifier> {
  const folder = resolve(process.env.LEADWELL_ROOT ?? process.cwd(), 'verifier');
  const [page, script] = await Promise.all([
    readFile(resolve(folder, 'verify.html'), 'utf8'),
    readFile(resolve(folder, 'verify.mjs'), 'utf8'),
  ]);
  return { page, script };
}
