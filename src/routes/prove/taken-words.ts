/** Said on the page of evidence that was just taken, or that the same version of the record was already. */
export const takenWords = ({ number, again }: { number: number; again: boolean }): string =>
  again
    ? `You took this record as evidence ${number} before, and it has not changed since. This is it.`
    : `Taken as evidence ${number}. Now say what it shows.`;
