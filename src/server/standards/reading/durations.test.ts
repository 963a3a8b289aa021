import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationForm, readDuration } from './durations.ts';
import type { Meaning } from './meanings.ts';

const read = (header: string, text: string, meaning: Meaning = 'talk') =>
  readDuration(text, durationForm(header, meaning, [text]));

test.each([
  ['Talk', '0:02:23', 143],
  ['Talk', '00:02:23.500', 143.5],
  ['Talk', '26:00:01', 93_601],
  ['Talk', '1 day, 2:03:04', 93_784],
  ['Talk', '0 days 00:02:23', 143],
  ['Talk', '1.02:03:04', 93_784],
  ['Talk', '2:23', 143],
  ['Talk (hh:mm)', '2:23', 8580],
  ['Talk in seconds', '109', 109],
  ['talk_s', '109.5', 109.5],
  ['Talk in minutes', '4.5', 270],
  ['Talk (ms)', '4500', 4.5],
  ['Resolution (hrs)', '17.25', 62_100],
  ['Time to resolve (days)', '2', 172_800],
  ['Talk', '2m 5s', 125],
  ['Talk', '1 hour 2 minutes', 3720],
  ['Talk', '45 sec', 45],
  ['Talk', '1h30m', 5400],
  ['Talk', 'PT2M23S', 143],
  ['Talk', '2 minutes and 5 seconds', 125],
])('under "%s", "%s" is %f seconds', (header, text, seconds) => {
  expect(read(header, text)).toBe(seconds);
});

test.each(['', 'long', ':', '1:2:3:4', '1:75:00', '0:00:75', 'm', 'P', 'T', '5 apples'])(
  '"%s" is no duration',
  (text) => {
    expect(read('Talk', text)).toBe(null);
  },
);

test('a clock comes back as the seconds it was made of', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 359_999 }), (seconds) => {
      const part = (size: number) => String(Math.floor(seconds / size) % 60).padStart(2, '0');
      expect(read('Talk', `${Math.floor(seconds / 3600)}:${part(60)}:${part(1)}`)).toBe(seconds);
    }),
  );
});

test('without a unit, telephones count seconds, talks of 4.5 are minutes, first replies minutes, resolutions hours', () => {
  const unit = (meaning: Meaning, ...sample: string[]) => durationForm('x', meaning, sample);
  expect(unit('wait', '12', '109')).toMatchObject({ unit: 'seconds', certain: false });
  expect(unit('handle', '4.5', '3.25', '7.1')).toMatchObject({ unit: 'minutes', certain: false });
  expect(unit('first-response', '15', '45')).toMatchObject({ unit: 'minutes', certain: false });
  expect(unit('resolution', '17.2', '3.5')).toMatchObject({ unit: 'hours', certain: false });
  expect(unit('talk', '0.00165509259', '0.0028009259')).toMatchObject({ unit: 'day-fraction', certain: true });
});
