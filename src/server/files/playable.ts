// What of a kept file can be shown on a page, and which parts of it can be named: told by its name, which agrees with its content. Pure.
import { extensionOf, isPicture, type Kind, kinds } from './kinds.ts';

export type Shown = 'pages' | 'sound' | 'film' | 'picture';

/** How a file is shown; null where it can only be downloaded. Recordings that may hold a picture are films. */
export function shownAs(name: string): Shown | null {
  const kind = Object.values<Kind>(kinds).find(({ extensions }) => extensions.includes(extensionOf(name)));
  if (!kind) return null;
  if (kind.type === kinds.pdf.type) return 'pages';
  if (kind.type.startsWith('audio/')) return 'sound';
  if (kind.type.startsWith('video/')) return 'film';
  return isPicture(kind.type) ? 'picture' : null;
}

/** Which parts of a file a place can name. */
export const partsOf = (name: string): 'pages' | 'time' | 'region' | null => {
  const shown = shownAs(name);
  if (shown === 'pages') return 'pages';
  if (shown === 'picture') return 'region';
  return shown && 'time';
};
