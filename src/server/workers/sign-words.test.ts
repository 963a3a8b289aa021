import { expect, test } from 'vitest';
import { signInWords } from './sign-words.ts';

test('R-106 a sign that no typeface has is printed as a name or a code, whole, and never as parts of it', () => {
  const missing = new Set(['👍', '🏽', '\u{20e3}', '❤', '\u{fe0f}', '👩', '\u{200d}', '💻', '🇬', '🇧', '日']);
  const words = (signs: string[]) => signs.map((sign) => signInWords(sign, missing));
  expect(words(['👍🏽', '❤️', '👩‍💻', '🇬🇧', '日'])).toEqual([
    ...['[thumbs up]', '[red heart]', '[emoji U+1F469]', '[flag GB]', '[U+65E5]'],
  ]);
  expect(words(['é', '★', '☺️', '1️⃣'])).toEqual(['é', '★', '☺', '1']);
});
