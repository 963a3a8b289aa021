// `npm run check`: what can be said without running the product, in half a minute.
import { runChecks, typesOfRoutes } from './checks.mjs';
import { run } from './run.mjs';

const prepared = await run(process.execPath, ['scripts/prepare.mjs', '--no-build']);
if (prepared === 0) await typesOfRoutes();
process.exitCode = prepared !== 0 || (await runChecks({ withShape: true })) > 0 ? 1 : 0;
