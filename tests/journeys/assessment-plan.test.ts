// How an assessment goes on a phone, as its parties live it: planned and agreed, moved and agreed anew, adjusted in confidence,
// reviewed with the employer, and taken out as a file.
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { day, fits, inSample, opened, phone, phoneWithoutScript, says } from './in-sample.ts';

const enter = inSample('assessment-plan');
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const briefing = 'How you give out the work of a week';

test('R-103 the assessor plans from their caseload; what is wrong is said beside it and nothing typed is lost', async () => {
  const geoff = await enter('Geoff Ainsworth', phone);
  await geoff.go('/prove/caseload');
  await says(geoff, /One enrolment that you assess/);
  await geoff.isSound();
  await opened(geoff, /^18 |^\d+ \w+ 20\d\d$/);
  await geoff.page.getByRole('heading', { level: 1, name: 'Assessment plan: Imani Clarke' }).waitFor();
  await geoff.isSound();
  await geoff.page.getByLabel('How it is assessed').selectOption('Observation');
  await geoff.fill({ 'What is assessed': briefing, Place: 'The Hub', Criteria: '1.1, 9.9' });
  await day(geoff, 'Day', inDays(5));
  await geoff.press('Put it into the plan');
  await says(geoff, /“9\.9” is no criterion of this unit \(its codes go from 1\.1 to/);
  expect(await geoff.page.getByLabel('What is assessed').inputValue()).toBe(briefing);
  await geoff.isSound();
  await geoff.fill({ Criteria: '1.1, 1.3' });
  await geoff.press('Put it into the plan');
  await says(geoff, 'Changed since both agreed');
  await geoff.press('I agree to this plan');
  await says(geoff, 'You have agreed to the plan as it stands.');
});

test('R-103 the candidate moves it on a phone without script, and both are asked again', async () => {
  const imani = await enter('Imani Clarke', phoneWithoutScript);
  await imani.go('/today?all');
  await opened(imani, 'Agree to the assessment plan');
  await fits(imani);
  const article = imani.page.getByRole('article').filter({ hasText: briefing });
  await article.getByText(`Change “${briefing}”`).click();
  const move = article.getByRole('group', { name: 'Move' });
  const [year, month, date] = inDays(6).split('-');
  for (const [label, value] of Object.entries({ Day: date, Month: month, Year: year }))
    await move.getByLabel(label, { exact: true }).fill(value!);
  await move.getByRole('button', { name: 'Move it' }).click();
  await says(imani, 'Enter why it moves');
  await move.getByLabel('Why it moves').fill('The rota comes out a day later');
  await move.getByRole('button', { name: 'Move it' }).click();
  await says(imani, '“The rota comes out a day later”');
  await imani.press('I agree to this plan');
  await says(imani, 'Imani Clarke, ');
  await fits(imani);
  const geoff = await enter('Geoff Ainsworth', phone);
  await geoff.go('/today?all');
  await opened(geoff, 'Agree to the assessment plan with Imani Clarke');
  await geoff.press('I agree to this plan');
  await says(geoff, 'Agreed by both');
  const [calendar] = await Promise.all([
    geoff.page.waitForEvent('download'),
    opened(geoff, 'Into your calendar').catch(() => undefined),
  ]);
  expect(await readFile(await calendar.path(), 'utf8')).toContain(`SUMMARY:Observation: ${briefing}`);
});

test('R-120 what somebody needs is asked and answered between the two alone', async () => {
  const imani = await enter('Imani Clarke', phone);
  await imani.go('/prove');
  await opened(imani, 'Imani Clarke');
  await opened(imani, 'Assessment plan, and reviews of progress');
  await opened(imani, 'What is done otherwise for you');
  await imani.isSound();
  await imani.fill({ 'What would help': 'Questions in writing, a day before' });
  await imani.press('Ask your assessor');
  const address = imani.page.url();
  const geoff = await enter('Geoff Ainsworth', phone);
  await geoff.go('/today?all');
  await opened(geoff, 'Answer what Imani Clarke asks to be done otherwise');
  await geoff.page.getByLabel('Yes').check();
  await geoff.fill({ 'What is done, or why not': 'You get them by mail the evening before' });
  await geoff.press('Answer');
  await says(geoff, 'It is done so');
  await geoff.isSound();
  const joan = await enter('Joan Whitlock');
  const answer = await joan.page.goto(address);
  expect(answer?.status()).toBe(404);
});

test('R-103 a review is begun by the assessor, and signed by candidate and employer, each from Today', async () => {
  const geoff = await enter('Geoff Ainsworth', phone);
  await geoff.go('/prove/caseload');
  await opened(geoff, /^By /);
  await geoff.isSound();
  await geoff.fill({ 'How Imani Clarke gets on': 'Two voices from outside now, and a meeting to come.' });
  await geoff.press('Begin the review');
  await says(geoff, 'It waits for the signature of Imani Clarke, Geoff Ainsworth and Moira Telfer.');
  await says(geoff, 'Ask two people outside the team for a testimony (Imani Clarke): done on');
  await geoff.isSound();
  await geoff.fill({ 'What is to be done': 'Let Imani lead the next briefing of the board' });
  await geoff.page.getByLabel('Who does it').selectOption('Moira Telfer');
  await day(geoff, 'To be done by', inDays(30));
  await geoff.press('Add the action');
  await geoff.press('Sign the review');
  await says(geoff, 'You have signed the review as it stands.');
  const moira = await enter('Moira Telfer', phoneWithoutScript);
  await moira.go('/today?all');
  await opened(moira, 'Sign the review of Imani Clarke');
  await fits(moira);
  expect(
    await moira.page
      .getByRole('main')
      .getByRole('link', { name: /^evidence/ })
      .count(),
  ).toBe(0);
  await moira.fill({ 'What you say': 'She will have the March board.' });
  await moira.press('Say it');
  await moira.press('Sign the review');
  await fits(moira);
  const imani = await enter('Imani Clarke', phone);
  await imani.go('/today?all');
  await opened(imani, 'Sign the review of your progress');
  await says(imani, 'She will have the March board.');
  await imani.press('Sign the review');
  await geoff.go('/today?all');
  await opened(geoff, 'Sign the review of Imani Clarke'); // Moira spoke after he had signed
  await geoff.press('Sign the review');
  await says(geoff, 'Each has signed it, so it stays as it is.');
  await geoff.isSound();
});

test('R-103 a caseload is taken out as a file without script, and what has ended is listed when asked', async () => {
  const joan = await enter('Joan Whitlock', phoneWithoutScript);
  await joan.go('/prove/caseload');
  await opened(joan, 'Show also what is achieved or has ended');
  await says(joan, '2 enrolments at the centre');
  await says(joan, '3 claims');
  expect(await joan.page.getByRole('link', { name: '3 claims' }).count(), 'hers to see, not to judge').toBe(0);
  await fits(joan);
  await joan.page.getByLabel('CSV').check();
  const [file] = await Promise.all([
    joan.page.waitForEvent('download'),
    joan.press('Make the file').catch(() => undefined),
  ]);
  expect(file.suggestedFilename()).toMatch(/^caseload \d+ \w+ \d{4}\.csv$/);
  const rows = parse(await readFile(await file.path(), 'utf8'), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  expect(rows.map(({ Candidate }) => Candidate)).toEqual(['Imani Clarke', 'Róisín Daly']);
  expect(rows[0]!['Expected end']).toMatch(/^\d{4}-\d\d-\d\d$/);
});
