// The end of verify.mjs: node verify.mjs <package.zip> [--checkpoint <file>] [--key <file or id>] [--json]
import { readFileSync } from 'node:fs';
import { verifyPackage } from '../package-verify.ts';
import { inWords } from './words.ts';

const words = process.argv.slice(2);
const option = (name: string) => (words.includes(name) ? words.splice(words.indexOf(name), 2)[1] : undefined);
const [checkpoint, key] = [option('--checkpoint'), option('--key')];
const asJson = words.includes('--json');
const [path] = words.filter((word) => !word.startsWith('--'));

if (path === undefined) {
  console.error('Usage: node verify.mjs <package.zip> [--checkpoint <file>] [--key <file or id>] [--json]');
  process.exitCode = 2;
} else {
  const result = await verifyPackage(readFileSync(path), {
    ...(checkpoint === undefined ? {} : { checkpoint: readFileSync(checkpoint, 'utf8') }),
    ...(key === undefined ? {} : { keys: [/^[0-9a-fA-F]{32,64}$/.test(key) ? key : readFileSync(key, 'utf8')] }),
  });
  console.log(asJson ? JSON.stringify(result, null, 2) : inWords(result).join('\n'));
  process.exitCode = result.ok ? 0 : 1;
}
