// Two colleagues, one without script on a phone, coach and are coached, from the need to the review; two others look whether it held.
import { describe, expect, test } from 'vitest';
import { daysAfter } from '../../src/server/day-words.ts';
import { day, fits, inSample, opened, phone, phoneWithoutScript, says } from './in-sample.ts';
import { today } from './own-plan.ts';
import { oneStory } from './story.ts';
import { smallTargets } from './targets.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('coaching');
let priya: Visitor;
let yusuf: Visitor;
let plan = '';
let session = '';

const choose = ({ page }: Visitor, label: string, option: string) =>
  page.getByLabel(new RegExp(`^${label}`)).selectOption({ label: option });
const tick = ({ page }: Visitor, label: string) => page.getByRole('radio', { name: label }).check();
const unfold = ({ page }: Visitor, summary: string) => page.locator('summary', { hasText: summary }).click();

describe('R-022 R-023 R-025 R-026 R-121 coaching', () => {
  oneStory();

  test('is begun by a colleague, written, and agreed by both', async () => {
    priya = await enter('Priya Nair');
    yusuf = await enter('Yusuf Demir', phoneWithoutScript);
    await priya.go('/lead/coaching');
    await opened(priya, 'Begin coaching');
    await priya.press('Begin');
    await priya.page.getByRole('alert').waitFor();
    await tick(priya, 'I coach');
    await choose(priya, 'With whom', 'Yusuf Demir');
    await tick(priya, 'The coachee’s own wish');
    await priya.fill({ 'What is it needed for?': 'Gas calls: he hands them on too early.' });
    await priya.press('Begin');
    await says(priya, 'Begun. Both of you can write the plan now.');
    await priya.isSound();
    await priya.fill({
      Objective: 'Tenants with no heating hear at the first call who comes when.',
      'Measured by': 'Heating calls of ten settled by him',
      'Where that stands now': '2 of 10',
      Target: '7 of 10',
      'Why this method': 'He wants to hear how others ask.',
      'How both will know that it has worked': 'Seven of ten, heard by both.',
    });
    await day(priya, 'Reached by', daysAfter(today, 40));
    await choose(priya, 'Method', 'Sitting beside each other at work');
    await priya.press('Keep the plan');
    await says(priya, 'The plan is kept.');
    plan = new URL(priya.page.url()).pathname;
    await priya.fill({ 'What I expect of it': 'You say first what you think.' });
    await priya.press('Keep what I expect');
    await says(priya, 'What you expect is kept.');
    await priya.press('Propose the plan');
    await says(priya, 'You proposed this yourself');

    await yusuf.go('/today?all');
    await opened(yusuf, 'Agree the coaching plan with Priya Nair');
    await fits(yusuf);
    await says(yusuf, 'Both of you first say what you expect of it.');
    await yusuf.fill({ 'What I expect of it': 'Time after the call.' });
    await yusuf.press('Keep what I expect');
    await yusuf.press('I agree to this plan');
    await says(yusuf, 'Agreed. Say next how far it is at the start.');
    await priya.go(plan);
    await choose(priya, 'How far Yusuf Demir is at the start', '1: With help');
    await priya.fill({ 'What it rests on': 'Ten heating calls heard together.' });
    await priya.press('Fix the start');
    await says(priya, 'The start is fixed.');
    await fits(yusuf);
  });

  test('R-023 R-024 in a session the coachee writes first; their own thoughts stay theirs until shared', async () => {
    await unfold(priya, 'Arrange a session');
    await day(priya, 'Day', today);
    await priya.fill({ Time: '00:05' });
    await priya.press('Arrange the session');
    session = new URL(priya.page.url()).pathname;
    await priya.press('We have met');
    await says(priya, 'The coachee writes first, and has 3 days for it.');

    await yusuf.go('/today?all');
    await opened(yusuf, 'Write your part of the session with Priya Nair');
    await fits(yusuf);
    await yusuf.fill({ 'What I make of it': 'I hand them on because I fear the gas.' });
    await yusuf.press('Keep what I make of it');
    await says(yusuf, 'Kept. You alone read it.');
    await priya.go(session);
    expect(await priya.page.getByText('fear the gas').count()).toBe(0);
    await yusuf.fill({
      'Goal: what I want from this talk': 'To dare to keep the call',
      'Option 1: what I could do': 'Ask three questions before I hand on',
      'My next step': 'Three questions, in five calls',
    });
    await choose(yusuf, 'How sure am I that I will do it', '5');
    await yusuf.press('Keep it, Priya Nair writes next');
    await says(yusuf, 'Enter what would make you surer');
    await fits(yusuf);
    await yusuf.fill({ 'What would make me surer?': 'If the questions lay beside the phone' });
    await yusuf.press('Keep it, Priya Nair writes next');
    await says(yusuf, 'Kept. Your coach writes next.');

    await priya.go(session);
    await says(priya, 'Your own suggestion opens once there are two options');
    await yusuf.fill({ 'Option 2: what I could do': 'Listen to how Priya asks' });
    await yusuf.press('Keep my part');
    await tick(yusuf, 'Priya Nair too');
    await yusuf.press('Keep what I make of it');
    await says(yusuf, 'Shared. Your coach writes next.');
    await priya.go(session);
    await says(priya, 'I hand them on because I fear the gas.');
    await priya.isSound();
    await priya.fill({
      'What I saw and heard': 'In the boiler call you asked when it last ran, and booked it yourself.',
      'My own suggestion': 'Say aloud that you are looking it up.',
    });
    await priya.press('Keep my part');
    await priya.press('I agree to this record');
    await says(priya, 'Agreed.');
    await yusuf.go(session);
    await yusuf.press('I agree to this record');
    await says(yusuf, 'Agreed by both');
    await priya.go('/lead/coaching');
    await priya.isSound();
    expect(await yusuf.page.getByLabel('My next step').count()).toBe(0);
  });

  test('R-025 its effect is reviewed, with the level then', async () => {
    await yusuf.go(session);
    await yusuf.fill({ 'What came of it': 'Four of five settled by me.' });
    await yusuf.press('Keep what came of it');
    await priya.go(plan);
    await priya.isSound();
    await priya.press('Begin the review');
    await tick(priya, 'It is achieved');
    await priya.fill({ 'What came of it, and why': 'Seven of ten.' });
    await priya.press('Keep what came of it');
    await says(priya, 'Choose the level now');
    await choose(priya, 'How far it is now', '3: Well, and under pressure');
    await priya.fill({ 'What it rests on': 'Ten heating calls.' });
    await priya.press('Keep what came of it');
    await says(priya, 'Achieved. It is looked at again after 30, 60 and 90 days');
    await yusuf.go(plan);
    await says(yusuf, 'Achieved, followed up');
    await fits(yusuf);
  });

  test('R-122 nobody else finds it', async () => {
    for (const name of ['Imani Clarke', 'Moira Telfer', 'Joan Whitlock']) {
      const other = await enter(name);
      for (const address of [plan, session]) expect((await other.page.goto(address))!.status(), name).toBe(404);
    }
  });

  test('R-025 after 30 days a coachee on a phone says whether it holds', async () => {
    const adwoa = await enter('Adwoa Mensah', phone);
    await adwoa.go('/today?all');
    await opened(adwoa, 'See with Mei-Lin Zhou whether the coaching holds after 30 days');
    await choose(adwoa, 'How far it is after 30 days', '3: Well, and under pressure');
    await adwoa.fill({ 'What it rests on': 'Five calls of this week.' });
    await adwoa.press('Keep the follow-up');
    await says(adwoa, 'It holds: level 3, as at the review.');
    await adwoa.page.getByRole('img', { name: 'How far Adwoa Mensah is, level 0 to 4' }).waitFor();
    await fits(adwoa);
    expect(await smallTargets(adwoa.page)).toEqual([]);
  });

  test('R-093 R-095 a session is evidence in one step, with what it could show', async () => {
    const imani = await enter('Imani Clarke');
    await imani.go('/lead/coaching');
    await opened(imani, 'Darnell Brooks');
    await imani.page.getByRole('table', { name: 'Sessions' }).getByRole('link').last().click();
    await imani.press('Use as evidence');
    await says(imani, /Darnell Brooks wrote down how they see their own work/);
  });
});
