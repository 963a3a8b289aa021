// A candidate writes for themselves, is asked about it, and takes it as evidence; the two talk about what is still to be explained.
import { describe, expect, test } from 'vitest';
import { day, fits, inSample, opened, phone, phoneWithoutScript, says } from './in-sample.ts';
import { oneStory } from './story.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('journal');
const told = 'I treated all my team exactly the same on 2 November. I wrote the rota. I printed it. I sent it out.';
const found = (who: Visitor) => who.page.getByRole('region', { name: 'Does it reflect?' });

/** A network on which the script comes only when the answer is called, and its first question does not arrive. */
async function slowAndOnceLost({ page }: Visitor): Promise<() => void> {
  const { promise: comes, resolve: call } = Promise.withResolvers<void>();
  await page.route(/while-writing/, async (route) => {
    await comes;
    await route.continue();
  });
  await page.route(/\/edit\?\/check/, (route) => route.abort(), { times: 1 });
  return call;
}

describe('R-100 R-101 R-121 the journal', () => {
  oneStory();

  test('without script a draft is checked on its button, saved unfinished, and no word is lost', async () => {
    const imani = await enter('Imani Clarke', phoneWithoutScript);
    await imani.go('/prove/journal');
    await fits(imani);
    await opened(imani, /^Help asked by/);
    await says(imani, /The questions are only to begin with/);
    await imani.press('Save it');
    await imani.page.getByRole('alert').waitFor(); // nothing is written yet
    await fits(imani);
    await imani.fill({ 'What happened': told });
    await imani.press('Check it');
    await found(imani).getByText('the same for everybody shuts out').waitFor();
    expect(await imani.page.getByLabel('What happened').inputValue()).toBe(told);
    await fits(imani);
    await imani.press('Save it');
    await says(imani, 'Saved. Nobody else reads it.');
    await says(imani, 'Enter a title first');
    await fits(imani);
  });

  test('R-122 nobody else finds it, whatever their role', async () => {
    const imani = await enter('Imani Clarke');
    await imani.go('/prove/journal');
    await opened(imani, /^I treated all my team/);
    await imani.page.getByRole('heading', { level: 1, name: /^I treated/ }).waitFor();
    const address = new URL(imani.page.url()).pathname;
    for (const name of ['Geoff Ainsworth', 'Moira Telfer', 'Adwoa Mensah']) {
      const other = await enter(name);
      const answer = await other.page.goto(address);
      expect([name, answer!.status()]).toEqual([name, 404]);
    }
  });

  test('while it is written, what was found changes with the words; a reason sets one aside', async () => {
    const imani = await enter('Imani Clarke', phone);
    await imani.go('/prove/journal');
    await opened(imani, /^I treated all my team/);
    const typedAll = await slowAndOnceLost(imani); // who writes is quicker than the script, and the first check is lost on its way
    await opened(imani, 'Change it');
    await found(imani).getByText('the same for everybody shuts out').waitFor();
    await imani.fill({
      Title: 'The rota that was fair to nobody',
      'What happened': told.replace('I treated all my team exactly the same on', 'I drew one rota for all on'),
      'Why it went so': 'I asked myself why. I had assumed that nobody minds lunch, because I never ask.',
    });
    typedAll();
    await found(imani).getByText('the same for everybody shuts out').waitFor({ state: 'detached' });
    await found(imani)
      .getByText(/It holds reflection/)
      .waitFor();
    await imani.isSound();
    await imani.press('Save it');
    await imani.page.getByText('Set one of them aside, and say why').click();
    await imani.page.getByRole('radio', { name: /^No figure shows the effect/ }).check();
    await imani.press('Set it aside');
    await imani.page.getByRole('alert').waitFor(); // a reason is asked for
    expect(await imani.page.getByRole('radio', { name: /^No figure shows the effect/ }).isChecked()).toBe(true);
    await imani.fill({ 'Why it does not matter here': 'Nothing was counted in those weeks' });
    await imani.press('Set it aside');
    await says(imani, '“Nothing was counted in those weeks”');
    await imani.isSound();
  });

  test('R-093 in one step it is evidence, each paragraph a place, with what is weak named for its writer alone', async () => {
    const imani = await enter('Imani Clarke', phone);
    await imani.go('/prove/journal');
    await opened(imani, 'The rota that was fair to nobody');
    await imani.press('Take it as evidence');
    await says(imani, /^Kept as evidence \d+/);
    await says(imani, 'Written in the candidate’s journal, version 2, read by nobody else before');
    await imani.isSound();
    await opened(imani, /things? to look at$/);
    await says(imani, '“Nothing was counted in those weeks”');
    await imani.isSound();
  });

  test('R-108 an account can wait as a draft, and a claim that only points elsewhere is asked how', async () => {
    const imani = await enter('Imani Clarke');
    await imani.go('/prove');
    await opened(imani, 'Imani Clarke');
    await imani.page.getByRole('link', { name: 'Add evidence' }).first().click();
    await opened(imani, 'Write an account');
    await imani.fill({
      'What it is about':
        'If a customer complained I would listen to them first. I would then offer to ring them back.',
    });
    await imani.page.getByText(/this says what you would do/).waitFor();
    await imani.isSound();
    await imani.press('Save as a draft');
    await opened(imani, 'Change it');
    await imani.fill({ Title: 'Listening first' });
    await day(imani, 'When it happened, or began', '2026-09-09');
    await imani.press('Save it');
    await imani.press('Take it as evidence');
    await opened(imani, 'Claim a criterion');
    await imani.fill({ 'How this shows the criterion': 'See above' });
    await imani.page.getByText('sends your assessor to look for it themselves').waitFor();
    await imani.isSound();
  });
});

test('R-092 the guide for a discussion asks candidate and assessor about what was done, and prints', async () => {
  for (const name of ['Imani Clarke', 'Geoff Ainsworth']) {
    const who = await enter(name, phone);
    await who.go('/prove');
    await opened(who, 'Imani Clarke');
    await opened(who, 'Guide for a professional discussion');
    await says(who, /^In the work plan “/);
    await fits(who);
    await who.isSound();
    await who.page.emulateMedia({ media: 'print' });
    await says(who, /^In the work plan “/);
    await who.page.emulateMedia({ media: null });
  }
});
