// Moments of a recording, as people read them. Pure.

/** Of sound in one part of a recording made here: so much is lost at most where a tab is closed. */
export const secondsOfPart = 4;

/** "about 40 seconds", "about 12 minutes": a recording made here says no length of its own, but its parts are all as long but for the last. */
export function aboutHowLong(parts: number): string {
  const seconds = parts * secondsOfPart;
  return seconds < 100 ? `about ${seconds} seconds` : `about ${Math.round(seconds / 60)} minutes`;
}

/** "12:05" of 725 seconds; "1:02:05" above an hour. */
export function inMinutes(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
