// A qualification kept by the centre, a candidate registered for it, and a unit in new words to which an enrolment is moved.
import { expect, test } from 'vitest';
import { fits, inSample, opened, phone, phoneWithoutScript, says } from './in-sample.ts';

const enter = inSample('qualification');

const rules = `Whole | at least 9 credits
Group Needed | all
39 | Lead a team to improve customer services | 7
Group Free | at least 1 unit
T1 | Write to tenants | 2
T2 | Ring tenants | 2
Barred T1 | T2`;

test('R-090 on a phone a coordinator writes rules of combination, registers a candidate and chooses units against the rules', async () => {
  const joan = await enter('Joan Whitlock', phone);
  await joan.go('/prove/qualifications');
  await joan.isSound();
  await opened(joan, 'Add a qualification');
  const asked = { Number: '601/7777/1', 'Where the rules come from': 'Its specification, page 7' };
  await joan.fill({ ...asked, Title: 'Leading with care', 'Rules of combination': rules.replace('all', 'most') });
  await joan.press('Keep the qualification');
  await says(joan, /^Line 2: “most” is no limit/);
  await joan.isSound();
  await joan.fill({ 'Rules of combination': rules });
  await joan.press('Keep the qualification');
  await says(joan, 'Leading with care is kept.');
  await joan.isSound();
  await opened(joan, 'Register a candidate');
  await joan.page.getByLabel('Candidate', { exact: true }).selectOption({ label: 'Imani Clarke' });
  await joan.fill({ 'Unique learner number (ULN)': '9276308687' });
  await joan.press('Register');
  await says(joan, /one of them is mistyped/);
  await joan.isSound();
  await joan.fill({ 'Unique learner number (ULN)': '92763 08686' });
  await joan.press('Register');
  await says(joan, 'Registered. Now choose the units with the candidate.');
  await says(joan, '9276308686');
  await joan.isSound();
  await opened(joan, 'Choose units');
  for (const unit of [/^T1/, /^T2/]) await joan.page.getByRole('checkbox', { name: unit }).check();
  await joan.press('Choose these units');
  await says(joan, /^Choose one of T1 and T2/);
  await joan.page.getByRole('checkbox', { name: /^T2/ }).uncheck();
  await joan.isSound();
  await joan.press('Choose these units');
  await says(joan, 'The units chosen meet every rule once they are achieved.');
  await says(joan, '0 of 2 chosen units are achieved; 0 of 9 credits count.');
});

test('R-090 R-122 the candidate sees their numbers, and the assessor how far they are without them', async () => {
  const [imani, geoff] = [await enter('Imani Clarke', phoneWithoutScript), await enter('Geoff Ainsworth', phone)];
  for (const [visit, knows] of [
    [imani, 1],
    [geoff, 0],
  ] as const) {
    await visit.go('/prove/qualifications');
    await opened(visit, /Leading with care/);
    await opened(visit, 'Imani Clarke');
    await says(visit, /of 9 credits count/);
    await fits(visit);
    expect(await visit.page.getByText('9276308686').count()).toBe(knows);
  }
});

const again = `Unit 39: Lead a team to improve customer services
Level: 3
Credit value: 7
Learning outcome 1: Plan and organise the work of a team
The learner can:
1.1 Treat team members with respect at all times
1.2 Agree with team members, in their own words, their role in delivering effective customer service
1.3 Involve team members in planning and organising their customer service work`;

test('R-090 another wording is the unit’s next version; an enrolment is moved with the differences shown, and its candidate confirms', async () => {
  const joan = await enter('Joan Whitlock', phone);
  await joan.go('/prove/units/read');
  await joan.fill({ 'Text of the unit': again });
  await joan.press('Read it');
  await joan.press('Save the unit');
  await says(joan, /is here already and reads otherwise/);
  await joan.page.getByLabel(/save it as its next version/).check();
  await joan.press('Save the unit');
  await says(joan, /^Saved as the next version/);
  await joan.isSound();
  await joan.go('/prove/enrolments');
  await opened(joan, /Assign.*Imani/);
  await opened(joan, 'move it to the newest version of the unit');
  await says(joan, /the candidate is asked to confirm it/);
  await joan.isSound();
  await joan.press('Move to version 2');
  await says(joan, 'Enter the reason');
  await joan.fill({ 'Why it is moved': 'The awarding body revised it' });
  await joan.press('Move to version 2');
  await says(joan, /^Moved\./);
  const imani = await enter('Imani Clarke', phoneWithoutScript);
  await imani.go('/prove');
  await opened(imani, 'Imani Clarke');
  await opened(imani, 'What became of claims when the unit changed');
  await says(imani, /claims? waits? for your word/);
  await fits(imani);
  const waiting = imani.page.getByRole('button', { name: 'Confirm the claim' });
  const before = await waiting.count();
  await imani.page
    .getByLabel(/^How this shows 1.2/)
    .first()
    .fill('She said it in her own words.');
  await waiting.first().click();
  await says(imani, 'Claimed for the words as they are now. It is judged anew.');
  expect(await waiting.count()).toBe(before - 1);
  await says(imani, 'Archived');
});

test('R-090 what a unit asks is set by the centre and shown with its author; a closed enrolment offers no form', async () => {
  const joan = await enter('Joan Whitlock', phone);
  await joan.go('/prove/units');
  await opened(joan, /^LH-07/);
  await opened(joan, 'Set what this unit asks');
  await joan.fill({ 'Weeks from the first occasion to the last, at least': '3' });
  await joan.press('Save what the unit asks');
  await says(joan, 'Enter where these numbers come from');
  await joan.isSound();
  await joan.fill({ 'Where these numbers come from': 'The awarding body’s letter of Monday' });
  await joan.press('Save what the unit asks');
  await says(joan, /^Set by Joan Whitlock/);
  await joan.isSound();
  await joan.go('/prove/enrolments');
  await opened(joan, /Assign.*Imani/);
  await opened(joan, 'Suspend or end this enrolment');
  await joan.page.getByRole('radio', { name: 'Transferred to another centre' }).check();
  await joan.page.getByLabel('Why it ends').fill('She goes on at the college');
  await joan.press('End the enrolment');
  await says(joan, 'Transferred to another centre.');
  const imani = await enter('Imani Clarke', phone);
  await imani.go('/prove');
  await opened(imani, 'Imani Clarke');
  expect(await imani.page.getByRole('link', { name: 'Add evidence' }).count()).toBe(0);
  await says(imani, 'This enrolment has ended (transferred), so nothing of it changes any more.');
  await imani.page
    .getByRole('link', { name: /Agreement with/ })
    .first()
    .click();
  await opened(imani, /^Claim (a|another) criterion$/);
  await says(imani, 'No unit to claim for');
});
