import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { keepDocument, meetingOf, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { setClock } from '../clock.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { withdrawEvidence } from './evidence.ts';
import { evidenceOf } from './evidence-page.ts';
import type { EntrySaid } from './journal.form.ts';
import { editEntry, takeEntry, writeEntry } from './journal.ts';
import { entryFindings, entryOf, journalOf } from './journal-page.ts';
import { setAside, takeUp } from './text-waivers.ts';

const said = (parts: Record<string, string>, more: Partial<EntrySaid> = {}): EntrySaid => ({
  ...{ title: 'The call list', happenedFrom: '2026-03-02', happenedTo: null, simulated: false, records: [], parts },
  ...more,
});
const happened = 'On 2 March Mo told me that the list was unfair.\n\nI answered him at once.';

describe('the journal', () => {
  test('R-100 an entry is a draft in any state, and an empty one is refused beside its first part', async ({
    db: _,
  }) => {
    const { lee } = await portfolioWorld();
    const { id, version } = await writeEntry(
      lee,
      'journal',
      said({ why: 'I do not know yet.' }, { title: null, happenedFrom: null }),
    );
    expect(await entryOf(lee, id)).toMatchObject({ name: 'I do not know yet.', taken: null });
    expect((await editEntry(lee, id, said({ happened }), version)).version).toBe(2);
    await expect(writeEntry(lee, 'journal', said({}))).rejects.toMatchObject({
      problems: { happened: [expect.any(String)] },
    });
  });

  test('R-122 nobody else reads it: not the assessor, the manager, the coordinator or the administrator', async ({
    db: _,
  }) => {
    const { lee, mo, ash, ivy, cody, ada, pat } = await portfolioWorld();
    const { id, version } = await writeEntry(lee, 'journal', said({ happened }));
    for (const other of [mo, ash, ivy, cody, ada, pat]) {
      await expect(entryOf(other, id)).rejects.toThrow(NotFound);
      await expect(editEntry(other, id, said({ happened: 'x' }), version)).rejects.toThrow(NotAllowed);
      await expect(takeEntry(other, id, version)).rejects.toThrow(NotAllowed);
      expect((await journalOf(other)).total).toBe(0);
    }
  });

  test('a change in another window is told with both texts', async ({ db: _ }) => {
    const { lee } = await portfolioWorld();
    const { id, version } = await writeEntry(lee, 'journal', said({ happened }));
    await editEntry(lee, id, said({ happened: 'Other words.' }), version);
    await expect(editEntry(lee, id, said({ happened }), version)).rejects.toMatchObject({
      theirs: { happened: 'Other words.' },
    });
  });

  test('entries are found by their words and come by page, newest first', async ({ db: _ }) => {
    const { lee } = await portfolioWorld();
    for (let at = 1; at <= 21; at += 1) {
      setClock(() => new Date(`2026-03-02T10:00:${String(at).padStart(2, '0')}Z`));
      await writeEntry(
        lee,
        'journal',
        said({ happened: at === 7 ? 'A heron, 100% sure.' : 'Nothing new.' }, { title: `Entry ${at}` }),
      );
    }
    const { entries, total } = await journalOf(lee);
    expect([total, entries.length, entries[0]!.name]).toEqual([21, 20, 'Entry 21']);
    expect((await journalOf(lee, { page: 2 })).entries.map(({ name }) => name)).toEqual(['Entry 1']);
    expect((await journalOf(lee, { find: 'HERON' })).entries.map(({ name }) => name)).toEqual(['Entry 7']);
    expect((await journalOf(lee, { find: '100%' })).total).toBe(1);
    expect((await journalOf(lee, { find: 'happened' })).total, 'names of parts are no words').toBe(0);
  });

  test('R-100 prompts come from the records of the last six weeks that name one, another for each kind', async ({
    db: _,
  }) => {
    const world = await portfolioWorld();
    setClock(() => new Date('2026-03-05T10:00:00Z'));
    await keepDocument(world, world.lee, meetingOf(world));
    await keepDocument(world, world.lee, { ...meetingOf(world), title: 'Newest one-to-one' });
    const { prompts } = await journalOf(world.lee);
    expect(prompts.filter(({ record }) => record.kind === 'one-to-one-document')).toMatchObject([
      { ask: 'Who spoke more, and what did you hear that you did not expect?', record: { title: 'Newest one-to-one' } },
    ]);
    expect((await journalOf(world.nia)).prompts.some(({ record }) => record.kind === 'one-to-one-document')).toBe(
      false,
    );
    setClock(() => new Date('2026-06-05T10:00:00Z'));
    expect((await journalOf(world.lee)).prompts).toEqual([]);
  });
});

describe('an entry as evidence', () => {
  test('R-093 R-100 it is a fixed copy in one step, each paragraph a place, and the entry is changed no more', async ({
    db: _,
  }) => {
    const { lee, ash } = await portfolioWorld();
    const { id, version } = await writeEntry(lee, 'journal', said({ happened, why: 'I defend my plans.' }));
    const taken = await takeEntry(lee, id, version);
    expect(taken).toMatchObject({
      kind: 'account',
      title: 'The call list',
      happenedFrom: '2026-03-02',
      simulated: false,
    });
    const blocks = taken.document.sections.flatMap((section) => section.blocks.map((block) => block.id));
    expect(blocks).toEqual(['happened-1', 'happened-2', 'why-1']);
    const { facts } = await evidenceOf(lee, taken.id);
    expect(facts).toContainEqual({
      name: 'Came about',
      text: 'Written in the candidate’s journal, version 1, read by nobody else before',
    });
    await expect(evidenceOf(ash, taken.id)).rejects.toThrow(NotFound);
    await expect(editEntry(lee, id, said({ happened: 'x' }), version)).rejects.toThrow(
      `This is your evidence ${taken.number}`,
    );
    await expect(takeEntry(lee, id, version)).rejects.toThrow(Conflict);
    expect((await journalOf(lee)).entries).toMatchObject([{ taken: taken.number }]);
    await withdrawEvidence(lee, taken.id, 'I want to say it better');
    expect(await editEntry(lee, id, said({ happened: 'Better.' }), version)).toMatchObject({ version: 2 });
    expect((await takeEntry(lee, id, 2)).document.sections[0]!.blocks).toMatchObject([{ text: 'Better.' }]);
  });

  test('without a title, a day or a portfolio it stays an entry, and it is said what is missing', async ({ db: _ }) => {
    const { lee, nia } = await portfolioWorld();
    const untitled = await writeEntry(lee, 'journal', said({ happened }, { title: null }));
    await expect(takeEntry(lee, untitled.id, 1)).rejects.toThrow(Invalid);
    const ahead = await writeEntry(lee, 'journal', said({ happened }, { happenedFrom: '2199-01-01' }));
    await expect(takeEntry(lee, ahead.id, 1)).rejects.toThrow(Invalid);
    const hers = await writeEntry(nia, 'journal', said({ happened }));
    await expect(takeEntry(nia, hers.id, 1)).rejects.toThrow('not enrolled');
    await expect(takeEntry(lee, untitled.id, 7)).rejects.toThrow('another window');
  });
});

describe('findings in one’s own words', () => {
  const findingOf = async (lee: Parameters<typeof entryOf>[0], id: string, check: string) =>
    (await entryOf(lee, id)).open.find((finding) => finding.id === check);

  test('R-100 R-108 a finding is set aside with a reason, which holds until the words that it is about change', async ({
    db: _,
  }) => {
    const { lee, ash } = await portfolioWorld();
    const treated =
      'On 2 March I treated everybody the same, as Mo and Oz had asked. I then told the team why I had done it.';
    const { id } = await writeEntry(lee, 'journal', said({ happened: treated }));
    const found = (await findingOf(lee, id, 'sameness-as-equality'))!;
    const form = {
      finding: { checkId: found.id, restsOn: found.restsOn, objectId: id },
      reason: 'It was about biscuits',
    };
    await expect(setAside(ash, entryFindings(ash, id), form)).rejects.toThrow(NotAllowed);
    const waiver = await setAside(lee, entryFindings(lee, id), form);
    await expect(setAside(lee, entryFindings(lee, id), form)).rejects.toThrow('a reason already');
    expect(await findingOf(lee, id, 'sameness-as-equality')).toBeUndefined();
    expect((await entryOf(lee, id)).aside).toMatchObject([{ waiver: { reason: 'It was about biscuits' } }]);
    await editEntry(lee, id, said({ happened: `${treated} It was a Monday.` }), 1);
    expect(await findingOf(lee, id, 'sameness-as-equality'), 'these words are the same').toBeUndefined();
    await editEntry(lee, id, said({ happened: treated.replace('everybody', 'every customer') }), 2);
    expect(await findingOf(lee, id, 'sameness-as-equality')).toBeDefined();
    await editEntry(lee, id, said({ happened: treated }), 3);
    await takeUp(lee, waiver.id);
    expect(await findingOf(lee, id, 'sameness-as-equality')).toBeDefined();
    await expect(takeUp(lee, waiver.id)).rejects.toThrow(Conflict);
  });

  test('what is not found cannot be set aside', async ({ db: _ }) => {
    const { lee } = await portfolioWorld();
    const { id } = await writeEntry(lee, 'journal', said({ happened }));
    const form = { finding: { checkId: 'task-list', restsOn: '0'.repeat(16), objectId: id }, reason: 'None' };
    await expect(setAside(lee, entryFindings(lee, id), form)).rejects.toThrow('not found any more');
  });
});
