// The order of the files of tests. One that takes minutes begins at once: it must not be left to itself when all others are through.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Longest first, as measured: three stories in a browser, then what kills, starts and restores whole installations. */
const long = [
  'journeys/newcomer',
  'journeys/main-job',
  'journeys/accounts',
  'faults/kill-job',
  'faults/kill-app',
  'journeys/odd-requests',
  'faults/start',
  'src/cli/installation',
  'src/server/installation/backup',
  'src/server/installation/unfit-backup',
  'src/server/installation/broken-restore',
  'allocation/brute-force',
  'src/server/jobs',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.includes(`${name}.test.`));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
