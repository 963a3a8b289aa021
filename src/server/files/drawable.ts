// Of which files a preview is drawn, and in words why not of others. Pure.
import { extensionOf, type Kind, kinds } from './kinds.ts';

/** Pictures that can be drawn here; HEIC needs a licensed decoder. */
const drawable: readonly string[] = [kinds.png.type, kinds.jpeg.type, kinds.webp.type, kinds.gif.type];
const mostBytes = 60_000_000;

export const isDrawable = ({ type, size }: { type: string; size: number }): boolean =>
  drawable.includes(type) && size <= mostBytes;

/** Why no preview is drawn of a kept file, whose name ends as its kind does; null where one is. */
export function sayNoPreview({ name, size }: { name: string; size: number }): string | null {
  const kind = Object.values<Kind>(kinds).find(({ extensions }) => extensions.includes(extensionOf(name)));
  if (!kind) return 'No preview is drawn of this kind of file: download it to open it.';
  if (isDrawable({ type: kind.type, size })) return null;
  if (kind === kinds.heic)
    return 'No preview: a HEIC picture cannot be drawn here. Download it to open it; of a JPEG copy a preview would be drawn.';
  return drawable.includes(kind.type)
    ? `No preview: pictures above ${mostBytes / 1_000_000} MB are not drawn. Download it to open it.`
    : `No preview is drawn of ${kind.words}: download it to open it.`;
}
