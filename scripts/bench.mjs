// `npm run bench`: how fast the built product is, beside what others measured; `--quick` takes one to four minutes, without it up to fifteen.
import { node, run } from './run.mjs';

const prepared = await run(process.execPath, ['scripts/prepare.mjs']);
process.exitCode = prepared || (await run(node, ['bench/bench.ts', ...process.argv.slice(2)]));
