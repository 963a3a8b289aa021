// What the places of a document are called: on screen, in the PDF and in the package alike.
import { whoSaid } from './who-said.ts';

type Sections<Block> = readonly { heading: string; blocks: readonly Block[] }[];

/** All places in order, each with its name: several of one name are numbered. */
export function namedPlaces<Block extends { id: string; label: string; by?: string }>(
  sections: Sections<Block>,
): (Block & { name: string })[] {
  const places = sections.flatMap(({ heading, blocks }) =>
    blocks.map((block) => ({ ...block, name: placeName(heading, whoSaid(block).label) })),
  );
  return places.map((place, at) => {
    const before = places.slice(0, at).filter(({ name }) => name === place.name).length;
    const alone = places.filter(({ name }) => name === place.name).length === 1;
    return alone ? place : { ...place, name: `${place.name} (${before + 1})` };
  });
}

/** A label alone may be no more than the name of who spoke, so its heading stands before it. */
export const placeName = (heading: string, label: string): string =>
  !label || label.startsWith(heading) ? label || heading : `${heading}: ${label}`;
