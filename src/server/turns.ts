/** Answers the function that gives the turn back. */
type Take = () => Promise<() => void>;

/**
 * At most `most` hold a turn at a time; the others wait, first come, first served. Whoever has held one for `long` milliseconds no
 * longer counts, so that a long read or import holds up nobody.
 */
export function turns(most: number, long: number): Take {
  let held = 0;
  const waiting: (() => void)[] = [];
  const pass = () => {
    const next = waiting.shift();
    if (next) next();
    else held--;
  };
  return async () => {
    if (held < most) held++;
    else await new Promise<void>((go) => waiting.push(go));
    let counts = true;
    const end = () => {
      if (!counts) return;
      counts = false;
      clearTimeout(timer);
      pass();
    };
    const timer = setTimeout(end, long);
    return end;
  };
}
