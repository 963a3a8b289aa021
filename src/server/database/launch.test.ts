import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { guard, guardName } from './launch.ts';

/** As a background command of the shell does until it takes its own signals: it is deaf to the first request. */
const late = 'echo begun; sleep 1; exec "$0" -e "setInterval(() => undefined, 1000)"';

test('a server that hears nothing yet when Leadwell dies is ended all the same', async () => {
  const words = ['-c', guard, guardName, '/bin/sh', '-c', late, process.execPath];
  const guarded = spawn('/bin/sh', words, { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(guarded.stdout, 'data');
  guarded.stdin.end();
  const [code] = await once(guarded, 'exit');
  expect(code).toBe(130); // ended by SIGINT
});
