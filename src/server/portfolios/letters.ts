// The letters by which candidate and assessor call the places in a piece of evidence. Pure.

type Pointing = { id: string; place: string; quote: string | null };

/** The letter of every claim, by its id: one for each place and sentence, in the order of the claims. */
export function lettersOf(claims: readonly Pointing[]): Map<string, string> {
  const known = new Map<string, string>();
  return new Map(
    claims.map(({ id, place, quote }) => {
      const at = `${place} ${quote ?? ''}`;
      if (!known.has(at)) known.set(at, letter(known.size));
      return [id, known.get(at)!];
    }),
  );
}

const letter = (index: number): string =>
  (index >= 26 ? letter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(97 + (index % 26));
