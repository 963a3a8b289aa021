// What the copy of a record says is what its page says at that moment, and of the same people: a test for each kind of record.
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, liveWorld, understood } from '../../../tests/plan-world.ts';
import { enrolLee, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { setClock } from '../clock.ts';
import { withWriter } from '../ledger/who-said.ts';
import { inTime } from '../moment-order.ts';
import { answerWords } from '../plans/agreements.ts';
import { answerAssignment, replyToAnswer } from '../plans/answers.ts';
import { briefingOf, briefingRecord } from '../plans/briefing-page.ts';
import { askQuestion, beginBriefing, commit, endBriefing, passQuestionOn, tickPresent } from '../plans/briefings.ts';
import { doing } from '../plans/buddying.ts';
import { contributionsOf } from '../plans/contributions.ts';
import { checkWork, finishAssignment } from '../plans/finishing.ts';
import { ownWork } from '../plans/own-work.ts';
import { partOf } from '../plans/part-page.ts';
import { planOf } from '../plans/plan-page.ts';
import { stateWords } from '../plans/plan-state.ts';
import { decidePlan } from '../plans/plans.ts';
import { makeRemark } from '../plans/remarks.ts';
import { signAgreement } from '../plans/signing.ts';
import { confirmUnderstanding, stateUnderstanding } from '../plans/understandings.ts';
import { stepWords } from '../plans/work-document.ts';
import { beginWork } from '../plans/work-steps.ts';
import { addItem, settleItem, shareItem } from '../support/agenda.ts';
import { sayStep } from '../support/help-document.ts';
import { helpPage } from '../support/help-list.ts';
import { askForHelp, giveHelp, promiseHelp, sayWhetherItHelped } from '../support/help-requests.ts';
import { helpStateWords } from '../support/help-state.ts';
import { meetingOf } from '../support/meeting-page.ts';
import { holdMeeting, scheduleMeeting, writeNotes } from '../support/meetings.ts';
import { outcomeWords } from '../support/one-to-ones.form.ts';
import { beginOneToOne } from '../support/one-to-ones.ts';
import { addAction, finishAction } from '../support/promises.ts';
import { thanksPage } from '../support/recognition-list.ts';
import { giveThanks, keepThanksPrivate } from '../support/recognitions.ts';
import type { RecordDocument } from './document.ts';
import { evidenceOf } from './evidence-page.ts';
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
  await commit(mo, plan.id, id, { words: 'I ring first', personId: null, due: '2026-03-06' });
  await endBriefing(lee, plan.id, id);
  await passQuestionOn(lee, open.id, { answererId: mo.personId, due: '2026-03-06' });

  const copied = () => takeEvidence(lee, { kind: 'briefing-document', sourceId: id });
  const take = async () => (await copied()).document;
  const counted = async () => {
    const { saidSo, asked, saidBefore } = await briefingOf(lee, plan.id, id);
    return `${saidSo} of ${asked} who were there have said what they will do and why${saidBefore > 0 ? `, ${saidBefore} of them before the briefing` : ''}`;
  };
  const [{ id: copy, document: before }, page] = [await copied(), await briefingOf(lee, plan.id, id)];
  const { facts } = await evidenceOf(lee, copy);
  expect(facts.find(({ name }) => name === 'Others who took part in the record')!.text).toBe(
    'Mo Member (has words in it that Lee Leader wrote down and has words of their own in it); Nia Newer (has words of their own in it and has words in it that Lee Leader wrote down)',
  );
  expect(saidIn(before, 'questions')).toEqual(
    page.questions.flatMap((row) => [[row.asker, row.words], ...(row.answer ? [[row.answeredBy, row.answer]] : [])]),
  );
  expect(factsIn(before, 'questions')).toEqual([{ 'How it stands': 'Mo Member answers it by 6 March 2026' }]);
  expect(factsIn(before, 'commitments')).toMatchObject(
    page.commitments.map(({ words, person, writer }) => ({ What: words, Who: withWriter(person, writer) })),
  );
  expect(factsIn(before, 'commitments').map(({ Who }) => Who)).toEqual([
    'Nia Newer, written down by Lee Leader',
    'Mo Member',
  ]);
  const asked = blocksOf(before, 'questions').filter(({ label }) => label.startsWith('Asked by'));
  expect(asked.map(({ label }) => label)).toEqual(
    page.questions.map(({ asker, writer }) => `Asked by ${withWriter(asker, writer)}`),
  );
  expect(asked[1]!.label).toBe('Asked by Mo Member, written down by Lee Leader');
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

test('R-093 R-021 a one-to-one: who raised each point, what came of it, and what was done of the actions, also where that was said elsewhere', async ({
  db: _,
}) => {
  const cast = await portfolioWorld();
  const { lee, mo } = cast;
  setClock(() => new Date('2026-03-02T10:00:00Z'));
  const pair = await beginOneToOne(lee, mo.personId);
  const { id } = await scheduleMeeting(lee, pair.id, { day: '2026-03-02', time: '09:00' });
  const point = await addItem(mo, pair.id, { words: 'Mondays are too tight' });
  await addItem(lee, pair.id, { words: 'The quality score' });
  const hidden = await addItem(mo, pair.id, { words: 'Long calls tire me', isPrivate: true });
  const { version } = await holdMeeting(lee, id);
  const decided = { outcome: 'decision' as const, decided: 'Two people on Mondays', meetingId: id };
  await settleItem(lee, point.id, decided);
  await writeNotes(lee, id, { notes: 'We heard two calls', asked: 'A second desk', version });
  const action = { words: 'Ask for a second desk', ownerId: lee.personId, due: '2026-03-20', meetingId: id };
  const promised = await addAction(mo, pair.id, action);
  await finishAction(lee, promised.id, { note: 'It comes in May' }); // on the page of the two, not of the meeting
  await shareItem(mo, hidden.id);

  const page = await meetingOf(lee, pair.id, id);
  const { document } = await takeEvidence(lee, { kind: 'one-to-one-document', sourceId: id });
  const points = [...page.settled, ...page.open].toSorted((a, b) => inTime(a.at, b.at));
  expect(saidIn(document, 'agenda')).toEqual(points.map(({ author, words }) => [author, words]));
  const came = points.map(({ outcome, outcomeWords: said }) =>
    outcome ? `${outcomeWords[outcome]}: ${said}` : 'Not settled at this meeting',
  );
  expect(came[0]).toBe('A decision: Two people on Mondays');
  expect(factsIn(document, 'agenda')).toEqual(came.map((what) => ({ 'What came of it': what })));
  expect(saidIn(document, 'asked')).toEqual([[page.askedFrom!.by, page.asked]]);
  expect(saidIn(document, 'notes')).toEqual([[page.notesFrom!.by, page.notes]]);
  expect(page.actions.map(({ doneNote }) => doneNote)).toEqual(['It comes in May']);
  expect(factsIn(document, 'actions')).toMatchObject(
    page.actions.map((one) => ({ Action: one.words, Who: one.owner, 'What came of it': one.doneNote })),
  );
});

test('R-093 R-007 work: each step with who took it, also what became of it after it was given back', async ({
  db: _,
}) => {
  const cast = await liveWorld();
  const { lee, mo, plan } = cast;
  await enrolLee(cast);
  await understood(cast, mo);
  const [mine] = await assignmentsOf(mo, plan.id);
  const { id } = mine!;
  await finishAssignment(mo, id, 'All rung back');
  const stepId = (await ownWork(mo, id)).steps.at(-1)!.id;
  await checkWork(lee, id, { stepId, outcome: 'not-yet', words: 'Two are missing' });
  await askForHelp(mo, { reason: 'how', askedId: lee.personId, assignmentId: id, waits: true });
  await beginWork(mo, id);

  const page = await ownWork(mo, id);
  expect(page.steps.map(({ step }) => step)).toEqual(['finish', 'return', 'block', 'go-on']);
  const { document } = await takeEvidence(lee, { kind: 'work-document', sourceId: id });
  expect(saidIn(document, 'life')).toEqual(
    page.steps.map(({ step, words, by }) => [by, words ?? `${stepWords[step]}.`]),
  );
  const { title, objective, hours } = page;
  expect(factsIn(document, 'work')).toMatchObject([
    { Task: title, 'Who did it': 'Mo Member', Objective: objective, Hours: `${hours} h` },
  ]);
});

test('R-093 R-020 help: in whose words it was asked, who promised whose help, and how it stands', async ({ db: _ }) => {
  const { lee, mo, nia } = await portfolioWorld();
  const { id } = await askForHelp(mo, { reason: 'other', askedId: lee.personId, words: 'I cannot end a call' });
  await promiseHelp(lee, id, { words: 'Nia shows you', helperId: nia.personId, due: '2099-12-31' });
  await giveHelp(lee, id, 'An hour on Monday');
  await sayWhetherItHelped(mo, id, { outcome: 'helped', words: 'Now I can' });
  const page = await helpPage(lee, id);
  const { document } = await takeEvidence(lee, { kind: 'help-request-document', sourceId: id });
  expect(saidIn(document, 'asked')).toEqual([[page.asker, page.words]]);
  expect(factsIn(document, 'asked')).toMatchObject([
    { 'Asked by': page.asker, 'Asked of': page.asked, 'How it stands': helpStateWords[page.state] },
  ]);
  expect(saidIn(document, 'steps')).toEqual(page.steps.map((step) => [step.by, sayStep(step)]));
  expect(page.steps.map(({ by }) => by)).toEqual(['Lee Leader', 'Lee Leader', 'Mo Member']);
});

test('R-093 R-007 thanks: whose words they are, of whom, and who reads them now', async ({ db: _ }) => {
  const { lee, mo } = await portfolioWorld();
  const thanks = { receiverId: mo.personId, behaviour: 'You rang all ten back', effect: 'Nobody rang twice' };
  const { id } = await giveThanks(lee, thanks);
  await keepThanksPrivate(mo, id, true);
  const page = await thanksPage(lee, id);
  const { document } = await takeEvidence(lee, { kind: 'recognition-document', sourceId: id });
  expect(saidIn(document, 'words')).toEqual([
    [page.giver.name, page.behaviour],
    [page.giver.name, page.effect],
  ]);
  expect(page.isTeams).toBe(false);
  expect(factsIn(document, 'thanks')).toMatchObject([
    { From: page.giver.name, To: page.receiver.name, 'Who reads it': 'the two' },
  ]);
});

test('R-093 R-001 R-033 a plan: its state and work as they are now, who said what of it, who decided', async ({
  db: _,
}) => {
  const cast = await liveWorld();
  const { lee, mo, plan } = cast;
  await enrolLee(cast);
  await decidePlan(lee, plan.id, 'revise', 'Two storms');
  await makeRemark(mo, plan.id, { kind: 'comment', about: 'plan', words: 'Ten calls are many' });
  const page = await planOf(lee, plan.id);
  const { document } = await takeEvidence(lee, { kind: 'plan-document', sourceId: plan.id });
  expect(factsIn(document, 'plan')).toMatchObject([{ Team: page.team, State: stateWords[page.state] }]);
  expect(factsIn(document, 'objectives').map(({ Objective }) => Objective)).toEqual(
    page.objectives.map(({ title }) => title),
  );
  const holders = (taskId: string) => doing(page.assignments).filter((row) => row.taskId === taskId);
  const work = factsIn(document, 'tasks');
  expect(work.map((task) => task.Task)).toEqual(page.tasks.map(({ title }) => title));
  for (const [at, { id }] of page.tasks.entries())
    for (const { name } of holders(id)) expect(work[at]!['Who does it']).toContain(name);
  expect(saidIn(document, 'contributions')).toEqual(
    contributionsOf(page).map(({ by, said }) => [by, said[0]!.toUpperCase() + said.slice(1)]),
  );
  expect(saidIn(document, 'contributions')).toContainEqual([
    'Mo Member',
    'Commented on the plan as a whole: Ten calls are many',
  ]);
  expect(saidIn(document, 'decisions').map(([by]) => by)).toEqual(
    [...page.decisions, ...page.givings].map(({ by }) => by),
  );
});

test('R-093 R-005 an agreement: whose answers, replies and words they are, and who signed', async ({ db: _ }) => {
  const cast = await givenWorld();
  const { lee, mo, plan } = cast;
  await enrolLee(cast);
  const [mine] = await assignmentsOf(mo, plan.id);
  const asked = await answerAssignment(mo, mine!.id, { answer: 'query', words: 'Which ten?' });
  await replyToAnswer(lee, plan.id, asked.id, 'Those of February');
  await answerAssignment(mo, mine!.id, { answer: 'accept', words: null });
  await acceptAll(cast);
  await understood(cast, mo);
  const before = await partOf(lee, plan.id, mo.personId);
  await signAgreement(mo, plan.id, mo.personId, { versionId: before.terms!.versionId, stance: 'agree' });

  const page = await partOf(lee, plan.id, mo.personId);
  const { document } = await takeEvidence(lee, { kind: 'agreement-document', sourceId: page.recordId });
  expect(factsIn(document, 'work').map(({ Task }) => Task)).toEqual(page.work.map(({ title }) => title));
  expect(saidIn(document, 'answers')).toEqual(
    page.work.flatMap(({ said }) =>
      said.flatMap((row) => [
        [page.name, `${answerWords[row.answer]}${row.words ? `: ${row.words}` : ''}`],
        ...(row.reply ? [[row.repliedBy, row.reply]] : []),
      ]),
    ),
  );
  const { what, why, repliedBy } = page.understanding!;
  expect(saidIn(document, 'understanding')).toEqual([
    [page.name, what],
    [page.name, why],
    [repliedBy, 'Confirmed'],
  ]);
  expect(page.signed.map(({ name }) => name)).toEqual(['Mo Member']);
  expect(saidIn(document, 'signatures').map(([by]) => by)).toEqual(page.signed.map(({ name }) => name));
});
