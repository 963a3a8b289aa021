import { parentPort, workerData } from 'node:worker_threads';
import { readUnits } from '../qualifications/reading/read-units.ts';
import type { UnitReadMessage } from '../qualifications/reading/reading-beside.ts';
import { Unreadable } from '../tables/unreadable.ts';

const { content, file } = workerData as { content: Uint8Array; file: string | null };
parentPort!.postMessage(await read());

async function read(): Promise<UnitReadMessage> {
  try {
    return { read: await readUnits(content, file) };
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: error.message };
    throw error;
  }
}
