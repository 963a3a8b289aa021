// Where the tests keep what they make: on a disk in memory, where there is one with room. They make and throw away dozens
// of installations, and each costs a real disk more than it costs the processor.
import * as fs from 'node:fs'; // whole: what an old Node lacks must not end the run
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const needed = 4 * 1024 ** 3;
const prefix = 'leadwell-tests-';

/** A new folder for all temporary files of a run; what a run left that was killed hours ago is removed. */
export function temporaryFolder() {
  const place = roomInMemory() ? memory : tmpdir();
  const left = fs
    .readdirSync(place)
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(place, name));
  for (const folder of left)
    if (Date.now() - fs.statSync(folder).mtimeMs > 3 * 3_600_000) fs.rmSync(folder, { recursive: true, force: true });
  return fs.mkdtempSync(join(place, prefix));
}

/** Programs are run from there as well, so it must allow that. */
function roomInMemory() {
  try {
    const mounts = fs.readFileSync('/proc/mounts', 'utf8').split('\n');
    const [, , , options = 'noexec'] = mounts.map((line) => line.split(' ')).find(([, at]) => at === memory) ?? [];
    const { bavail, bsize } = fs.statfsSync(memory);
    return !options.split(',').includes('noexec') && bavail * bsize > needed && freemem() > needed;
  } catch {
    return false; // there is none, or an old Node cannot tell
  }
}
