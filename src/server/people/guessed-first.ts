// Passwords that are long and still guessed first: a piece said again and again, rows of keys, and the word itself. Pure.

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
];
const lines = rows.flatMap((row) => [row, [...row].reverse().join('')]);
const word = /p[a@4][s$5]{2}w[o0]r[dt]/g;
const fewest = 6; // signs that must be left beside all of these

/** Whether nearly all of a password is what is guessed first. Made for those of at least 12 characters. */
export function isGuessedFirst(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  return (
    isRepeated(plain.replaceAll(/[\s_.,-]|[!?]+$/g, '')) || withoutRuns(plain.replaceAll(word, '')).length < fewest
  );
}

/** Whether a text is one piece twice or more, the last time perhaps cut short. */
function isRepeated(text: string): boolean {
  for (let piece = 1; piece <= text.length / 2; piece++) if (text.slice(piece) === text.slice(0, -piece)) return true;
  return false;
}

/** What is left of a text without three or more signs that follow each other in a row, or are the same. */
function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    const run = runAt(text, at);
    if (run < 3) left += text[at];
    at += run < 3 ? 1 : run;
  }
  return left;
}

function runAt(text: string, at: number): number {
  let same = 1;
  while (text[at + same] === text[at]) same++;
  return Math.max(same, ...lines.map((line) => followed(text, at, line)));
}

/** How many signs from `at` stand in `line` in the same order. */
function followed(text: string, at: number, line: string): number {
  const from = line.indexOf(text[at]!);
  let length = 0;
  while (from >= 0 && at + length < text.length && line[from + length] === text[at + length]) length++;
  return length;
}
