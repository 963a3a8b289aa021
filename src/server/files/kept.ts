// Where this installation keeps its files.
import { join } from 'node:path';
import { diskStore } from './disk.ts';
import type { FileStore } from './store.ts';

const opened = new Map<string, FileStore>();

/** Opened afresh: for a data folder that has just been made in the place of another. */
export const newFileStore = (home: string): FileStore => diskStore(join(home, 'files'));

/** The store in the data folder. */
export function fileStore(home = process.env.LEADWELL_DATA ?? 'data'): FileStore {
  const store = opened.get(home) ?? newFileStore(home);
  opened.set(home, store);
  return store;
}
