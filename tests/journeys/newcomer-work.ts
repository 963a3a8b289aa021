// The leader's plan: skills, a standard, objectives and tasks; given out, answered, understood, signed and begun.
import { expect, test } from 'vitest';
import { leader, members, type Person } from './newcomer-files.ts';
import { answer, as, chosen, day, inDays, isRefused, opened, says } from './newcomer-house.ts';
import type { Visitor } from './visitor.ts';

export function work() {
  const levels = [
    ['Ben Carter', 'Gas emergencies', 3],
    ['Ben Carter', 'Meter faults', 1],
    ['Carol Díaz', 'Gas emergencies', 2],
    ['Carol Díaz', 'Meter faults', 3],
    ['Dev Patel', 'Meter faults', 2],
  ] as const;

  test('skills are defined, and levels given with what they rest on', async () => {
    const who = as(leader);
    await who.go('/develop');
    await opened(who, 'Define a skill');
    for (const skill of ['Gas emergencies', 'Meter faults']) {
      await who.fill({ Skill: skill });
      await who.press('Define the skill');
      await who.page.getByRole('link', { name: skill }).waitFor();
    }
    for (const [name, skill, level] of levels) {
      await who.go('/develop');
      await who.page
        .getByRole('link', { name: `${name}, ${skill}: not assessed` })
        .first()
        .click();
      expect(await chosen(who, 'Skill')).toBe(skill);
      await who.page.getByRole('radio', { name: new RegExp(`^${level}:`) }).check();
      await who.fill({ 'What the level rests on': 'Ten calls heard.' });
      await who.press('Record the level');
      await says(who, `Level ${level} is recorded.`);
    }
    await who.isSound();
  });

  test('R-004 a plan has objectives with a measure; one without cannot be opened to the team until the reason is stated', async () => {
    const who = as(leader);
    await who.go('/serve/standards');
    await opened(who, 'Add a standard');
    await who.fill({
      Name: 'Calls answered',
      'What customers are promised': 'Nine of ten calls are answered.',
      Target: '90%',
    });
    await who.page.getByLabel('Measured by').selectOption('Answer rate');
    await who.press('Add the standard');
    await says(who, '“Calls answered” is a standard now.');
    await who.go('/lead');
    await opened(who, 'Make the first plan');
    await who.fill({ Title: 'Winter: every call answered' });
    await who.press('Make the plan');
    await isRefused(who, 'Enter the first day');
    await who.isSound();
    await day(who, 'First day', inDays(0));
    await day(who, 'Last day', inDays(27));
    await who.press('Make the plan');
    await says(who, 'Say next what it is to achieve');
    await says(who, 'This plan has no objective yet');
    await opened(who, 'Add an objective');
    await who.fill({ 'What is to be achieved': 'Nine of ten calls are answered', Target: '92' });
    await says(who, /^\s*\d of 5 criteria are met/); // while it is written: nothing was pressed
    await who.page.getByLabel('Measured by').selectOption('kpi:answer-rate');
    await who.page.locator('#checked').getByText('Measurable', { exact: true }).waitFor();
    await who.isSound();
    await who.press('Add the objective');
    await says(who, 'The objective is added.');
    const stands = who.page.getByRole('row', { name: 'Nine of ten calls are answered' }).getByRole('cell');
    const shares = (await stands.allTextContents()).filter((text) => /^\s*[\d.]+%/.test(text));
    expect(shares, 'where it stands, counted, and the target').toHaveLength(2);
    await opened(who, 'Add an objective');
    await who.fill({ 'What is to be achieved': 'Meter faults are explained in plain words' });
    await who.press('Add the objective');
    await says(who, '“Meter faults are explained in plain words” has no measure');
    expect(await who.page.getByRole('button', { name: 'Open it to the team' }).count()).toBe(0);
    await who.isSound();
    await opened(who, 'Link a measure, or say why not');
    await who.fill({ 'Why there is no measure': 'We begin to listen for it in January.' });
    await says(who, /^\s*\d of 5 criteria are met/); // where it is changed, too
    await who.press('Save');
    await says(who, 'stands without a measure, for a stated reason');
  });

  const tasks = [
    ['Answer emergencies at the morning peak', '6', 'Gas emergencies, level 2'],
    ['Write down how a meter fault is explained', '4', 'Meter faults, level 2'],
    ['Ring back whoever gave up', '5', null],
  ] as const;

  test('R-002 R-003 tasks are given out proven best, with why and what the next best would cost', async () => {
    const who = as(leader);
    await who.go('/lead');
    await opened(who, 'Winter: every call answered');
    for (const [title, hours, skill] of tasks) {
      await opened(who, 'Add a task');
      await who.fill({ 'What is to be done': title, Hours: hours });
      await who.page.getByLabel('Objective', { exact: true }).selectOption('Nine of ten calls are answered');
      if (skill) await who.page.getByLabel('Skill 1', { exact: true }).selectOption(skill);
      if (title === tasks[0][0]) await who.isSound();
      await who.press('Add a task');
      await says(who, 'The task is added.');
    }
    await who.press('Open it to the team');
    await says(who, 'The plan is open to the team.');
    // With so few hours Dev is not whom the allocation would choose for the call-backs: the leader does, by hand, below.
    await opened(who, 'Hours of each person');
    const dev = who.page.getByRole('row', { name: 'Dev Patel' }).first();
    await dev.getByRole('textbox').fill('9');
    await who.press('Set the hours');
    await says(who, 'The hours are set.');
    await opened(who, 'Winter: every call answered');
    await who.press('Run the allocation');
    await who.page.getByRole('button', { name: 'Give out this work' }).waitFor();
    await says(who, 'Proven the best of all');
    const emergencies = who.page.getByRole('row', { name: tasks[0][0] });
    await emergencies.getByText('Level 3 for Gas emergencies, 2 needed').waitFor();
    await emergencies.getByText('2 fewer levels of skill').waitFor();
    await who.isSound();
    await who.press('Give out this work');
    await says(who, 'The work is given out.');
    await opened(who, tasks[2][0]);
    await says(who, 'The next best choice');
  });

  test('R-003 one task is given by hand with a reason, and the allocation run again holds to it', async () => {
    const who = as(leader);
    await who.go('/lead');
    await opened(who, 'Winter: every call answered');
    await opened(who, tasks[2][0]);
    const byHand = who.page.locator('#override');
    await byHand.getByRole('radio', { name: 'Dev Patel' }).check();
    await who.press('Assign it yourself');
    await isRefused(who, 'Enter the reason');
    expect(await byHand.getByRole('radio', { name: 'Dev Patel' }).isChecked()).toBe(true);
    await who.isSound();
    await byHand.getByLabel('Why').fill('Dev asked to hear why people give up.');
    await who.press('Assign it yourself');
    await says(who, 'Assigned. Run the allocation');
    await opened(who, 'Winter: every call answered');
    await who.press('Run the allocation again');
    await who.page.getByRole('button', { name: 'Give out this work' }).waitFor();
    await who.page.getByRole('row', { name: tasks[2][0] }).getByText('Dev Patel').first().waitFor();
    await who.press('Give out this work');
    await says(who, 'The work is given out.');
  });

  test('R-005 R-006 members answer and say it in their own words, without script; a query is replied to', async () => {
    const [ben, carol, dev] = members as [Person, Person, Person];
    for (const person of [ben, carol, dev]) {
      const who = as(person);
      await who.go('/lead/my-work');
      await opened(who, /say it in my words|sign my part|Open my part/i);
      if (person !== carol) await answer(who, 'I agree');
      await who.fill({ 'What I will do': `I, ${person.name}, do this first.` });
      await who.press('Save my words');
      await isRefused(who, 'Enter why it matters to customers');
      expect(await who.page.getByLabel('What I will do').inputValue()).toBe(`I, ${person.name}, do this first.`);
      await who.fill({ 'Why it matters to customers': 'Nobody who smells gas may wait.' });
      await who.press('Save my words');
      await says(who, 'Saved in your words.');
    }
    await answer(as(carol), 'I have a query');
    await isRefused(as(carol), 'Enter what you want to ask');
    await as(carol).fill({ 'My query, or why I decline': 'Who reads it before it goes out?' });
    await answer(as(carol), 'I have a query');
    await says(as(carol), 'Your answer is saved.');
    const who = as(leader);
    await who.go('/today');
    await who.isSound();
    await who.go('/lead');
    await opened(who, 'Winter: every call answered');
    await opened(who, carol.name);
    await who.fill({ [`Reply to ${carol.name}`]: 'I do, and then Kim in the field.' });
    await who.page.locator('div[id^=reply-][class~=form]').getByRole('button', { name: 'Reply' }).click();
    await says(who, 'Your reply is saved.');
    await who.isSound();
    await as(carol).go('/lead/my-work');
    await says(as(carol), 'The leader replied: I do, and then Kim in the field.');
    await opened(as(carol), /say it in my words|sign my part|Open my part/i);
    await answer(as(carol), 'I agree');
    await says(as(carol), 'All of it is agreed.');
  });

  test('R-005 R-006 what was understood is confirmed, all sign, and the plan is agreed and started', async () => {
    const who = as(leader);
    for (const person of members) {
      await who.go('/lead');
      await opened(who, 'Winter: every call answered');
      await opened(who, person.name);
      await who.page.locator('#confirm').getByRole('radio', { name: 'Yes' }).check();
      await who.page.locator('#confirm').getByRole('button', { name: 'Reply' }).click();
      await says(who, 'Your reply is saved.');
      await who.page.getByRole('radio', { name: /I / }).first().check();
      await who.press('Sign');
      await says(who, 'Signed.');
      const member = as(person);
      await member.go('/lead/my-work');
      await opened(member, /say it in my words|sign my part|Open my part/i);
      await member.page.locator('#sign').getByRole('radio').first().check();
      if (person === members[0]) await signsNothingUnsaved(member);
      await member.press('Sign');
      await says(member, 'Signed.');
    }
    await opened(who, 'Winter: every call answered');
    await who.press('Agree the plan');
    await says(who, 'The plan is agreed.');
    await who.press('Start the work');
    await says(who, 'The work is under way.');
  });
}

async function signsNothingUnsaved(member: Visitor) {
  const what = member.page.locator('#state').getByLabel('What I will do');
  await member.page.getByText('Change my words').click();
  const before = await what.inputValue();
  await what.fill('Something else.');
  await member.press('Sign');
  await isRefused(member, 'other words on this page are not saved');
  expect(await what.inputValue()).toBe('Something else.');
  await what.fill(before);
}
