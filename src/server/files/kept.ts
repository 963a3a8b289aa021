// Where this installation keeps its files.
import { join } from 'node:path';
import { diskStore } from './disk.ts';
import type { FileStore } from './store.ts';

const opened = new Map<string, FileStore>();

/** The store in the data folder. */
export function fileStore(home = process.env.LEADWELL_DATA ?? 'data'): FileStore {
  const store = opened.get(home) ?? diskStore(join(home, 'files'));
  opened.set(home, store);
  return store;
}
