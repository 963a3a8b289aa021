// A performance review as its parties live it: own view first, feedback, talk, comment, both signatures; appealed to the manager, changed
// and signed anew; what was agreed comes back in their one-to-ones.
import { expect, test } from 'vitest';
import { day, fits, inSample, opened, phone, phoneWithoutScript, says } from './in-sample.ts';
import { oneStory } from './story.ts';

oneStory();
const enter = inSample('performance-review');
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
let address = '';

test('R-030 the member writes their own view first, without script; what is missing is said and nothing typed is lost', async () => {
  const imani = await enter('Imani Clarke');
  const darnell = await enter('Darnell Brooks', phoneWithoutScript);
  await darnell.go('/today?all');
  await opened(darnell, 'Write your own view for your review with Imani Clarke');
  address = new URL(darnell.page.url()).pathname;
  await fits(darnell);
  await imani.go(address);
  await says(imani, 'Darnell Brooks has not handed it in.');
  await imani.isSound();
  await darnell.fill({ 'What went well': 'I booked the right visit in May.' });
  await darnell.press('Hand in my view');
  await says(darnell, 'Enter what was hard, with an example');
  expect(await darnell.page.getByLabel('What went well').inputValue()).toBe('I booked the right visit in May.');
  await darnell.press('Keep as a draft');
  await imani.go(address);
  expect(await imani.page.getByText('I booked the right visit').count()).toBe(0);
  await darnell.fill({
    'What was hard': 'Two chats at once.',
    'What you want to learn, change or take on': 'Webchat.',
  });
  await darnell.press('Hand in my view');
  await says(darnell, 'Nobody changes them.');
  await fits(darnell);
});

test('R-034 the leader reads it beside what it rests on, and the member nothing of the draft', async () => {
  const imani = await enter('Imani Clarke', phone);
  await imani.go('/today?all');
  await opened(imani, 'Write your feedback for Darnell Brooks’s review');
  await says(imani, 'Two chats at once.');
  await imani.page.getByRole('table', { name: /Figures of Darnell Brooks/ }).waitFor();
  await says(imani, 'How it is spread over the period');
  await fits(imani);
  await imani.isSound();
  await imani.fill({ 'What you say of the period': 'In May you booked the visit for Foundry Court in one call.' });
  await imani.press('Keep as a draft');
  const darnell = await enter('Darnell Brooks', phone);
  await darnell.go(address);
  expect(await darnell.page.getByText('Foundry Court in one call').count()).toBe(0);
  await imani.press('Show it to Darnell Brooks');
  await day(imani, 'The day on which you talked', inDays(0));
  await imani.fill({ 'What you talked about': 'How two chats at once go.' });
  await imani.press('Keep what was talked about');
  await darnell.go('/today?all');
  await opened(darnell, 'Comment on your review with Imani Clarke');
  await darnell.press('Keep my comment');
  await says(darnell, 'Write your comment, or tick that you have nothing to add');
  await darnell.fill({ 'What you say of it': 'I would have liked to hear that in May.' });
  await darnell.press('Keep my comment');
  await says(darnell, 'Signing comes once a development objective and an action are agreed.');
  await darnell.isSound();
});

test('R-030 both sign exactly what stands, and it is an action of their one-to-ones', async () => {
  const imani = await enter('Imani Clarke');
  await imani.go(address);
  await imani.fill({ 'What is to be developed': 'Two chats at once without a wait over two minutes' });
  await imani.page.getByLabel('The standard or objective that it is for').selectOption('We settle it the first time');
  await imani.fill({ 'How you will know': 'Ten chats read' });
  await day(imani, 'Reached by', inDays(60));
  await imani.press('Add the objective');
  await says(imani, 'Serves the standard');
  await imani.fill({ 'What is to be done': 'Read ten chats together', 'What shows that it is done': 'Notes of both' });
  await imani.page.getByLabel('Who does it').selectOption('Darnell Brooks');
  await day(imani, 'Done by', inDays(20));
  await imani.press('Add the action');
  await imani.isSound();
  await imani.press('Sign');
  await says(imani, 'It waits for the signature of Darnell Brooks.');
  const darnell = await enter('Darnell Brooks', phoneWithoutScript);
  await darnell.go('/today?all');
  await opened(darnell, 'Sign the review with Imani Clarke');
  await darnell.page.getByLabel('I agree in part').check();
  await darnell.press('Sign');
  await says(darnell, 'Say with which part you do not agree');
  await darnell.fill({ 'What you add to your signature': 'Not that it came so late' });
  await darnell.press('Sign');
  await says(darnell, 'Both have signed it.');
  await opened(darnell, 'Your one-to-ones');
  await says(darnell, /Read ten chats together/);
});

test('R-030 the member appeals to the manager, who reads what was signed; it is changed, and both sign again', async () => {
  const darnell = await enter('Darnell Brooks', phone);
  await darnell.go(address);
  await darnell.isSound();
  await darnell.fill({ 'What you ask to be looked at, and why': 'It says nothing of the evening shift.' });
  await darnell.press('Appeal');
  await says(darnell, 'Moira Telfer decides by');
  const moira = await enter('Moira Telfer', phone);
  await moira.go('/today?all');
  await opened(moira, 'Decide on the appeal of Darnell Brooks');
  await says(moira, 'It says nothing of the evening shift.');
  expect(await moira.page.getByText('Two chats at once.', { exact: true }).count()).toBe(0);
  await fits(moira);
  await moira.isSound();
  expect((await moira.page.request.get(address)).status()).toBe(404);
  await moira.page.getByLabel('The review is to change').check();
  await moira.fill({ Why: 'The evening shift belongs in it.' });
  await moira.press('Decide');
  await says(moira, 'The review is to change, and both sign again.');
  const imani = await enter('Imani Clarke');
  await imani.go(address);
  await says(imani, 'It waits for the signature of Darnell Brooks and Imani Clarke.');
  await imani.page.getByText('Change what you wrote').click();
  await imani.fill({ 'Your feedback, changed': 'In May, and on the evening shift in June, you booked right.' });
  await imani.press('Change the feedback');
  await imani.press('Sign');
  await darnell.go(address);
  await says(darnell, 'version 2');
  await darnell.page.getByLabel('I agree with this review').check();
  await darnell.press('Sign');
  await says(darnell, 'Both have signed it.');
  await darnell.page.getByLabel('No', { exact: true }).check();
  await darnell.press('Keep my answer');
  await imani.go(address);
  await says(imani, /Darnell Brooks does not let you take this review as evidence/);
  expect(await imani.page.getByRole('button', { name: 'Use as evidence' }).count()).toBe(0);
});

test('R-093 a review whose member consents is taken as evidence in one step', async () => {
  const imani = await enter('Imani Clarke');
  await imani.go('/lead/reviews');
  await imani.isSound();
  await opened(imani, 'Priya Nair');
  await says(imani, /Priya Nair lets you take this review as evidence/);
  await imani.isSound();
  await imani.press('Use as evidence');
  await imani.page
    .getByRole('heading', { level: 1, name: /Performance review, Imani Clarke and Priya Nair/ })
    .waitFor();
});
