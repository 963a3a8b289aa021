/** The hours of a task as people say them: "6 h", or "6 h each, 2 people". */
export const sayHours = ({ hours, people = 1 }: { hours: number; people?: number | undefined }): string =>
  people > 1 ? `${hours} h each, ${people} people` : `${hours} h`;

/** To the hundredth, as hours are typed: parts of hours add up to fifteen decimals. Pure. */
export const sumOfHours = (rows: readonly { hours: number }[]): number =>
  Math.round(rows.reduce((sum, { hours }) => sum + hours, 0) * 100) / 100;
