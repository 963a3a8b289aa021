// The picture that a member of the sample adds to finished work: a whiteboard, drawn here, with a row for each visit that was moved.
import sharp from 'sharp';

const days = ['MON', 'TUE', 'WED', 'THU', 'FRI'];
/** Capital letters as strokes in a square of 10, so that the drawing needs no font. */
const strokes: Record<string, string> = {
  D: 'M1 0V10H5Q9 10 9 5T5 0Z',
  E: 'M9 0H1V10H9M1 5H7',
  F: 'M9 0H1V10M1 5H7',
  H: 'M1 0V10M9 0V10M1 5H9',
  I: 'M5 0V10',
  M: 'M0 10V0L5 6L10 0V10',
  N: 'M1 10V0L9 10V0',
  O: 'M5 0Q0 0 0 5T5 10Q10 10 10 5T5 0',
  R: 'M1 10V0H6Q9 0 9 3T6 5H1M5 5L9 10',
  T: 'M0 0H10M5 0V10',
  U: 'M1 0V7Q1 10 5 10T9 7V0',
  W: 'M0 0L2 10L5 3L8 10L10 0',
};

/** By row: on which day the visit is now, and whether somebody has rung. */
const visits: [number, boolean][] = [
  [0, true],
  [1, true],
  [1, false],
  [3, true],
  [4, false],
];
const [left, top, wide, high] = [330, 210, 170, 110];

const heading = (word: string, at: number) =>
  [...word]
    .map((letter, place) => {
      const x = left + at * wide + 30 + place * 38;
      return `<path d="${strokes[letter]}" transform="translate(${x} 135) scale(2.8)" stroke-width="1.6"/>`;
    })
    .join('');

const row = ([day, rung]: [number, boolean], at: number) => {
  const y = top + at * high;
  const magnet = rung ? `<circle cx="285" cy="${y + 55}" r="17" fill="#2f7d4f" stroke="none"/>` : '';
  const note = `<rect x="${left + day * wide + 22}" y="${y + 18}" width="126" height="74" fill="#f6dd6b" stroke="none"
    transform="rotate(${(at % 3) - 1} ${left + day * wide} ${y})"/>`;
  const written = `M110 ${y + 58}q12 -26 24 0t24 0t24 0t24 ${at * 2}t22 -6`;
  return `<path d="M90 ${y}H1180"/>${magnet}${note}<path d="${written}" stroke-width="4"/>
    <path d="M${left + day * wide + 42} ${y + 48}h84m-84 20h${50 + at * 7}" stroke-width="3"/>`;
};

/** As a JPEG, the same each time. */
export const drawnBoard = (): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="900">
      <rect width="1280" height="900" fill="#b9b2a4"/><rect x="50" y="60" width="1180" height="770" rx="10" fill="#8d9499"/>
      <rect x="68" y="78" width="1144" height="734" fill="#fbfbf8"/><rect x="480" y="808" width="320" height="22" fill="#6f767b"/>
      <g fill="none" stroke="#2b3a55" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">
        ${days.map(heading).join('')}${days.map((_, at) => `<path d="M${left + at * wide} 110V${top + 5 * high}"/>`).join('')}
        ${visits.map(row).join('')}
      </g></svg>`),
  )
    .jpeg({ quality: 78 })
    .toBuffer();
