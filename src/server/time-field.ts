// A time of day as people write it.
import { z } from 'zod';

/** HH:MM */
export const time = z.string({ error: 'Enter the time, like 2pm or 14:30' }).transform((typed, context) => {
  const read = timeOf(typed);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'Enter the time, like 2pm or 14:30' });
  return z.NEVER;
});

/** HH:MM from what people write: 2pm, 2.30pm, 14:30, 9; null when it is no time of a day. */
export function timeOf(typed: string): string | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(typed.trim());
  if (!found) return null;
  const half = found[3]?.toLowerCase();
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (minute > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return null;
  const hours = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
