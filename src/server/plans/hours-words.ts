type Timed = { hours: number; people?: number | undefined; share?: unknown };
/** The hours of a task as people say them: "6 h", "6 h each, 2 people", or "12 h, shared out". */
export const sayHours = ({ hours, people = 1, share }: Timed): string =>
  share ? `${hours} h, shared out` : people > 1 ? `${hours} h each, ${people} people` : `${hours} h`;

/** To the hundredth, as hours are typed: parts of hours add up to fifteen decimals. Pure. */
export const sumOfHours = (rows: readonly { hours: number }[]): number =>
  Math.round(rows.reduce((sum, { hours }) => sum + hours, 0) * 100) / 100;
