import { describe, expect, test as plain } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { world } from '../../../../tests/world.ts';
import { Invalid, NotAllowed } from '../../errors.ts';
import { unitOf, unitsOf } from '../units.ts';
import { draftIn, draftOf, fieldsOf } from './draft.ts';
import { changed } from './draft-steps.ts';
import { unitsInText } from './read-text.ts';
import { saveDraft } from './save-draft.ts';

const text =
  'Unit 4: Calls\nUnit expiry date: 31/12/2027\n1 Greet callers\n1.1 Say hello\n1.3 Ask:\n  • who\n  • when\n2 Understand calls\n2.1 Explain why\n';
const read = () => draftOf(unitsInText(text, null)[0]!);
const codes = ({ outcomes }: ReturnType<typeof read>) =>
  outcomes.map(({ number, criteria }) => [number, ...criteria.map((one) => one.number)]);

describe('R-091 what was read', () => {
  plain('becomes fields and comes back from them as it was', () => {
    expect(draftIn(fieldsOf(read()))).toEqual(read());
    expect(fieldsOf(read())).toMatchObject({
      ...{ number: '4', level: '', 'expires-day': '31', 'o-0-title': 'Greet callers', 'c-0-1-number': '1.3' },
      ...{ 'c-0-1-parts': 'who\nwhen', 'c-0-1-line': '5', 'c-1-0-kind': 'knowledge', 'd-1-line': '5' },
    });
  });

  plain.each([
    [
      'up 0.1',
      [
        ['1', '1.3', '1.1'],
        ['2', '2.1'],
      ],
    ],
    [
      'down 0',
      [
        ['2', '2.1'],
        ['1', '1.1', '1.3'],
      ],
    ],
    [
      'add 0',
      [
        ['1', '1.1', '1.3', '1.4'],
        ['2', '2.1'],
      ],
    ],
    ['add', [['1', '1.1', '1.3'], ['2', '2.1'], ['3']]],
    [
      'up 0',
      [
        ['1', '1.1', '1.3'],
        ['2', '2.1'],
      ],
    ],
    [
      'down 0.7',
      [
        ['1', '1.1', '1.3'],
        ['2', '2.1'],
      ],
    ],
    [
      'nonsense',
      [
        ['1', '1.1', '1.3'],
        ['2', '2.1'],
      ],
    ],
  ])('is put in order by hand: %s', (step, expected) => {
    expect(codes(changed(read(), step))).toEqual(expected);
  });

  plain('is taken out with all its words, and put back', () => {
    const out = changed(changed(read(), 'out 0.1'), 'out 1');
    expect([out.outcomes[0]!.criteria[1]!.out, out.outcomes[1]!.out]).toEqual([true, true]);
    expect(changed(changed(draftIn(fieldsOf(out)), 'back 0.1'), 'back 1')).toEqual(read());
  });
});

describe('R-091 what was corrected', () => {
  test('is saved without what was taken out, with the doubts that nobody settled', async ({ db: _ }) => {
    const { cody } = await world();
    const draft = changed(changed(read(), 'out 0.0'), 'up 1');
    draft.doubts[0]!.settled = true;
    const { id, state } = await saveDraft(cody, draft, 'calls.pdf');
    expect(state).toBe('added');
    expect(await unitOf(cody, id!)).toMatchObject({
      ...{ number: '4', title: 'Calls', expiresOn: '2027-12-31', source: 'calls.pdf', level: null },
      remarks: ['1.2 is missing before 1.3 (line 5)'],
      outcomes: [
        { number: '2', criteria: [{ code: '2.1' }] },
        { number: '1', criteria: [{ code: '1.3', text: 'Ask:\n• who\n• when' }] },
      ],
    });
  });

  test('is refused at the field that has to be mended, past what was taken out', async ({ db: _ }) => {
    const { cody } = await world();
    const draft = changed(read(), 'out 0.0');
    Object.assign(draft, { title: ' ', level: 'three' });
    draft.outcomes[0]!.criteria[1]!.text = '';
    draft.outcomes[1]!.criteria[0]!.number = '';
    const refused = await saveDraft(cody, draft, 'x').catch((error: Invalid) => error);
    expect(refused).toBeInstanceOf(Invalid);
    expect((refused as Invalid).problems).toEqual({
      title: ['Give the unit’s title.'],
      level: ['Give the level as a whole number or null.'],
      'c-0-1-text': ['Give the criterion’s text.'],
      'c-1-0-number': ['Give the criterion’s code.'],
    });
    const bare = changed(read(), 'out 1.0');
    await expect(saveDraft(cody, bare, 'x')).rejects.toMatchObject({
      problems: { 'o-1-title': ['Give at least one criterion.'] },
    });
    expect(await unitsOf(cody)).toEqual([]);
  });

  test('is saved by those only who may add units', async ({ db: _ }) => {
    const { lee } = await world();
    await expect(saveDraft(lee, read(), 'x')).rejects.toThrow(NotAllowed);
  });
});
