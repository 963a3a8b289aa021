// Feedback from a leader to a member and back: the leader with script, the member on a phone without it.
import { describe, expect, test } from 'vitest';
import { fits, inSample, opened, phoneWithoutScript, says } from './in-sample.ts';
import { oneStory } from './story.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('feedback');
let imani: Visitor;
let callum: Visitor;
const done = 'What did they do or say?';
const because = 'Why do you give it as it is?';

describe('R-031 R-033 feedback', () => {
  oneStory();

  test('vague words are marked while they are written, and it is asked for what is missing', async () => {
    imani = await enter('Imani Clarke');
    callum = await enter('Callum Reid', phoneWithoutScript);
    await imani.go('/lead/feedback');
    await imani.isSound();
    await opened(imani, 'Give feedback');
    await imani.page.getByLabel('To whom').selectOption('Callum Reid');
    await imani.fill({ [done]: 'Brilliant attitude as always.' });
    await says(imani, /things to look at/);
    expect(await imani.page.locator('mark.vague').allTextContents()).toContain('as always');
    await says(imani, 'What did you see or hear them do?');
    await imani.press('Give it');
    await says(imani, 'Nothing is sent yet.');
    expect(await imani.page.getByLabel(done).inputValue()).toBe('Brilliant attitude as always.');
    await imani.isSound();
  });

  test('said better it goes out without a reason', async () => {
    await imani.fill({
      [done]: 'You wrote the last bus home on the card of every visitor.',
      'When and where was it?': 'At the open evening on Thursday',
      'What came of it?': 'Nobody was left waiting.',
    });
    await says(imani, '2 things to look at');
    await imani.press('Give it');
    await says(imani, 'Given. They see it on their Today.');
    await imani.isSound();
  });

  test('the member finds it on Today, on a phone without script, and says how they see it in their own words', async () => {
    await callum.go('/today?all=1');
    await opened(callum, 'Imani Clarke gives you feedback');
    await fits(callum);
    await callum.press('Say it');
    await says(callum, 'Choose how you see it');
    await callum.page.getByRole('radio', { name: 'I see it otherwise' }).check();
    await callum.fill({ 'In your own words': 'It was Meilin who wrote the cards.' });
    await callum.press('Say it');
    await says(callum, 'Your words stand beside it. Nobody changes them.');
    await fits(callum);
    await callum.go('/today?all=1');
    expect(await callum.page.getByText('Imani Clarke gives you feedback').count()).toBe(0);
  });

  test('the leader reads that, corrects it, and takes it as evidence', async () => {
    await imani.page.reload();
    await says(imani, 'It was Meilin who wrote the cards.');
    await opened(imani, 'Correct it');
    await imani.fill({
      [done]: 'You held the card for every visitor.',
      'Why do you change it?': 'It was Meilin who wrote',
    });
    await imani.press('Correct it');
    await says(imani, 'Corrected. They read it anew; what it said before stays.');
    await imani.isSound();
    await imani.press('Use as evidence');
    await imani.page.waitForURL(/\/prove\/evidence\//);
    await says(imani, 'You held the card for every visitor.');
  });

  test('a member gives it without script, as it is, with a reason', async () => {
    await callum.go('/lead/feedback/new');
    await callum.page.getByLabel('To whom').selectOption('Imani Clarke');
    await callum.fill({ [done]: 'You are great.' });
    await callum.press('Check it');
    await says(callum, /things to look at/);
    await callum.press('Give it');
    await says(callum, 'Enter why you give it as it is, or say it better');
    await callum.fill({ [because]: 'Before I forget it' });
    await fits(callum);
    await callum.press('Give it');
    await says(callum, 'Given as it is, because: Before I forget it');
  });
});
