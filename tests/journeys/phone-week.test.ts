// A week of two members on their phones, 375 pixels wide: one with script, the other without; their leader at a desk.
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { daysAfter } from '../../src/server/day-words.ts';
import { day, fits, inSample, opened, phone, phoneWithoutScript, says } from './in-sample.ts';
import { agreeTo, openOwnPlan, today, understand } from './own-plan.ts';
import { oneStory } from './story.ts';
import { smallTargets } from './targets.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('phone-week');
const title = 'A week of plain letters';
const home = Buffer.from('\x33\0\0\0\x01\0\0\0', 'latin1'); // 51 degrees north, as Exif writes it
const shelf = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: 'teal' } })
  .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
  .jpeg()
  .toBuffer();
const cast = [
  {
    name: 'Callum Reid',
    options: phone,
    tasks: ['Sort what came back', 'Clear the letter shelf', 'Read ten letters aloud'],
  },
  {
    name: 'Tomasz Nowak',
    options: phoneWithoutScript,
    tasks: ['Ring five tenants', 'Hang up the new form', 'Ask what was unclear'],
  },
] as const;
const inside = new Map<string, Visitor>();
/** Follows what Today says of help with this task. */
const helpWith = ({ page }: Visitor, task: string) =>
  page
    .getByRole('listitem')
    .filter({ hasText: `With “${task}”.` })
    .getByRole('link')
    .click();
let imani: Visitor;
let plan = '';
const photos: string[] = [];

test('R-005 R-006 the week begins with a plan that two agreed to and said in their own words', async () => {
  expect(shelf.includes(home)).toBe(true);
  imani = await enter('Imani Clarke');
  plan = await openOwnPlan(imani, {
    ...{
      title,
      objective: 'Nobody rings to ask what our letters mean',
      noMeasure: 'We count them from January.',
      days: 6,
    },
    tasks: cast.flatMap(({ name, tasks }) => tasks.map((task) => [task, '1', name] as const)),
  });
  for (const { name, options, tasks } of cast) {
    const visit = await enter(name, options);
    inside.set(name, visit);
    await agreeTo(visit, title, tasks);
    await understand(visit, imani, { plan, title, name });
  }
  await imani.go(plan);
  await imani.press('Agree the plan');
  await imani.press('Start the work');
  await says(imani, 'The work is under way.');
});

describe.each(cast)('R-007 R-020 the week of $name on a phone', ({ name, options, tasks: [first, second, third] }) => {
  oneStory();
  let visit: Visitor;
  const hasScript = options === phone;
  /** As it stands: nothing beyond the edge, what a finger meets is large enough, and axe finds nothing. */
  const sound = async () => {
    await fits(visit);
    expect(await smallTargets(visit.page), visit.page.url()).toEqual([]);
    if (hasScript) await visit.isSound();
  };
  const main = () => visit.page.getByRole('main');
  const report = (task: string) =>
    main()
      .getByRole('link', { name: `Done ${task}` })
      .click();

  test('Today leads to the work, where one tap begins it', async () => {
    visit = inside.get(name)!;
    await visit.go('/today?all=1');
    await sound();
    await opened(visit, first);
    await visit.page.getByRole('heading', { level: 1, name: first }).waitFor();
    await sound();
    await visit.press('Begin');
    await says(visit, 'Begun. Your leader sees that it is in progress.');
    await visit.go('/lead/my-work');
    await says(visit, 'In progress');
    await main()
      .getByRole('button', { name: `Begin ${second}` })
      .click();
    await says(visit, 'Begun.');
    await sound();
  });

  test('R-020 two taps from My work ask for help; it is promised, given, and said to have helped', async () => {
    let taps = 0;
    const tap = async (what: Locator) => {
      taps += 1;
      if (hasScript) await what.tap();
      else await what.click();
    };
    await tap(main().getByRole('link', { name: `Ask for help with ${first}` }));
    await visit.page.getByRole('heading', { name: 'What do you need?' }).waitFor();
    await sound();
    await tap(main().getByRole('button', { name: 'I am not sure how' }));
    await says(visit, 'Sent.');
    expect(taps).toBe(2);
    await sound();
    await imani.go('/today?all=1');
    await helpWith(imani, first);
    await imani.fill({ 'What will be done': 'We sort the first box together' });
    await day(imani, 'By when', daysAfter(today, 1));
    await imani.press('Promise it');
    await says(imani, 'Promised.');
    await visit.page.reload();
    await says(visit, /We sort the first box together/);
    await sound();
    await imani.press('It is given');
    await says(imani, 'Marked as given.');
    await visit.go('/today?all=1');
    await helpWith(visit, first);
    await sound();
    await visit.page.getByRole('radio', { name: 'It helped' }).check();
    await visit.press('Save');
    await says(visit, 'Closed: it helped.');
    await sound();
  });

  test('R-007 one task is done with a note, another with a photo; what is no photo is told and the note stays', async () => {
    await visit.go('/lead/my-work');
    await report(first);
    await sound();
    await visit.fill({ 'What came of it': 'All of it lies in four piles' });
    await visit.press('It is done');
    await says(visit, 'Reported as done.');
    await sound();
    await report(second);
    await visit.fill({ 'What came of it': 'It can be found again' });
    const camera = visit.page.getByLabel('Take a photo');
    await camera.setInputFiles({ name: 'shelf.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.7\n%%EOF') });
    await visit.press('It is done');
    await says(visit, 'shelf.jpg is no photo that is kept here.');
    expect(await visit.page.getByRole('textbox', { name: 'What came of it' }).inputValue()).toBe(
      'It can be found again',
    );
    await sound();
    await camera.setInputFiles({ name: 'shelf.jpg', mimeType: 'image/jpeg', buffer: shelf });
    await visit.press('It is done');
    await says(visit, 'Reported as done.');
  });

  test('R-120 R-122 the photo is shown small and upright, leaves as a download that says no place, and is nobody else’s', async () => {
    await opened(visit, second);
    const image = main().getByRole('img', { name: new RegExp(`^1 of 1 of “${second}”`) });
    await image.scrollIntoViewIfNeeded();
    // A machine with much to do may give up drawing it: then it is asked for again, as anybody would.
    const drawn = async () => {
      const [isOver, width] = await image.evaluate(
        (one: HTMLImageElement) => [one.complete, one.naturalWidth] as const,
      );
      if (isOver && width === 0) await visit.page.reload();
      return width;
    };
    await expect.poll(drawn, { interval: 500 }).toBe(640);
    await sound();
    const path = (await main().locator('.photos a').getAttribute('href'))!;
    photos.push(path);
    for (const reader of [visit, imani]) {
      const file = await reader.page.request.get(path);
      expect([file.status(), file.headers()]).toMatchObject([
        200,
        {
          ...{ 'content-type': 'image/jpeg', 'content-security-policy': "sandbox; default-src 'none'" },
          ...{ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
          'content-disposition': expect.stringMatching(/^attachment; filename="shelf.jpg"/),
        },
      ]);
      const bytes = await file.body();
      expect([bytes.subarray(0, 3).toString('hex'), bytes.includes(home)]).toEqual(['ffd8ff', false]);
    }
    const other = await enter('Priya Nair', phone);
    for (const one of [path, `${path}/preview`]) expect((await other.page.request.get(one)).status()).toBe(404);
  });

  test('R-007 the leader finds both on Today, gives one back with words, and the other meets its standard', async () => {
    await imani.go('/today?all=1');
    await opened(imani, `Check 2 tasks that ${name} reported as done`);
    const check = (task: string) => imani.page.getByRole('group', { name: `Check ${task}` });
    await check(first).getByRole('radio', { name: 'Not yet' }).check();
    await check(first).getByRole('button').click();
    await says(imani, 'Enter what is still missing');
    await imani.isSound();
    await check(first).getByRole('textbox').fill('The pile without an address');
    await check(first).getByRole('button').click();
    await says(imani, 'Given back, with your words.');
    await check(second).getByRole('radio', { name: 'Met', exact: true }).check();
    await check(second).getByRole('button').click();
    await says(imani, 'Checked: the standard is met.');
    await imani.isSound();
    await visit.go('/today?all=1');
    await says(visit, 'Still missing: “The pile without an address”');
    await opened(visit, `Finish “${first}”: it was given back`);
    await sound();
    await visit.fill({ 'What came of it': 'That pile is sorted too' });
    await visit.press('It is done');
    await says(visit, 'Reported as done.');
  });

  test('R-007 the board shows all of it to everybody, and nobody beside anybody', async () => {
    const done = photos.length * 2;
    for (const who of [visit, imani]) {
      await who.go('/lead/board');
      const goals = who.page.getByRole('region', { name: title });
      expect((await goals.textContent())?.replaceAll(/\s+/g, ' ')).toContain(
        `${done} of 6 tasks reported done, ${done / 2} of them checked; ${done} h of 6 h`,
      );
      const finished = await who.page.getByRole('main').textContent();
      for (const task of [first, second]) expect(finished).toContain(task);
      expect(finished).not.toContain(third);
    }
    await sound();
  });
});
