import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { meetingWorld } from '../../../tests/meeting-world.ts';
import { givenWorld } from '../../../tests/plan-world.ts';
import { world } from '../../../tests/world.ts';
import { objectivesPage } from '../insights/objectives-page.ts';
import { addItem, addUnnamedItem, takeOut } from '../meetings/items.ts';
import { teamMeetingOf } from '../meetings/meeting-page.ts';
import type { Actor } from '../people/actor.ts';
import { addOrganisationObjective, withdrawOrganisationObjective } from '../plans/organisation-objectives.ts';
import { partOf } from '../plans/part-page.ts';
import { addPersonObjective, withdrawPersonObjective } from '../plans/person-objectives.ts';
import { helpPage } from '../support/help-list.ts';
import { askForHelp, promiseHelp } from '../support/help-requests.ts';
import { thanksPage } from '../support/recognition-list.ts';
import { giveThanks, keepThanksPrivate, takeThanksBack } from '../support/recognitions.ts';
import { findAll, type Hit, type Kind } from './find.ts';

const pages: Partial<Record<Kind, (actor: Actor, ...ids: string[]) => Promise<unknown>>> = {
  'team-meeting': teamMeetingOf,
  thanks: thanksPage,
  help: helpPage,
  'organisation-objective': objectivesPage,
  'person-objective': partOf,
};

/** What they find, each opened as its page does: refused when the rules refuse it. */
async function found(actor: Actor, typed = 'zebrafish'): Promise<Hit[]> {
  const { hits } = await findAll(actor, { typed });
  for (const { kind, href } of hits) await pages[kind]!(actor, ...(href.match(/[0-9a-f-]{36}/g) ?? []));
  return hits;
}
const kindsFor = async (actor: Actor) => (await found(actor)).map(({ kind }) => kind);
const textOf = ({ title, snippet }: Hit) => [...title, ...snippet].map(({ text }) => text).join('');

describe('quick search of what is written while leading', () => {
  test('R-122 finds a team meeting once, for whoever was asked to it and the manager, and never whose an item is', async ({
    db: _,
  }) => {
    const { lee, mo, nia, pat, ash, ivy, ada, foreign, meeting } = await meetingWorld();
    const unnamed = await addUnnamedItem(mo, meeting.id, {
      words: 'The zebrafish rota',
      wants: 'discuss',
      minutes: null,
    });
    await addItem(nia, meeting.id, { words: 'More zebrafish', wants: 'tell', minutes: null });
    for (const reader of [lee, mo, nia, pat, ash]) {
      const hits = await found(reader);
      expect(hits).toMatchObject([{ kind: 'team-meeting', id: meeting.id, when: '5 March 2026' }]);
      expect(textOf(hits[0]!)).toContain('The zebrafish rota');
      expect(textOf(hits[0]!)).not.toContain(mo.name);
    }
    for (const other of [ivy, ada, foreign.leader]) expect(await kindsFor(other)).toEqual([]);
    await takeOut(lee, unnamed.id, 'Said twice');
    expect(textOf((await found(lee, 'more zebrafish'))[0]!)).not.toContain('rota');
    expect(await found(lee, 'zebrafish rota')).toEqual([]);
  });

  test('R-011 lists the items of an agenda as its page does: those without a name last, and not between those that were added with one', async ({
    db: _,
  }) => {
    const { lee, mo, nia, meeting } = await meetingWorld();
    for (const number of ['one', 'two', 'three', 'four', 'five']) {
      const item = (whose: string) => ({
        words: `Zebrafish ${whose} ${number}`,
        wants: 'tell' as const,
        minutes: null,
      });
      await addItem(mo, meeting.id, item('named'));
      await addUnnamedItem(nia, meeting.id, item('unnamed'));
    }
    for (const reader of [lee, mo]) {
      const listed = textOf((await found(reader))[0]!).match(/Zebrafish \w+ \w+/g);
      const { items } = await teamMeetingOf(reader, meeting.id);
      const onPage = items.map(({ words }) => words).filter((words) => words.startsWith('Zebrafish'));
      expect(onPage.slice(0, 5).every((words) => words.includes(' named'))).toBe(true);
      expect(listed?.length).toBeGreaterThan(5);
      expect(listed).toEqual(onPage.filter((words) => listed?.includes(words)));
    }
  });

  test('R-122 finds thanks for the two and, where both wish it, for the team; none that were taken back', async ({
    db: _,
  }) => {
    const { lee, mo, nia, pat, ash, ada } = await world();
    const { id } = await giveThanks(nia, {
      receiverId: mo.personId,
      behaviour: 'You caught the zebrafish',
      audience: 'team',
    });
    for (const reader of [lee, mo, nia, pat]) {
      const hits = await found(reader);
      expect(hits).toMatchObject([{ kind: 'thanks', when: expect.stringMatching(/\d{4}$/) }]);
      expect(textOf(hits[0]!)).toMatch(/^Thanks from Nia Newer to Mo Member.*zebrafish$/);
    }
    for (const other of [ash, ada]) expect(await kindsFor(other)).toEqual([]);
    await keepThanksPrivate(mo, id, true);
    for (const one of [mo, nia]) expect(await kindsFor(one)).toEqual(['thanks']);
    for (const other of [lee, pat]) expect(await kindsFor(other)).toEqual([]);
    await takeThanksBack(nia, id, 'It was Oz');
    for (const one of [mo, nia]) expect(await kindsFor(one)).toEqual([]);
  });

  test('R-122 finds help for whoever asked and whoever was asked, also by what was promised', async ({ db: _ }) => {
    const { lee, mo, nia, pat, ada } = await world();
    const asked = await askForHelp(mo, { reason: 'customer', askedId: lee.personId, words: 'A zebrafish rang' });
    expect(textOf((await found(mo))[0]!)).toMatch(/^Help asked of Lee Leader/);
    expect(textOf((await found(lee))[0]!)).toMatch(/^Mo Member asks for help/);
    const words = 'Then we feed quokkas';
    await promiseHelp(lee, asked.id, { words, helperId: nia.personId, due: '2026-12-31' });
    for (const one of [mo, lee]) expect((await found(one, 'quokkas')).map(({ kind }) => kind)).toEqual(['help']);
    for (const other of [nia, pat, ada])
      for (const typed of ['zebrafish', 'quokkas']) expect(await found(other, typed)).toEqual([]);
  });

  test('R-122 finds objectives of the organisation for everybody, those of a person for them, their leader and manager', async ({
    db: _,
  }) => {
    const { lee, mo, nia, pat, ada, ash, plan, objective, foreign } = await givenWorld();
    const none = { measure: null, baseline: null, target: null, due: '2026-03-27', consequence: null };
    const wanted = await addOrganisationObjective(ada, { ...none, title: 'Every zebrafish answered', ownerId: null });
    const theirs = { personId: mo.personId, parentId: objective.id, noMeasureReason: 'It is seen' };
    const own = await addPersonObjective(lee, plan.id, { ...none, ...theirs, title: 'Feed the zebrafish' });
    const both = ['organisation-objective', 'person-objective'];
    for (const reader of [lee, mo, pat]) {
      expect((await kindsFor(reader)).sort()).toEqual(both);
      for (const { when } of await found(reader)) expect(when).toBe('by 27 March 2026');
    }
    for (const other of [nia, ada, ash]) expect(await kindsFor(other)).toEqual(['organisation-objective']);
    expect(await kindsFor(foreign.leader)).toEqual([]);
    await withdrawPersonObjective(lee, plan.id, own.id);
    await withdrawOrganisationObjective(ada, wanted.id);
    expect(await kindsFor(lee)).toEqual([]);
  });
});
