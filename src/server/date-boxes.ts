// A date in three boxes, as people fill them in. Pure.
const months = 'january february march april may june july august september october november december'.split(' ');

/** YYYY-MM-DD; '' where all three are empty, and no date where what stands there is none: 12, 12th, Dec and December are read. */
export function dateFromBoxes(boxes: { day: string; month: string; year: string }): string {
  const [day, month, year] = [boxes.day, boxes.month, boxes.year].map((box) => box.trim()) as [string, string, string];
  if (!day && !month && !year) return '';
  return [year, monthIn(month), day.replace(/(?<=\d)(st|nd|rd|th)$/i, '').padStart(2, '0')].join('-');
}

function monthIn(typed: string): string {
  const name = typed.toLowerCase().replace(/\.$/, '');
  const found = name.length < 3 ? -1 : months.findIndex((month) => month.startsWith(name));
  return found < 0 ? typed.padStart(2, '0') : String(found + 1).padStart(2, '0');
}
