// A candidate and what Leadwell suggests: put away, brought back, claimed. On a phone without script, and looked at by axe with it.
import { describe, expect, test } from 'vitest';
import { fits, inSample, opened, phoneWithoutScript, says } from './in-sample.ts';
import { oneStory } from './story.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('suggestions');
let imani: Visitor;
let there = '';

const suggestions = () => imani.page.locator('#suggestions');

describe('R-095 suggestions', () => {
  oneStory();

  test('stand beside the evidence, with why and where, and claim nothing', async () => {
    imani = await enter('Imani Clarke', phoneWithoutScript);
    await imani.go('/prove');
    await opened(imani, 'Imani Clarke');
    await opened(imani, /^Agreement with Tomasz Nowak: Fewer/);
    there = new URL(imani.page.url()).pathname;
    await suggestions().getByText('because Tomasz Nowak was asked what support they want, and answered').waitFor();
    const place = suggestions()
      .getByRole('link', { name: /^Place/ })
      .first();
    await place.click();
    expect(await imani.page.locator(':target.place--suggested').count()).toBe(1);
    await fits(imani);
  });

  test('are put away with one press, and brought back with another', async () => {
    const one = suggestions().getByRole('button', { name: /^Not this one.*2\.2$/ });
    await one.click();
    await says(imani, 'Put away. You can bring it back.');
    expect(await one.count()).toBe(0);
    await suggestions().getByText('One put away').click();
    await suggestions()
      .getByRole('button', { name: /^Bring it back/ })
      .click();
    await says(imani, 'The suggestion is back.');
    expect(await one.count()).toBe(1);
  });

  test('go into the claim with place and reason, to be confirmed; then they are claimed', async () => {
    await suggestions()
      .getByRole('link', { name: /^Claim it.*2\.2/ })
      .click();
    expect(await imani.page.getByRole('radio', { checked: true }).count()).toBe(1);
    const how = imani.page.getByLabel('How this shows the criterion');
    expect(await how.inputValue()).toBe('Tomasz Nowak was asked what support they want, and answered.');
    await fits(imani);
    await imani.press('Claim it');
    await says(imani, 'Claimed.');
    await imani.isAt(there);
    expect(
      await suggestions()
        .getByText(/^2\.2$/)
        .count(),
    ).toBe(0);
  });

  test('say so where none fits, and what it was read against', async () => {
    await imani.go('/prove');
    await opened(imani, 'Imani Clarke');
    await opened(imani, /^How I planned the summer/);
    await suggestions()
      .getByText(/^Nothing more suggested: it was read against the 20 criteria of unit 39/)
      .waitFor();
    await fits(imani);
  });

  test('for a criterion name records that are no evidence yet; both pages are sound', async () => {
    const scripted = await enter('Imani Clarke');
    await scripted.go(there);
    await scripted.isSound();
    await scripted.go('/prove');
    await opened(scripted, 'Imani Clarke');
    await opened(scripted, 'Criteria and evidence as a matrix');
    await scripted.page.locator('a[href*="/criteria/"]').nth(2).click();
    await says(scripted, 'because 4 team members raised points or spoke to them, and everybody present decided');
    await scripted.isSound();
    await opened(scripted, /^Use as evidence.*Minutes/);
    await says(scripted, 'Minutes: What we keep from the summer');
  });
});
