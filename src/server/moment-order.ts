// Moments as the database writes them ("2026-10-05T09:00:30.5+00:00"), in order: for `sort`, earliest first.

/** By language "…:30+00:00", a whole second, would stand behind "…:30.5+00:00": there a full stop comes before a plus. */
export const inTime = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
