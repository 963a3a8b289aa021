// `npm run faults`: the faults at full length: twenty rounds of each kill. `npm test` runs three.
import { node, run } from './run.mjs';

const prepared = await run(process.execPath, ['scripts/prepare.mjs']);
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'faults', ...process.argv.slice(2)];
process.exitCode = prepared || (await run(node, vitest, { LEADWELL_FAULT_ROUNDS: '20' }));
