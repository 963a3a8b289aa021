/** The hours of a task as people say them: "6 h", or "6 h each, 2 people". */
export const sayHours = ({ hours, people = 1 }: { hours: number; people?: number | undefined }): string =>
  people > 1 ? `${hours} h each, ${people} people` : `${hours} h`;
