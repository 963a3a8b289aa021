// What the copy of a record says is what its page says at that moment, and of the same people: a test for each kind of record.
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { givenWorld } from '../../../tests/plan-world.ts';
import { enrolLee } from '../../../tests/portfolio-world.ts';
import { setClock } from '../clock.ts';
import { briefingOf, briefingRecord } from '../plans/briefing-page.ts';
import { askQuestion, beginBriefing, commit, endBriefing, passQuestionOn, tickPresent } from '../plans/briefings.ts';
import { confirmUnderstanding, stateUnderstanding } from '../plans/understandings.ts';
import type { RecordDocument } from './document.ts';
import { takeEvidence } from './taking.ts';

const blocksOf = ({ sections }: RecordDocument, section: string) =>
  sections.find(({ id }) => id === section)?.blocks ?? [];
/** The words of a section, with who said them. */
const saidIn = (document: RecordDocument, section: string) =>
  blocksOf(document, section).flatMap((block) => (block.kind === 'words' ? [[block.by, block.text]] : []));
/** The facts of a section, one block after another. */
const factsIn = (document: RecordDocument, section: string) =>
  blocksOf(document, section).flatMap((block) =>
    block.kind === 'facts' ? [Object.fromEntries(block.facts.map(({ name, value }) => [name, value]))] : [],
  );

test('R-093 R-010 a briefing: who asked, who answers, and how many have said by now what they will do, as its page counts them', async ({
  db: _,
}) => {
  setClock(() => new Date('2026-03-02T10:00:00Z'));
  const cast = await givenWorld();
  const { lee, mo, nia, oz, plan } = cast;
  await enrolLee(cast);
  setClock(() => new Date('2026-03-03T10:00:00Z'));
  const { id } = await beginBriefing(lee, plan.id);
  await tickPresent(lee, plan.id, id, [mo.personId, nia.personId, oz.personId]);
  const open = await askQuestion(nia, plan.id, id, { words: 'Who covers lunch?', askerId: null, answer: null });
  await askQuestion(lee, plan.id, id, { words: 'Why first contact?', askerId: mo.personId, answer: 'They ring twice' });
  await commit(lee, plan.id, id, { words: 'I read it aloud', personId: nia.personId, due: '2026-03-06' });
  await endBriefing(lee, plan.id, id);
  await passQuestionOn(lee, open.id, { answererId: mo.personId, due: '2026-03-06' });

  const take = async () => (await takeEvidence(lee, { kind: 'briefing-document', sourceId: id })).document;
  const counted = async () => {
    const { saidSo, asked, saidBefore } = await briefingOf(lee, plan.id, id);
    return `${saidSo} of ${asked} who were there have said what they will do and why${saidBefore > 0 ? `, ${saidBefore} of them before the briefing` : ''}`;
  };
  const [before, page] = [await take(), await briefingOf(lee, plan.id, id)];
  expect(saidIn(before, 'questions')).toEqual(
    page.questions.flatMap((row) => [[row.asker, row.words], ...(row.answer ? [[row.answeredBy, row.answer]] : [])]),
  );
  expect(factsIn(before, 'questions')).toEqual([{ 'How it stands': 'Mo Member answers it by 6 March 2026' }]);
  expect(factsIn(before, 'commitments')).toMatchObject(
    page.commitments.map(({ words, person }) => ({ What: words, Who: person })),
  );
  expect(factsIn(before, 'teach-back')).toEqual([{ 'How many': await counted() }]);

  setClock(() => new Date('2026-03-05T10:00:00Z'));
  for (const one of [mo, nia]) {
    const said = await stateUnderstanding(one, plan.id, { what: 'I run it', why: 'Nobody waits', support: null });
    const outcome = { understandingId: said.id, outcome: 'confirmed' as const, reply: null };
    await confirmUnderstanding(lee, plan.id, one.personId, outcome);
  }
  const after = await take();
  expect(await counted()).toMatch(/^2 of \d who were there/);
  expect(factsIn(after, 'teach-back')).toEqual([{ 'How many': await counted() }]);
  expect(after).toMatchObject({ from: '2026-03-03', to: '2026-03-05' });
  expect(JSON.stringify(after)).not.toContain('I run it'); // for them, the leader and the manager
  expect(await briefingRecord(lee, plan.id, id)).toEqual(after); // what is printed
});
