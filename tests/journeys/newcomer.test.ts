// People who begin with nothing but their own files, and go the whole way once: from set-up to a portfolio that anybody can verify.
// One story: each test goes on where the one before stopped.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as files from './newcomer-files.ts';
import { assessor, assurer, calls, coordinator, countsOf, founder, leader, members } from './newcomer-files.ts';
import {
  as,
  chosen,
  close,
  comes,
  isHidden,
  isRefused,
  open,
  opened,
  passwordOf,
  says,
  upload,
} from './newcomer-house.ts';
import { support } from './newcomer-support.ts';
import { work } from './newcomer-work.ts';
import { oneStory } from './story.ts';

beforeAll(open);
afterAll(close);
oneStory();

const invited = [leader, ...members, assessor, assurer, coordinator];
const roles = new Map([
  [assessor, 'Assessor'],
  [assurer, 'Internal quality assurer'],
  [coordinator, 'Centre coordinator'],
]);

describe('their own files', () => {
  test('R-122 set-up makes the organisation and its first account', async () => {
    const who = await comes(founder);
    await who.go('/');
    await who.isAt('/set-up');
    await who.fill({
      'Name of your organisation': 'Harbour Gas',
      'Your name': founder.name,
      'Your e-mail address': founder.email,
      'Choose a password': passwordOf(founder),
    });
    await who.page.getByRole('radio', { name: 'Private' }).check();
    await who.press('Set up');
    await who.isAt('/administration/people');
    await says(who, 'Harbour Gas is set up');
  });

  test('a file of people is mapped and shown first: a date of birth is never kept, a bad row says why, the others come in', async () => {
    const who = as(founder);
    await who.press('Show how it will be read');
    await isRefused(who, 'Choose a file of people');
    await who.isSound();
    await upload(who, 'File of people', 'people.csv', files.peopleFile());
    await says(who, 'Nothing is changed yet. The file would add 9 people, change 1 person and leave 1 row out.');
    await isHidden(who, files.birthday);
    await who.page.getByLabel('What “Post held” is read as').selectOption('Job title');
    await who.press('Import 10 people');
    await isRefused(who, 'have not seen what that would do');
    expect(await chosen(who, 'What “Post held” is read as')).toBe('Job title');
    await who.isSound();
    await who.press('Read the file again');
    await says(who, 'The file is read again');
    await who.page.getByRole('row', { name: founder.name }).getByText('changes employee number').waitFor();
    await who.press('Import 10 people');
    await says(who, '9 people added, 1 changed, 0 as before.');
    await says(who, '400 hours a week cannot be: hours a week are from 0 to 80.');
    await says(who, 'Age or birth date is not needed');
    await who.isSound();
    await opened(who, 'See everybody');
    await says(who, 'Luke Moss');
    await isHidden(who, 'Nina Roe');
  });

  test('the same file of people changes nothing', async () => {
    const who = as(founder);
    await who.go('/administration/people');
    await upload(who, 'File of people', 'again.csv', files.peopleFile());
    await who.page.getByLabel('What “Post held” is read as').selectOption('Job title');
    await who.press('Read the file again');
    await says(who, 'The file is read again');
    await who.press('Import the file');
    await says(who, '0 people added, 0 changed, 10 as before.');
  });

  test.each(invited)('$name is invited with a link in the mail that the pages show, and joins', async (person) => {
    const admin = as(founder);
    await admin.go('/administration');
    await opened(admin, person.name);
    const role = roles.get(person);
    if (role) {
      await admin.page.getByLabel('Role', { exact: true }).selectOption(role);
      await admin.press('Give the role');
      await says(admin, 'The role is given');
    }
    await admin.press('Make an invitation');
    await says(admin, 'not sent: no mail server is set');
    await admin.go(`/administration/mail?q=${person.email}`);
    await opened(admin, 'Your account at Harbour Gas');
    const link = await admin.page.getByText(/^http\S+$/).textContent();
    const who = await comes(person);
    await who.go(link!);
    await who.fill({ 'Choose a password': passwordOf(person) });
    await who.press('Join');
    await who.isAt('/today');
    await says(who, 'Your account is ready');
  });

  test('R-061 an export of the telephone system is read, its bad row refused, and its agents become people', async () => {
    const who = as(leader);
    await says(who, 'Import your contacts');
    await who.go('/serve');
    await opened(who, 'Import a file of contacts');
    await upload(who, 'File of contacts', 'telephone.csv', files.callsFile());
    await says(who, '600 of 601 rows can be used');
    await says(who, 'Call start says “31/02/2025 10:00”; February 2025 has 28 days, so no day 31.');
    await who.isSound();
    await who.press('Import 600 contacts');
    await says(who, 'Imported: 600 contacts added, 0 updated.');
    await says(who, 'Call start says “31/02/2025 10:00”; February 2025 has 28 days, so no day 31.');
    await who.isSound();
    await opened(who, 'Match agents to people');
    await who.press('Match 3 agents by name');
    await says(who, '3 agents are matched.');
    await who.press('Save who “Night desk” is');
    await says(who, '“Night desk” is nobody here.');
    await who.isSound();
  });

  test('R-061 every figure is what the rows say, of everybody and of each person, and opens its rows', async () => {
    const who = as(leader);
    await who.go('/serve?weeks=all');
    const counts = (figure: string) =>
      who.page.getByRole('row', { name: figure }).getByRole('link', { name: / of / }).first();
    const all = countsOf(calls);
    expect(await counts('Answer rate').textContent()).toBe(all.answered);
    expect(await counts('Resolution rate').textContent()).toBe(all.resolved);
    expect(await counts('Customer satisfaction').textContent()).toBe(all.satisfied);
    await counts('Answer rate').click();
    await says(who, '600 contacts that take part in “Answer rate”');
    await opened(who, 'Those that count against it');
    await says(who, `${calls.filter(({ answered }) => !answered).length} contacts that count against “Answer rate”`);
    await who.isSound();
    await who.go('/serve?weeks=all');
    await opened(who, 'People of Gas line');
    for (const { name } of members) {
      const own = countsOf(calls.filter(({ agent }) => agent === name.replace('í', 'i')));
      await who.page.getByRole('row', { name }).getByText(own.answered).waitFor();
    }
    await who.isSound();
  });

  test('the same file of contacts adds nothing, and taking it back takes nothing', async () => {
    const who = as(leader);
    await who.go('/serve/imports');
    await upload(who, 'File of contacts', 'telephone.csv', files.callsFile());
    await says(who, 'Importing it again changes nothing.');
    await who.press('Import 600 contacts');
    await says(who, 'All 600 contacts were known already, so nothing changed.');
    await opened(who, 'Take this import back');
    await says(who, '600 contacts that were here already');
    await who.isSound();
    await who.fill({ Why: 'It was here already' });
    await who.press('Take this import back');
    await says(who, 'Taken back: 0 contacts removed.');
    await says(who, 'It was here already');
    await who.isSound();
  });
});

describe('their work', work);
describe('support and proof', support);
