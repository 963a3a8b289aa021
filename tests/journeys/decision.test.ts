// The decision on a unit on a phone, as candidate, assessor and coordinator live it: read, disputed, upheld; what stands in the way
// cleared line by line; feedback given and answered; a licence that has run out.
import { expect, test } from 'vitest';
import { day, fits, inSample, opened, phone, phoneWithoutScript, says } from './in-sample.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('decision');

/** The decision page of a candidate's portfolio. */
async function decisionOf(visit: Visitor, candidate: string) {
  await visit.go('/prove');
  await opened(visit, candidate);
  await opened(visit, 'The decision, and what stands in its way');
  await visit.page.getByRole('heading', { level: 1, name: /: decision$/ }).waitFor();
}

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

test('R-103 on a phone without script the candidate reads the decision from Today, acknowledges it and disputes it', async () => {
  const roisin = await enter('Róisín Daly', phoneWithoutScript);
  await opened(roisin, 'Read the decision on unit LH-07');
  await says(roisin, 'Competent: decided by Geoff Ainsworth');
  await fits(roisin);
  await roisin.fill({ 'What you say to it': 'I will frame it.' });
  await roisin.press('Acknowledge the decision');
  await says(roisin, 'You have acknowledged the decision.');
  await says(roisin, 'I will frame it.');
  await roisin.page.getByText('I do not agree with it').click();
  await roisin.press('Dispute the decision');
  await says(roisin, 'Enter what you do not agree with, and why');
  await roisin.fill({
    'What you do not agree with, and why': 'The second letter was Callum’s idea, and it says nothing of him.',
  });
  await roisin.press('Dispute the decision');
  await says(roisin, 'Disputed by the candidate');
  await fits(roisin);
});

test('R-103 the assessor answers by keyboard alone; without a reason nothing is upheld', async () => {
  const geoff = await enter('Geoff Ainsworth', phone);
  await opened(geoff, 'Answer Róisín Daly, who disputes the decision');
  await geoff.isSound();
  const { keyboard } = geoff.page;
  await geoff.page.getByLabel('Why the decision stays').focus();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await says(geoff, 'Enter why the decision stays');
  await geoff.page.getByLabel('Why the decision stays').focus();
  await keyboard.type('The idea may be his; the letter and its test were hers.');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await says(geoff, 'The decision is upheld.');
  await geoff.isSound();
});

test('R-103 R-096 what stands in the way is said with who clears it; criteria are met together, or one below the requirements with a reason', async () => {
  const geoff = await enter('Geoff Ainsworth', phone);
  await decisionOf(geoff, 'Imani Clarke');
  await says(geoff, /^Say whether .* are met$/);
  await says(geoff, 'The candidate declares the unit');
  await geoff.isSound();
  const ready = geoff.page.getByRole('group', { name: /^Enough is accepted/ }).getByRole('checkbox');
  const many = await ready.count();
  expect(many).toBeGreaterThan(2);
  await geoff.press('Say that these are met');
  await says(geoff, 'Tick the criteria that are met');
  for (const box of await ready.all()) await box.check();
  await geoff.press('Say that these are met');
  await says(geoff, `${many} criteria are met. The candidate sees it.`);
  await opened(geoff, '2.3 is not met');
  await geoff.press('Say that 2.3 is met');
  await says(geoff, /^Enter why 2.3 is met although it lacks/);
  await geoff.fill({ 'Why 2.3 is met all the same': 'I watched her support Callum on two further days.' });
  await geoff.isSound();
  await geoff.press('Say that 2.3 is met');
  await says(geoff, 'quality assurance reads the reason');
  await geoff.page.getByText('Open it again').click();
  await geoff.fill({ 'Why it is open again': 'One of the days was not hers.' });
  await geoff.press('Open 2.3 again');
  await says(geoff, '“One of the days was not hers.”');
});

test('R-103 feedback keeps every word where an action has no day; the candidate acknowledges it and says what is done', async () => {
  const geoff = await enter('Geoff Ainsworth', phone);
  await geoff.go('/prove');
  await opened(geoff, 'Imani Clarke');
  await opened(geoff, 'Feedback and its actions');
  await geoff.fill({
    'What it is about': 'Your winter plan',
    'Feedback to Imani Clarke': 'You ask the quiet ones first now.',
  });
  await geoff.fill({ 'Action 1': 'Show me the talk with Siân' });
  await geoff.press('Give the feedback');
  await says(geoff, /^Enter the day by which/);
  expect(await geoff.page.getByLabel('Feedback to Imani Clarke').inputValue()).toBe(
    'You ask the quiet ones first now.',
  );
  await day(geoff, 'Action 1 to be done by', inDays(20));
  await geoff.press('Give the feedback');
  await says(geoff, 'The feedback is kept.');
  await geoff.isSound();
  const imani = await enter('Imani Clarke', phone);
  await imani.go('/prove');
  await opened(imani, 'Imani Clarke');
  await opened(imani, 'Feedback and its actions');
  await imani.isSound();
  await imani.press('Acknowledge the feedback');
  await says(imani, 'You have acknowledged the feedback.');
  await imani.press('Done');
  await says(imani, 'The action is done.');
});

test('R-103 a licence that has run out stops the assessor, and the way to renew it is said', async () => {
  const joan = await enter('Joan Whitlock');
  await joan.go('/prove/competence');
  await joan.isSound();
  await opened(joan, 'Geoff Ainsworth');
  await joan.page.getByLabel('What it shows').selectOption('Licence');
  await joan.fill({ 'What it is called': 'Licence 7', 'Who awarded it, or what was seen of it': 'Card seen' });
  await day(joan, 'Held from', '2024-01-01');
  await day(joan, 'Last day', '2023-12-31');
  await joan.press('Keep the record');
  await says(joan, 'Enter a last day that is not before the first');
  await day(joan, 'Last day', '2024-12-31');
  await joan.press('Keep the record');
  await says(joan, 'Something has run out');
  await joan.isSound();
  const geoff = await enter('Geoff Ainsworth', phone);
  await decisionOf(geoff, 'Imani Clarke');
  await says(geoff, /“Licence 7” ran out on 31 December 2024/);
  await geoff.page.getByRole('link', { name: 'Conflicts of interest' }).click();
  await says(geoff, 'None is recorded');
  await geoff.isSound();
  await joan.go('/prove/enrolments');
  await opened(joan, /^Assign/);
  await opened(joan, 'Suspend or end this enrolment');
  await joan.isSound();
  await joan.press('End the enrolment');
  await says(joan, 'Enter the reason');
});
