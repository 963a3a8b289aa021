// A plan from draft to agreed with a counter-offer: the leader with script, the member on a phone without it.
import { describe, expect, test } from 'vitest';
import { fits, inSample, opened, phoneWithoutScript, says } from './in-sample.ts';
import { openOwnPlan } from './own-plan.ts';
import { oneStory } from './story.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('counter-offer');
let imani: Visitor;
let callum: Visitor;
let plan = '';
const letters = 'Sort the letters that came back';
const forms = 'Shorten the moving-in form';

describe('R-001 R-002 R-005 a plan from draft to agreed', () => {
  oneStory();

  test('is made, given work by hand, and opened to the team', async () => {
    imani = await enter('Imani Clarke');
    callum = await enter('Callum Reid', phoneWithoutScript);
    plan = await openOwnPlan(imani, {
      ...{ title: 'Paper that helps', objective: 'Nobody rings to ask what our letters mean' },
      noMeasure: 'We count such calls from January.',
      from: 200, // past every plan of the sample, whose work would take their hours
      tasks: [
        [letters, '3', 'Callum Reid'],
        [forms, '2', 'Tomasz Nowak'],
      ],
    });
  });

  test('a member offers to swap, on a phone without script; what is missing is told and nothing typed is lost', async () => {
    await callum.go('/today?all=1');
    await opened(callum, 'Agree your task in “Paper that helps”');
    await says(callum, letters);
    await callum.page.getByText('Offer something else').click();
    await callum.page.getByRole('radio', { name: 'Swap it for a task of a colleague' }).check();
    await callum.fill({ Why: 'I cannot read the old scans' });
    await callum.press('Send my counter-offer');
    await says(callum, 'Choose the task that you would swap it for');
    expect(await callum.page.getByLabel('Why', { exact: true }).inputValue()).toBe('I cannot read the old scans');
    await fits(callum);
    await callum.page.getByLabel('Their task').selectOption(`Tomasz Nowak: “${forms}”, 2 h`);
    await callum.press('Send my counter-offer');
    await says(callum, 'Your counter-offer is sent.');
    await says(callum, 'Your counter-offer waits for the leader.');
    await fits(callum);
  });

  test('the leader reads what it changes for others, and takes it', async () => {
    await imani.go('/today?all=1');
    await opened(imani, `Callum Reid has a counter-offer for “${letters}”`);
    const take = imani.page.getByRole('button', { name: /^Take it/ });
    for (let tries = 0; tries < 60 && (await take.count()) === 0; tries += 1) {
      await imani.page.waitForTimeout(500);
      await imani.page.reload();
    }
    await says(imani, 'Nobody is touched but those named here.');
    await says(imani, `Callum Reid gets “${forms}” and gives up “${letters}”`);
    await says(imani, `Tomasz Nowak gets “${letters}” and gives up “${forms}”`);
    await imani.isSound();
    await take.click();
    await says(imani, 'The counter-offer is taken. Whoever it touches is asked again.');
  });

  test('both agree to what they have now, and the plan is agreed', async () => {
    const tomasz = await enter('Tomasz Nowak');
    for (const [visit, title, whose] of [
      [callum, forms, 'Your counter-offer'],
      [tomasz, letters, 'Counter-offer of Callum Reid'],
    ] as const) {
      await visit.go('/today?all=1');
      await opened(visit, 'Agree your task in “Paper that helps”');
      await says(visit, `${whose}, taken by Imani Clarke`);
      const form = visit.page.getByRole('group', { name: `My answer to “${title}”` });
      await form.getByRole('radio', { name: 'I agree' }).check();
      await visit.page.getByRole('button', { name: /^Answer/ }).click();
      await says(visit, 'Your answer is saved.');
    }
    await imani.go(plan);
    await imani.press('Agree the plan');
    await says(imani, /Agreed/);
    await imani.isSound();
    await callum.go(plan);
    await says(callum, /Agreed/);
    await fits(callum);
  });
});
