import { describe, expect } from 'vitest';
import { submitCleared } from '../../../../tests/cleared.ts';
import { test } from '../../../../tests/database.ts';
import { portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { account, begun, meetingSeen, seen, signed, unmade } from '../../../../tests/visit-world.ts';
import { judgeClaim } from '../../assessment/judgements.ts';
import { setClock } from '../../clock.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../../errors.ts';
import { newId } from '../../id.ts';
import { makeClaim } from '../claims.ts';
import { evidenceOf } from '../evidence-page.ts';
import { withdrawQuestion, writeQuestion } from './questions.ts';
import { askQuestion, noteAnswer, noteSeen, sayWhatShows, takeOut, writeAnswer } from './visit-notes.ts';
import { visitOf, visitsOf } from './visit-page.ts';
import { acknowledgeVisit, beginVisit, callOffVisit, endVisit, planVisit, signVisit, writeUp } from './visits.ts';

const onDay = (day: string, time = '10:00') => setClock(() => new Date(`${day}T${time}:00Z`));
const says = (caught: Promise<unknown>) => caught.catch((error: Error) => error);

describe('R-103 an observation', () => {
  test('is planned, begun, noted, ended, written up, signed and read, and is then evidence with a place for each note', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const { ash, lee, enrolment, criterion } = cast;
    onDay('2026-03-09');
    const { id } = await planVisit(ash, enrolment.id, { ...meetingSeen, day: '2026-03-10', time: '10:00' });
    const stateNow = async () => (await visitsOf(lee, enrolment.id)).rows[0]!.state;
    expect(await stateNow()).toBe('planned');
    onDay('2026-03-10');
    await beginVisit(ash, id);
    onDay('2026-03-10', '10:05');
    const { note } = await noteSeen(ash, id, seen('Lee asks Mo what stands in the way', criterion('1.2')));
    onDay('2026-03-10', '10:40');
    await noteSeen(ash, id, seen(null, criterion('2.2')));
    expect(await stateNow()).toBe('under-way');
    await endVisit(ash, id);
    await writeUp(ash, id, { account, present: 'The team', version: 3 });
    const early = signVisit(ash, id, { account, present: 'The team', declared: true, version: 4 });
    expect(await says(early)).toMatchObject({
      problems: { form: ['Say what showed 1.2, 2.2, or take them out again, then sign'] },
    });
    await sayWhatShows(ash, id, { criterionId: criterion('1.2'), noteId: note.id, words: 'Asks first' });
    await takeOut(ash, id, criterion('2.2'));
    await signVisit(ash, id, { account, present: 'The team', declared: true, version: 4 });
    expect(await stateNow()).toBe('signed');
    const made = await acknowledgeVisit(lee, id, { comment: 'I forgot to ask Nia.', version: 5 });
    expect(await stateNow()).toBe('acknowledged');
    const { evidence, facts } = await evidenceOf(lee, made.id);
    expect(evidence).toMatchObject({ kind: 'observation', number: 1, happenedFrom: '2026-03-10', simulated: false });
    const blocks = evidence.document.sections.flatMap(({ blocks: of }) => of);
    expect(blocks.map((block) => block.id)).toEqual([
      ...['visit-1', 'account-1', 'account-2', 'note-1', 'note-2', 'comment-1', 'signed-1'],
    ]);
    expect(blocks.find((block) => block.id === 'note-1')).toMatchObject({
      label: '10:05am, for 1.2',
      text: 'Lee asks Mo what stands in the way',
    });
    expect(facts[0]!.text).toBe(
      'Written and signed by an assessor, and read by the candidate before it became evidence',
    );
  });

  test('proposes; the candidate claims, and the one who observed judges: three facts by three', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const { id } = await signed(cast);
    const { lee, ash, enrolment, criterion } = cast;
    const made = await acknowledgeVisit(lee, id, { comment: null, version: 3 });
    const [proposal, ...more] = (await visitOf(lee, id)).proposals;
    expect([proposal, more]).toMatchObject([{ code: '1.2', place: 'note-1', claimed: false }, []]);
    expect((await evidenceOf(lee, made.id)).claims).toEqual([]);
    const claim = await makeClaim(lee, made.id, {
      ...{ enrolmentId: enrolment.id, criterionId: criterion('1.2'), place: proposal!.place!, quote: null },
      how: 'I asked before I gave out the work',
    });
    expect((await visitOf(ash, id)).proposals[0]!.claimed).toBe(true);
    const { declaration } = await submitCleared(lee, made.id, { declared: true, version: 1 });
    expect(declaration).toContain('What the assessor saw and heard here is my own work');
    const judgement = await judgeClaim(ash, claim.id, {
      ...{ valid: true, authentic: true, current: true, sufficient: true, outcome: 'accepted', reason: null },
      ...{ action: null, actionDue: null, feedback: 'Well seen', supersedes: null },
    });
    expect(judgement.outcome).toBe('accepted');
  });

  test('is the observer’s alone until it is signed, and then the candidate’s and the assurer’s to read', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const { id } = await begun(cast);
    await noteSeen(cast.ash, id, seen('Only for me'));
    for (const reader of [cast.lee, cast.ivy]) {
      expect(JSON.stringify(await visitOf(reader, id))).not.toContain('Only for me');
      await expect(noteSeen(reader, id, seen('Mine'))).rejects.toThrow(NotAllowed);
    }
    for (const other of [cast.mo, cast.cody]) await expect(visitOf(other, id)).rejects.toThrow(NotFound);
    await endVisit(cast.ash, id);
    await signVisit(cast.ash, id, { account, present: null, declared: true, version: 2 });
    for (const reader of [cast.lee, cast.ivy])
      expect(JSON.stringify(await visitOf(reader, id))).toContain('Only for me');
    await expect(acknowledgeVisit(cast.ash, id, { comment: null, version: 3 })).rejects.toThrow(NotAllowed);
  });

  test('is called off only while nothing is noted; its account loses no race, and stays once it is signed', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const empty = await begun(cast);
    await callOffVisit(cast.ash, empty.id, 'Lee is ill');
    await expect(noteSeen(cast.ash, empty.id, seen('Late'))).rejects.toThrow('It was called off');
    const { id } = await begun(cast);
    await noteSeen(cast.ash, id, seen('Something'));
    await expect(callOffVisit(cast.ash, id, 'No')).rejects.toThrow('Something was noted already');
    await writeUp(cast.ash, id, { account: 'First window', present: null, version: 1 });
    const late = await says(writeUp(cast.ash, id, { account: 'Second window', present: null, version: 1 }));
    expect(late).toBeInstanceOf(Conflict);
    expect((late as Conflict).theirs).toMatchObject({ account: 'First window' });
    const after = await signed(cast);
    await expect(writeUp(cast.ash, after.id, { account: 'Otherwise', present: null, version: 3 })).rejects.toThrow(
      'signed already',
    );
    await expect(
      planVisit(cast.ash, cast.enrolment.id, { ...meetingSeen, day: '2026-03-09', time: '09:00' }),
    ).rejects.toThrow(Invalid);
  });
});

describe('R-098 what was set up', () => {
  test('is simulated evidence, as the assessor says', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const { id } = await begun(cast, { circumstances: 'simulated' });
    await endVisit(cast.ash, id);
    await signVisit(cast.ash, id, { account, present: null, declared: true, version: 2 });
    const made = await acknowledgeVisit(cast.lee, id, { comment: null, version: 3 });
    expect(made.simulated).toBe(true);
  });
});

describe('R-092 a note that waited on a device', () => {
  const itemId = newId();
  const at = new Date('2026-03-10T10:02:00Z');

  test('keeps its own moment, and sent twice is kept once', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const { id } = await begun(cast);
    onDay('2026-03-10', '12:30');
    const sent = { ...seen('Written in the lift', cast.criterion('1.2')), itemId, at };
    const first = await noteSeen(cast.ash, id, sent);
    const second = await noteSeen(cast.ash, id, sent);
    expect([first.again, second.again, second.note.id]).toEqual([false, true, itemId]);
    const { noted } = (await visitOf(cast.ash, id)).notes;
    expect(noted.map((note) => [note.words, note.at])).toEqual([['Written in the lift', at]]);
    await endVisit(cast.ash, id);
    await sayWhatShows(cast.ash, id, { criterionId: cast.criterion('1.2'), noteId: itemId, words: 'So' });
    await signVisit(cast.ash, id, { account, present: null, declared: true, version: 2 });
    const { document } = await visitOf(cast.lee, id);
    expect(JSON.stringify(document)).toContain('all of them written without network and kept when there was one again');
  });

  test('and says otherwise under the same id is kept beside the first, once, and told', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const { id } = await begun(cast);
    await noteSeen(cast.ash, id, { ...seen('One'), itemId, at });
    const rival = await noteSeen(cast.ash, id, { ...seen('Other'), itemId, at });
    const again = await noteSeen(cast.ash, id, { ...seen('Other'), itemId, at });
    expect([rival.beside, again.again]).toEqual([true, true]);
    const { noted } = (await visitOf(cast.ash, id)).notes;
    expect(noted.map(({ words }) => words).toSorted()).toEqual(['One', 'Other']);
    expect(noted.find(({ words }) => words === 'Other')!.ofNoteId).toBe(itemId);
  });

  test('and arrives after the signature is kept, and stands in no copy', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const { id } = await signed(cast);
    onDay('2026-03-10', '11:00');
    await noteSeen(cast.ash, id, { ...seen('Found on the old phone'), itemId, at });
    const { notes, document } = await visitOf(cast.ash, id);
    expect(notes.late.map(({ words }) => words)).toEqual(['Found on the old phone']);
    expect(JSON.stringify(document)).not.toContain('old phone');
  });

  test('of another visit, or of criteria of another unit, is refused', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const [one, two] = [await begun(cast), await begun(cast)];
    await noteSeen(cast.ash, one.id, { ...seen('Mine'), itemId, at });
    await expect(noteSeen(cast.ash, two.id, { ...seen('Theirs'), itemId, at })).rejects.toThrow(NotFound);
    await expect(noteSeen(cast.ash, two.id, seen('Other unit', newId()))).rejects.toThrow(Invalid);
  });
});

describe('R-103 questions', () => {
  test('come from the assessor’s own, are answered in writing or noted as spoken, and become evidence that says which', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const { ash, lee, criterion } = cast;
    onDay('2026-03-10');
    const form = { criterionId: criterion('4.2'), words: 'Why does the team know its targets?' };
    const question = await writeQuestion(ash, cast.unit.id, form);
    await expect(writeQuestion(ash, cast.unit.id, form)).rejects.toThrow(Invalid);
    await expect(withdrawQuestion(cast.ivy, question.id)).rejects.toThrow(NotAllowed);
    const { id } = await begun(cast, { kind: 'questions', about: 'What I did not see' });
    const own = await askQuestion(ash, id, { questionId: question.id, words: null, criterionIds: [], ...unmade });
    const free = await askQuestion(ash, id, {
      questionId: null,
      words: 'And when they miss one?',
      criterionIds: [],
      ...unmade,
    });
    expect((await visitOf(lee, id)).notes.asked.map((one) => one.question.words)).toEqual([
      form.words,
      'And when they miss one?',
    ]);
    await writeAnswer(lee, id, { questionId: own.note.id, words: 'They wrote them with me.', ...unmade });
    await noteAnswer(ash, id, { questionId: free.note.id, words: 'We look at why, together.', ...unmade });
    await expect(writeAnswer(ash, id, { questionId: own.note.id, words: 'Mine', ...unmade })).rejects.toThrow(
      NotAllowed,
    );
    await endVisit(ash, id);
    await expect(writeAnswer(lee, id, { questionId: own.note.id, words: 'More', ...unmade })).rejects.toThrow(
      'has ended the questions',
    );
    await signVisit(ash, id, { account: null, present: null, declared: true, version: 2 });
    const made = await acknowledgeVisit(lee, id, { comment: null, version: 3 });
    const { blocks } = made.document.sections.find((section) => section.id === 'answers')!;
    expect(blocks.map((block) => [block.id, block.label])).toEqual([
      ['question-1', 'Question 1, for 4.2'],
      ['answer-1', 'Answer 1, written by Lee Leader'],
      ['question-2', 'Question 2'],
      ['answer-2', 'Answer 2, spoken, noted by Ash Assessor'],
    ]);
  });
});
