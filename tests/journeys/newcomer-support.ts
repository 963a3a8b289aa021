// A one-to-one, and the records of the work as evidence: claimed, judged, exported, verified.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { othersAgreed } from './in-sample.ts';
import { assessor, assurer, coordinator, leader, members } from './newcomer-files.ts';
import { as, day, home, inDays, isHidden, isRefused, leadwell, opened, says } from './newcomer-house.ts';

export function support() {
  const secret = 'Ask Asha about a second room.';

  test('R-021 R-122 a one-to-one is prepared by both, held with shared notes and an action; a private note stays with its writer', async () => {
    const [who, other] = [as(leader), as(members[1]!)];
    await who.go('/lead/one-to-ones');
    await who.press('Start one-to-ones with Carol Díaz');
    await says(who, 'Started.');
    await day(who, 'Day', inDays(0));
    await who.fill({ Time: '11:30pm', Where: 'Room 2' });
    await who.press('Arrange the meeting');
    await says(who, 'Room 2');
    await who.fill({ 'Something to talk about': 'How the wording of meter faults is coming on' });
    await who.press('Put it on the agenda');
    await who.isSound();
    await other.go('/lead/one-to-ones');
    await opened(other, leader.name);
    await other.fill({ 'Something to talk about': 'Time to write in peace' });
    await other.press('Put it on the agenda');
    await says(other, 'Time to write in peace');
    await opened(who, 'Open the next meeting');
    await says(who, 'Time to write in peace');
    const shared = {
      'What Carol Díaz said and asked for': 'Two hours without calls.',
      'What you talked about': 'The first draft reads well; the word “regulator” does not.',
    };
    await who.fill({ 'Notes to yourself': secret, ...shared });
    await who.press('Save your own notes');
    await says(who, 'Your own notes are saved.');
    for (const [label, words] of Object.entries(shared))
      expect(await who.page.getByLabel(`${label} (optional)`, { exact: true }).inputValue()).toBe(words);
    await who.press('Save the shared notes');
    await says(who, 'The shared notes are saved.');
    await who.page.getByText('Add an action').click();
    const action = who.page.locator('#action');
    await action.getByLabel('What will be done').fill('Keep Thursday morning free of calls for Carol');
    await action.getByRole('radio', { name: leader.name }).check();
    await day(who, 'By', inDays(7));
    await who.press('Add the action');
    await says(who, 'Keep Thursday morning free');
    await who.fill({ 'What you talked about': 'The first draft reads well. Thursdays stay free.' });
    await who.press('We have met');
    await says(who, 'Held. Both of you can change');
    await who.isSound();
    await other.go('/lead/one-to-ones');
    await opened(other, leader.name);
    await opened(other, /11:30pm/);
    await says(other, 'Keep Thursday morning free');
    await says(other, 'Two hours without calls.');
    await says(other, 'Thursdays stay free.');
    await isHidden(other, secret);
    await other.go('/your-data');
    await isHidden(other, secret);
  });

  test('the coordinator enrols the leader with an assessor and an internal quality assurer', async () => {
    const who = as(coordinator);
    await who.go('/prove');
    await opened(who, 'Go to enrolments');
    await who.press('Enrol');
    await isRefused(who, 'Choose the unit');
    await isRefused(who, 'Choose the candidate');
    await who.isSound();
    const unit = who.page.getByLabel('Unit', { exact: true });
    await unit.selectOption(await unit.locator('option', { hasText: '39: Lead a team' }).getAttribute('value'));
    await who.page.getByLabel('Candidate', { exact: true }).selectOption(leader.name);
    await who.page.getByLabel('Assessor (optional)').selectOption(assessor.name);
    await who.page.getByLabel('Internal quality assurer (optional)').selectOption(assurer.name);
    await who.press('Enrol');
    await isRefused(who, 'Unit 39 expired on 31 December 2014');
    await who.fill({ 'Why, if the unit has expired': 'The awarding body extended it for us.' });
    await who.press('Enrol');
    await says(who, 'Enrolled.');
    await says(who, '0 of 20 criteria');
  });

  test('R-092 the leader takes a plan, an agreement and a one-to-one, each in one step', async () => {
    const who = as(leader);
    const taken = async (number: number) => {
      await who.press('Use as evidence');
      await says(who, `Taken as evidence ${number}.`);
    };
    await who.go('/lead');
    await opened(who, 'Winter: every call answered');
    await taken(1);
    await who.isSound();
    await who.go('/lead');
    await opened(who, 'Winter: every call answered');
    await opened(who, 'Carol Díaz');
    await taken(2);
    await who.go('/lead/one-to-ones');
    await opened(who, 'Carol Díaz');
    await opened(who, /11:30pm/);
    await taken(3);
  });

  const claims = [
    ['^Winter: every', '1.4', 'I gave each task to whoever has the skill, and gave one by hand, for a reason.'],
    ['Agreement with Carol', '1.2', 'Carol and I signed the same words after her query.'],
    ['One-to-one', '2.2', 'I asked what she needed, and wrote down that she needs quiet hours.'],
  ] as const;

  test('R-093 R-094 each is claimed with its place and how, shown in matrix and gaps, and submitted', async () => {
    const who = as(leader);
    for (const [record, code, how] of claims) {
      await who.go('/prove');
      await opened(who, leader.name);
      await who.page
        .locator('#evidence')
        .getByRole('link', { name: new RegExp(record) })
        .click();
      await opened(who, 'Claim a criterion');
      const criterion = who.page.getByLabel('Criterion', { exact: true });
      const option = await criterion.locator('option', { hasText: code }).first().textContent();
      await criterion.selectOption(option!);
      await who.fill({ 'How this shows the criterion': how });
      await who.press('Claim it');
      await isRefused(who, 'Choose the place in the evidence');
      expect(await who.page.getByLabel('How this shows the criterion').inputValue()).toBe(how);
      if (code === '1.4') await who.isSound();
      await who.page.getByRole('radio').first().check();
      await who.press('Claim it');
      await says(who, how);
      await who.press('Sign and submit to Edith Fenn and Gwen Hart');
      await isRefused(who, 'Tick the declaration');
      await who.page.locator('#declaration').getByRole('checkbox').check();
      await who.press('Sign and submit to Edith Fenn and Gwen Hart');
      await isRefused(who, 'This shows others');
      await othersAgreed(who);
      await who.page.locator('#declaration').getByRole('checkbox').check();
      await who.press('Sign and submit to Edith Fenn and Gwen Hart');
      await says(who, 'is signed and submitted.');
    }
    await who.go('/prove');
    await opened(who, leader.name);
    await who.page.locator('#gaps').getByRole('link', { name: /^1 / }).click();
    for (const [code, state] of [
      ['1.1', 'No evidence'],
      ['1.4', 'Claimed'],
    ] as const)
      await who.page.locator('#gaps').getByRole('row', { name: code }).getByText(state, { exact: true }).waitFor();
    await who.isSound();
    await opened(who, 'Criteria and evidence as a matrix');
    for (const [at, [, code]] of claims.entries())
      await who.page
        .getByRole('link', { name: `${code}, evidence ${at + 1}: ` })
        .first()
        .waitFor();
    await who.isSound();
  });

  test('R-103 the assessor accepts one claim, and returns one with a reason and an action', async () => {
    const who = as(assessor);
    await who.go('/today');
    await opened(who, 'Judge 3 claims of Hana Osei');
    await opened(who, 'Agreement with Carol');
    for (const box of await who.page.getByRole('group', { name: 'This place is' }).getByRole('checkbox').all())
      await box.check();
    await who.page.getByRole('radio', { name: 'Accepted', exact: true }).check();
    await who.press('Save the judgement');
    await says(who, 'All four tests met.');
    await who.go('/prove/assess');
    await opened(who, /^One-to-one/);
    for (const test of ['Valid', 'Authentic', 'Current']) await who.page.getByRole('checkbox', { name: test }).check();
    await who.page.getByRole('radio', { name: 'Not accepted' }).check();
    await who.fill({ 'Why a test is not met': 'One question is not yet a check of support.' });
    await who.press('Save the judgement');
    await isRefused(who, 'Enter what the candidate can do about it');
    expect(await who.page.getByLabel('Why a test is not met').inputValue()).toContain('One question');
    await who.isSound();
    await who.fill({ Action: 'Show what came of the quiet hours.' });
    await day(who, 'Action to be done by', inDays(30));
    await who.press('Save the judgement');
    await says(who, 'Not sufficient.');
    const candidate = as(leader);
    await candidate.go('/today');
    await opened(candidate, 'Respond to the action on evidence 3 for 2.2');
    await says(candidate, 'One question is not yet a check of support.');
    await candidate.isSound();
    await opened(candidate, 'another place in this evidence');
    await candidate.page.getByRole('heading', { level: 1, name: /^Claim a criterion/ }).waitFor();
  });

  test('R-102 R-106 the portfolio is exported; the command verifies it, and with one byte changed says what and where', async () => {
    const { page, ...who } = as(leader);
    await who.go('/prove');
    await opened(as(leader), leader.name);
    await opened(as(leader), 'Export');
    await who.press('Export the portfolio');
    const link = page.getByRole('link', { name: /package/ });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const path = join(home.path, 'portfolio.zip');
    await download.saveAs(path);
    const sound = await leadwell('verify', path, '--json');
    expect([sound.exit, JSON.parse(sound.said)]).toMatchObject([0, { ok: true, problems: [] }]);
    const bytes = await readFile(path);
    bytes[bytes.indexOf('%PDF') + 1000]! ^= 1;
    await writeFile(path, bytes);
    const altered = await leadwell('verify', path);
    expect(altered.exit).toBe(1);
    expect(altered.said).toContain('portfolio.pdf was changed: its content no longer gives the hash in the manifest.');
  });
}
