/** What is asked for as it is written elsewhere: a number may be an id of another system, which tells capitals apart. */
const words = ['q', 'number'];
const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Ids that an address asks for, in small letters. In capitals they are the same (RFC 9562, 4), and the database gives back none other, so
 * what is compared with its rows must be small. Those in the path are made so by their matcher (`params.ts`), those of forms by `fields.ts`.
 */
export function makeIdsSmall({ searchParams }: URL): void {
  for (const [name, value] of [...searchParams])
    if (id.test(value) && value !== value.toLowerCase() && !words.includes(name))
      searchParams.set(name, value.toLowerCase());
}
