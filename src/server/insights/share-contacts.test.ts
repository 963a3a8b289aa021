import { describe, expect, test } from 'vitest';
import { type Chance, chanceOf } from '../installation/sample/random.ts';
import { falseAlarms, questionsOf } from './fair-shares.ts';
import { eventsOfContacts, type Taken } from './share-contacts.ts';

const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, name: `Person ${id.toUpperCase()}` }));
const row = (personId: string, more: Partial<Taken> = {}): Taken => ({
  ...{ week: '2026-03-02', channel: 'Lines phone', personId, hours: 37, contacts: 10, hard: 0, atWeekend: 0 },
  ...more,
});
const eventOf = (kind: string, taken: Taken[]) =>
  eventsOfContacts({ taken, topics: [] }).find((event) => event.kind === kind);
const questions = (taken: Taken[]) => questionsOf(people, eventsOfContacts({ taken, topics: [] }));

/** Weeks in which each hard contact comes to whom `goes` says, among the contacts that each takes. */
function weeksOf(count: number, chance: Chance, goes: (chance: Chance) => string): Taken[] {
  return Array.from({ length: count }, (_, week) => {
    const hard = Array.from({ length: chance.between(4, 20) }, () => goes(chance));
    return people.map(({ id }) =>
      row(id, { week: String(week), contacts: 40, hard: hard.filter((who) => who === id).length }),
    );
  }).flat();
}
const toAnybody = (chance: Chance) => chance.pick(people).id;

describe('contacts as events of fair shares', () => {
  test('R-012 a weekend came to whoever took contacts on it, out of those who worked in that week, by their hours', () => {
    const taken = [
      row('a', { atWeekend: 3 }),
      row('a', { channel: 'Lines email', atWeekend: 1 }),
      row('b', { hours: 18.5 }),
    ];
    expect(eventOf('weekend-contacts', taken)).toMatchObject({ to: ['a'], chances: { a: 2 / 3, b: 1 / 3 } });
    expect(eventOf('weekend-contacts', [row('a'), row('b')])).toBeUndefined();
  });

  test('R-012 more hard contacts than an equal share is judged channel by channel, with its exact probability', () => {
    const phone = [row('a', { hard: 2 }), row('b', { hard: 0 })];
    const event = eventOf('hard-contacts', phone)!;
    expect(event.to).toEqual(['a']);
    expect(event.amounts).toEqual({ a: { had: 2, equal: 1 }, b: { had: 0, equal: 1 } });
    // Both of two among twenty in ten drawn: (10 · 9) / (20 · 19)
    expect(event.chances.a).toBeCloseTo(90 / 380, 12);
    expect(event.chances.b).toBeCloseTo(90 / 380, 12);
    // Whoever is alone on a channel takes what is hard there, and nobody else could.
    const alone = [...phone, row('c', { channel: 'Lines email', hard: 8 })];
    expect(eventOf('hard-contacts', alone)).toEqual(event);
  });

  test('R-012 a week in which nobody was beyond an equal share counts as one, too', () => {
    const event = eventOf('hard-contacts', [row('a', { hard: 3 }), row('b', { hard: 3 })])!;
    expect(event.to).toEqual([]);
    expect(event.chances.a).toBeGreaterThan(0);
  });

  test('R-012 where hard contacts come to anybody at most one team in twenty hears a question', () => {
    const chance = chanceOf(1899);
    const teams = 300;
    const asked = Array.from({ length: teams }, () => questions(weeksOf(26, chance, toAnybody))).filter(
      (found) => found.length > 0,
    ).length;
    expect(asked / teams).toBeLessThanOrEqual(falseAlarms / 3 + 0.01);
  });

  test('R-012 where they come in runs to one and the same, chance explains more, and hardly anybody is asked about', () => {
    const chance = chanceOf(7);
    const teams = 200;
    const asked = Array.from({ length: teams }, () => {
      let [who, left] = ['a', 0];
      return questions(
        weeksOf(26, chance, () => {
          if (left-- <= 0) [who, left] = [toAnybody(chance), chance.between(0, 6)];
          return who;
        }),
      );
    }).filter((found) => found.length > 0).length;
    expect(asked / teams).toBeLessThanOrEqual(falseAlarms / 3 + 0.02);
  });

  test('R-012 whoever takes twice as many for half a year is asked about, with all of them counted', () => {
    const chance = chanceOf(3);
    const taken = weeksOf(26, chance, () => (chance.happens(1 / 6) ? 'c' : toAnybody(chance)));
    const all = taken.filter(({ personId }) => personId === 'c').reduce((sum, { hard }) => sum + hard, 0);
    expect(questions(taken)).toMatchObject([
      { kind: 'hard-contacts', tail: 'many', person: { id: 'c' }, total: 26, amount: { had: all } },
    ]);
  });

  test('a question of weeks stays the same until its share of them is another quarter', () => {
    const weekends = (worked: number, of: number) =>
      questions(
        Array.from({ length: of }, (_, week) =>
          people.map(({ id }) => row(id, { week: String(week), atWeekend: Number((id === 'a') === week < worked) })),
        ).flat(),
      ).find(({ person, kind }) => person.id === 'a' && kind === 'weekend-contacts')?.of;
    expect(weekends(25, 26)).toBeDefined();
    expect(weekends(25, 26)).toBe(weekends(24, 25));
    expect(weekends(25, 26)).not.toBe(weekends(20, 26));
  });
});
