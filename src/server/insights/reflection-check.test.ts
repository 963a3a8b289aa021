import { describe, expect, test } from 'vitest';
import { written } from '../../../tests/written-reflections.ts';
import { checkReflection, type ReflectionPart, reflectionParts } from './reflection-check.ts';

const isSimulated = (text: string) =>
  checkReflection(text).findings.some(({ id }) => id === 'simulated-or-hypothetical');

describe('reflection, on accounts labelled by hand', () => {
  test('R-100 description without reflection is told from reflection', () => {
    const wrong = written.filter(
      ({ text, reflective }) => checkReflection(text).present.includes('reflection') !== reflective,
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('R-101 each part is found in nine of ten accounts that hold it, and seldom where there is none', () => {
    const parts = reflectionParts.filter((part) => part !== 'reflection');
    const marks = written.flatMap(({ id, text, holds }) => {
      const { present } = checkReflection(text);
      return parts.map((part) => ({ id, part, held: holds.includes(part), found: present.includes(part) }));
    });
    const found = marks.filter((mark) => mark.found);
    const held = marks.filter((mark) => mark.held);
    const right = marks.filter((mark) => mark.held && mark.found).length;
    expect(right / found.length).toBeGreaterThanOrEqual(0.95);
    expect(right / held.length).toBeGreaterThanOrEqual(0.9);
  });

  test('R-098 L10 what rests on a simulation or on what would be done is named, and is no example from work', () => {
    for (const { id, text, simulated } of written) expect([id, isSimulated(text)]).toEqual([id, simulated === true]);
    const played = written.find(({ id }) => id === 'role-play')!;
    expect(checkReflection(played.text).missing).toContain('workplace-example');
    expect(checkReflection(played.text).findings.map(({ id }) => id)).not.toContain('no-workplace-example');
  });
});

describe('what a reflection is told', () => {
  const without = (text: string): ReflectionPart[] => checkReflection(text).missing as ReflectionPart[];

  test('R-101 a law counts where it is tied to what was done, not in a list', () => {
    const tied =
      'On 3 May I refused, since data protection requires her consent. I then rang her, and she gave it at once.';
    const listed =
      'On 3 May I followed the complaints policy, the lone working policy, the Equality Act 2010 and GDPR. I then rang Ms Hall at noon.';
    expect([without(tied).includes('policy-or-law-link'), without(listed).includes('policy-or-law-link')]).toEqual([
      false,
      true,
    ]);
  });

  test('R-101 "I learned a lot" is pointed out and is no learning', () => {
    const { findings, missing } = checkReflection(
      'On Monday I led the briefing for Kofi and the others, and I learned a lot from it.',
    );
    expect(missing).toContain('own-learning');
    expect(findings.find(({ id }) => id === 'empty-learning')?.where.text).toBe('I learned a lot');
  });

  test('R-100 every finding asks a question or says where it comes from, and writes no sentence', () => {
    const { findings } = checkReflection(written.find(({ id }) => id === 'theory-essay')!.text);
    expect(findings.length).toBeGreaterThan(4);
    for (const { remedy, source } of findings) {
      expect(remedy).toMatch(/\?/);
      expect(source).toMatch(/R-10[01]/);
    }
  });

  test('of nothing, and of a few words, that alone is said', () => {
    expect(checkReflection('  ')).toMatchObject({ findings: [{ id: 'too-short', severity: 'stop' }], present: [] });
    expect(checkReflection('I led the team well.').findings).toHaveLength(1);
  });
});
