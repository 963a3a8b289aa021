import { beforeEach } from 'vitest';

/** The tests around are one story: where one has failed, those after it fail at once, and do not each wait in vain. */
export function oneStory() {
  let stopped: string | null = null;
  beforeEach(({ task, onTestFailed }) => {
    if (stopped) throw new Error(`The story stopped before, at “${stopped}”.`);
    onTestFailed(() => {
      stopped = task.name;
    });
  });
}
