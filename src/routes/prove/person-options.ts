import type { Askable } from '#server/portfolios/sightings.ts';

/** People to choose from, each with what they do; the assessor is named as such. */
export const personOptions = (people: readonly Askable[], assessorId: string | null = null) =>
  people.map(({ id, name, jobTitle }) => {
    const part = id === assessorId ? 'your assessor' : jobTitle;
    return { value: id, label: part ? `${name}, ${part}` : name };
  });
