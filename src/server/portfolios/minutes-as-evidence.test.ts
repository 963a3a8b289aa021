import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { heldWorld } from '../../../tests/meeting-world.ts';
import { enrolLee, keepDocument } from '../../../tests/portfolio-world.ts';
import { documentFiles } from '../ledger/package-pages.ts';
import { samplePackage } from '../ledger/package-sample.ts';
import { attribution } from '../ledger/who-said.ts';
import { minuteSaid } from '../meetings/holding.ts';
import { minutesOf } from '../meetings/kept-minutes.ts';
import { teamMeetingOf } from '../meetings/meeting-page.ts';
import { agreeMinutes, correctMinutes, proposeMinutes, replyToCorrection } from '../meetings/minutes.ts';
import type { Actor } from '../people/actor.ts';
import { makeClaim } from './claims.ts';
import type { Block } from './document.ts';
import { placesOf } from './document-parts.ts';
import { evidenceOf } from './evidence-page.ts';
import { recordData } from './record-pdf.ts';
import { takeable, takeEvidence } from './taking.ts';

test('R-011 minutes can be taken by those who led the meeting or were there, not by those who are only named in them', async ({
  db: _,
}) => {
  const { lee, mo, nia, oz, ash, pat, meeting } = await heldWorld();
  const canTake = async (actor: Actor) => (await takeable(actor)).records.map(({ kind, sourceId }) => [kind, sourceId]);
  expect(await canTake(lee)).toEqual([]);
  await proposeMinutes(lee, meeting.id);
  for (const actor of [lee, mo, nia]) expect(await canTake(actor)).toEqual([['team-meeting-document', meeting.id]]);
  for (const actor of [oz, ash, pat]) expect(await canTake(actor)).toEqual([]);
});

test('R-011 minutes are printed whole, with every section of their document', async ({ db: _ }) => {
  const { lee, mo, meeting } = await heldWorld();
  await proposeMinutes(lee, meeting.id);
  const document = await minutesOf(mo, meeting.id);
  const printed = recordData(mo.organisation, document, new Date('2026-03-06T09:00:00Z'));
  expect(printed.sections.map(({ heading }) => heading)).toEqual(document.sections.map(({ heading }) => heading));
  expect(printed).toMatchObject({ exported: 'printed on 6 March 2026', title: document.title });
  expect(JSON.stringify(printed)).toContain('Sort the list by damage');
});

test('R-093 a copy of minutes says who said each line, as the page of the meeting does, and of who gave no name nothing', async ({
  db: _,
}) => {
  const cast = await heldWorld();
  const { lee, mo, nia, meeting, item } = cast;
  await enrolLee(cast);
  for (const kind of ['said', 'dissent'] as const)
    await minuteSaid(lee, { itemId: item.id, kind, words: `Evenings, ${kind}`, speakerId: nia.personId });
  await minuteSaid(lee, { itemId: item.id, kind: 'said', words: 'A rota helps nobody', speakerId: null });
  await proposeMinutes(lee, meeting.id);
  await correctMinutes(mo, meeting.id, 'I said: whoever rings first');
  const [correction] = (await teamMeetingOf(mo, meeting.id)).corrections;
  await replyToCorrection(lee, meeting.id, correction!.id, 'So it is');
  for (const actor of [lee, mo, nia]) await agreeMinutes(actor, meeting.id);

  const page = await teamMeetingOf(mo, meeting.id);
  const { id, document } = await takeEvidence(lee, { kind: 'team-meeting-document', sourceId: meeting.id });
  const shown = document.sections.flatMap(({ heading, blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind !== 'words') return [];
      const { before, behind } = attribution(block, heading);
      return [[before ?? behind, block.text]];
    }),
  );
  const lines = page.said.map(({ kind, speaker, by, words }) => {
    const writer = speaker && speaker.id !== by.id ? `, written down by ${by.name}` : '';
    return [`${kind === 'dissent' ? 'Disagreed: ' : ''}${speaker?.name ?? 'One of those present'}${writer}`, words];
  });
  expect(lines).toContainEqual(['Disagreed: Nia Newer, written down by Lee Leader', 'Evenings, dissent']);
  expect(shown).toEqual([
    ...lines,
    ['Mo Member, before the minutes were agreed', 'I said: whoever rings first'],
    ['Answer of Lee Leader', 'So it is'],
  ]);
  const unnamed = document.sections.flatMap(({ blocks }) => blocks).filter(({ label }) => /One of those/.test(label));
  expect(unnamed).toHaveLength(2);
  for (const block of unnamed) expect(Object.keys(block).sort()).toEqual(['id', 'kind', 'label', 'text']);
  const { facts } = await evidenceOf(lee, id);
  const others = facts.find(({ name }) => name === 'Others who took part in the record')!.text;
  expect(others).toContain('Nia Newer (agreed to it and has words in it that Lee Leader wrote down)');
  expect(others).toMatch(/Mo Member \(said what is wrong in it, agreed to it.*has words of their own in it/);
  const changed = facts.find(({ name }) => name === 'Changed before the copy')!.text;
  expect(changed).toMatch(/^2 times, .* by Mo Member and Lee Leader; agreed to 3 times, /);
  const copy = JSON.stringify(document);
  for (const { words } of [...page.decisions, ...page.actions]) expect(copy).toContain(words);
});

test('R-093 a copy of minutes kept before who said words was told from who wrote them down is read, printed, packed and claimed as said', async ({
  db: _,
}) => {
  const cast = await heldWorld();
  const { lee, mo, meeting } = cast;
  const { unit, enrolment } = await enrolLee(cast);
  const old = (id: string, who: string, text: string): Block => ({
    ...{ id: `said-${id}`, kind: 'words', label: `${who}, written down by Lee Leader`, text },
    ...{ by: 'Lee Leader', at: '2026-03-05T14:05:00.000Z' },
  });
  const blocks = [
    old('1', 'Mo Member', 'I like evenings'),
    old('2', 'Disagreed: One of those present', 'A rota helps'),
  ];
  const people = [lee, mo].map(({ personId: id, name }) => ({ id, name, part: 'took part' }));
  const kept = { title: 'Minutes', kind: 'Minutes of a team meeting', from: '2026-03-05', to: '2026-03-05', people };
  const sections = [{ id: 'item-1', heading: '1. Evenings', blocks }];
  const source = await keepDocument(
    cast,
    lee,
    { ...kept, sections },
    {
      ...{ kind: 'team-meeting-document', id: meeting.id },
    },
  );
  const { id, document } = await takeEvidence(lee, source);
  expect(document).toEqual({ ...kept, sections }); // as it was kept, whatever is read from it
  await makeClaim(lee, id, {
    ...{
      enrolmentId: enrolment.id,
      criterionId: unit.outcomes[0]!.criteria[0]!.id,
      place: 'said-2',
      quote: null,
      how: 'I asked',
    },
  });

  const { claims, facts } = await evidenceOf(lee, id);
  expect(claims.map(({ placeLabel }) => placeLabel)).toEqual(['1. Evenings: Disagreed: One of those present']);
  expect(placesOf(document).map(({ name }) => name)[1]).toBe('1. Evenings: Disagreed: One of those present');
  expect(facts.map(({ text }) => text)).toContain('Mo Member (has words in it that Lee Leader wrote down)');
  const [printed] = recordData(lee.organisation, document, new Date('2026-03-06T09:00:00Z')).sections;
  expect(printed!.blocks.map(({ label, by }) => [label, by])).toEqual([
    ['Mo Member, written down by Lee Leader', 'Mo Member, 5 March 2026, 2:05pm'],
    ['Disagreed: One of those present', ''],
  ]);
  const packable = { ...samplePackage(), claims: [], timeZone: lee.organisation.timeZone };
  const packed = documentFiles({ ...packable, evidence: [{ ...packable.evidence[0]!, number: 1, document }] });
  const page = packed['evidence/01/document.html']!;
  expect(page).toContain('<p class="words">I like evenings</p><p>Mo Member, 5 March 2026, 2:05pm</p>');
  expect(page).toContain('<p class="words">A rota helps</p></section>');
});
