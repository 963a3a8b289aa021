import { expect, test } from 'vitest';
import { textsOf } from '../form-reading.ts';
import { peopleFile } from './people-import.ts';

/** What a form with this file is answered, read as it arrives: a file that is refused early is still read to its end. */
async function answerTo(content: string, name = 'people.csv') {
  const body = new FormData();
  body.append('file', new File([content], name));
  body.append('after', 'it');
  let said = '';
  const request = new Request('http://localhost/', { method: 'POST', body });
  const texts = await textsOf(request, async (_, bytes) => {
    await peopleFile({ name, content: bytes }).catch((error: Error) => {
      said = error.message;
    });
  });
  expect(texts.get('after')).toBe('it');
  return said;
}

const people = (count: number) =>
  `Name,E-mail\n${Array.from({ length: count }, (_, at) => `Ada Lovelace ${at},ada${at}@example.org\n`).join('')}`;

test.each([
  ['24,000 people', people(24_000), 'The file has more than 20000 rows. Bring it in parts.'],
  ['300,000 people in 12 MB', people(300_000), 'The file is larger than 10 MB. Bring it in parts.'],
  [
    '700,000 blank lines',
    `Name\n${'\n'.repeat(700_000)}Ada\n`,
    'The file has more than 20000 rows. Bring it in parts.',
  ],
  ['250,000 columns', `${'a,'.repeat(250_000)}\n`, 'Row 1 has 250001 columns, and a file of people may have 500.'],
  ['an open quotation mark', `Name\n"${'Ada\n'.repeat(500_000)}`, 'a quotation mark in it is never closed'],
  ['2 MB of brackets', '['.repeat(2_000_000), 'This is JSON, not a table of rows.'],
  ['a line of 2 MB', 'x'.repeat(2_000_000), 'Row 1 is longer than 1000000 characters.'],
  ['a web page named .xls', '<html><table><tr><td>Name</td></tr></table>', 'This is a web page or XML'],
  ['a line of 50 MB', 'x'.repeat(50_000_000), 'The file is larger than 10 MB. Bring it in parts.'],
])('%s: refused in words, and the form is read to its end', async (_, content, words) => {
  expect(await answerTo(content)).toContain(words);
});
