import { expect, test } from 'vitest';
import { criteria39, unitsLabelled } from '../../../../tests/suggestions/texts.ts';
import { actAskedBy } from './criterion-acts.ts';
import { actsOfTexts } from './read-text.ts';
import { sentencesOf } from './sentences.ts';
import { type CriterionToShow, suggestionsIn } from './suggest-text.ts';

async function suggested(text: string, criteria: readonly CriterionToShow[] = criteria39) {
  const [acts] = await actsOfTexts([text]);
  return suggestionsIn(text, acts!, criteria);
}
const codesIn = async (text: string) => (await suggested(text)).map(({ criterion }) => criterion);
const performance = (text: string) => actAskedBy({ text, kind: 'performance' });

const rota =
  'I asked the four of them how they would cut the week. Bev wanted the early vans together, Sunil said nobody is free for returns then. They moved two cards, and that is the rota now.';

test('R-095 what was done with others and what came back is suggested, with its words', async () => {
  const [first, ...more] = await suggested(rota);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ criterion: '1.3' });
  expect(first!.score).toBeGreaterThan(0.5);
  for (const { start, end, text } of first!.because) expect(rota.slice(start, end)).toBe(text);
  expect(first!.because[0]!.text).toContain('Bev wanted the early vans');
});

test('R-095 intending, ruling, praising and supposing show nothing', async () => {
  const words = [
    'I will ask the four of them how they would cut the week, and we are going to agree the rota together.',
    'Team leaders must involve their teams in planning the rota and should give regular feedback in private.',
    'She always listens, involves everyone, gives amazing feedback and treats all of us with the utmost respect.',
    'If a member of my team was stuck I would sit with them and ask what support they need.',
  ];
  expect(await Promise.all(words.map(codesIn))).toEqual([[], [], [], []]);
});

test('R-095 R-098 an exercise shows nothing that asks for doing', async () => {
  expect(await codesIn(`In the role play: ${rota}`)).toEqual([]);
});

test('R-095 knowledge is shown by explaining it, and by what the explanation is about', async () => {
  const plan =
    'When I plan a week I start from what has a date, then put the hours beside each job, because a list without hours always looks possible. I leave a fifth unfilled, since somebody is ill most weeks.';
  expect(await codesIn(plan)).toEqual(['4.4']);
  expect(
    await codesIn('Module 4 covered Maslow, Tuckman and facilitating meetings. Certificates were issued.'),
  ).toEqual([]);
});

test('R-095 a criterion is read by its own words, in whatever unit it stands', async () => {
  expect([
    performance('Give colleagues guidance and support when they ask for it'),
    performance('Delegate tasks according to the abilities of staff'),
    performance('Make sure that volunteers understand what is expected'),
    performance('Find out what help trainees would like'),
    performance('Offer constructive comments on how calls were handled'),
    performance('Negotiate responsibilities with each member'),
    performance('Consult staff before decisions about rotas'),
    performance('Lock the till at the end of the day'),
    actAskedBy({ text: 'Describe the till', kind: 'knowledge' }),
  ]).toEqual([
    ...['give-help', 'allocate', 'check-understanding', 'ask-support', 'feedback', 'agree-role', 'involve', null],
    'explain',
  ]);
  const elsewhere = { code: 'B7', text: 'Consult staff before decisions about rotas', kind: 'performance' as const };
  expect((await suggested(rota, [elsewhere])).map(({ criterion }) => criterion)).toEqual(['B7']);
});

test('R-095 S4 a customer served in the way that they needed is recognised, and a promise to a customer shows no respect for the team', async () => {
  const s4 = unitsLabelled.S.find(({ number }) => number === 'S4')!;
  const relay =
    'A caller could not follow me on the phone because of his hearing. I moved him to text relay, typed one question at a time and checked that he had it; he answered all of them and thanked me.';
  expect((await suggested(relay, s4.criteria)).map(({ criterion }) => criterion)).toContain('1.2');
  expect(await codesIn('I told a customer that I would ring back, and at three I did.')).toEqual([]);
});

test('R-095 every performance criterion of unit 39 asks for an act of its own', () => {
  const asked = criteria39.filter(({ kind }) => kind === 'performance').map(actAskedBy);
  expect(new Set(asked).size).toBe(12);
  expect(asked).not.toContain(null);
});

test('R-095 sentences end where sentences end', () => {
  const text = 'Met Dr. Shah at 9.30, no. 12.\nShe asked “why now?” I said so. Fine!';
  expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual([
    ...['Met Dr. Shah at 9.30, no. 12.', 'She asked “why now?”', 'I said so.', 'Fine!'],
  ]);
  for (const { start, end, text: words } of sentencesOf(text)) expect(text.slice(start, end)).toBe(words);
  expect(sentencesOf(' … \n')).toEqual([]);
});
