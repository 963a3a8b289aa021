// The far end of `inProcess`: what such a process is asked, and how it answers.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

// A server that was killed wants nothing any more. What calculates hears nothing until it is done, so a thread beside it listens.
new Worker(new URL('./server-gone.ts', import.meta.url)).unref();

export const asked = async <Asked>(): Promise<Asked> => (await once(process, 'message'))[0] as Asked;

export const tell = (progress: unknown): void => void process.send?.({ progress });

/** The process ends once the answer is on its way as a whole. */
export const answer = (answered: unknown): void =>
  void process.send?.(answered, undefined, undefined, () => process.disconnect());
