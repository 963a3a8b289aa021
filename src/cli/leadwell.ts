// The `leadwell` command as a process: prints what the call answers.
import { fileURLToPath } from 'node:url';
import '#server/packages-once.ts';
import { call } from './call.ts';

// Workers are found beside the product, from wherever the command is called.
process.env.LEADWELL_ROOT ??= fileURLToPath(new URL('../..', import.meta.url));
// A reader that stops reading (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
const { status, stdout, stderr } = await call(process.argv.slice(2));
process.stderr.write(stderr);
process.stdout.write(stdout);
process.exitCode = status;
