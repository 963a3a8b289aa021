// Work that can be undone hears Ctrl-C and SIGTERM, instead of being cut off by them.
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs `work` with a signal that aborts when the process is asked to stop; until it has ended, nothing else happens then. */
export async function hearingStop<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const asked = new AbortController();
  const stop = () => asked.abort();
  for (const signal of signals) process.on(signal, stop);
  try {
    return await work(asked.signal);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

/** Settles as `work` does, or fails at once when it is asked to stop. */
export function orStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, fail) => {
    stop.addEventListener('abort', () => fail(stop.reason));
    if (stop.aborted) fail(stop.reason);
  });
  return Promise.race([work, stopped]);
}
