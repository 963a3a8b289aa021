import { beforeAll, describe, expect, test } from 'vitest';
import { daysAfter } from '../../day-words.ts';
import { mulberry32 } from '../../plans/allocation/chance.ts';
import { loadSolver, type Solver } from '../../plans/allocation/solver.ts';
import { daysToShow } from './days-to-show.ts';
import { type Event, type Lack, observing } from './observing.ts';
import { openWords } from './open-words.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const chosenOf = (events: Event[], lacks: Lack[]) => observing(events, lacks, solver, 10)!;
const lack = (code: string, more: Partial<Lack> = {}): Lack => ({
  ...{ code, days: 1, used: [], since: null, span: 0, known: null, ...more },
});
const event = (id: string, day: string, shows: string[], source: Event['source'] = 'conversation'): Event => ({
  ...{ id, day, shows, source },
});

describe('R-096 what to have observed', () => {
  test('one occasion that shows two criteria is chosen before two that show one each', () => {
    const events = [
      event('a', '2026-03-01', ['1.1']),
      event('b', '2026-03-02', ['1.2']),
      event('c', '2026-03-09', ['1.1', '1.2']),
    ];
    expect(chosenOf(events, [lack('1.1'), lack('1.2')])).toEqual({
      ...{ chosen: [{ id: 'c', codes: ['1.1', '1.2'] }], closed: 2, lacking: 2, open: [] },
    });
  });

  test('two events of one day are one occasion, and a day that is claimed already is none', () => {
    const events = [
      event('a', '2026-03-01', ['1.1']),
      event('b', '2026-03-01', ['1.1']),
      event('c', '2026-03-04', ['1.1']),
    ];
    const { chosen, open } = chosenOf(events, [lack('1.1', { days: 2, used: ['2026-03-04'] })]);
    expect(chosen).toHaveLength(1);
    expect(open).toEqual([{ code: '1.1', days: 1, since: null, otherSource: false }]);
    expect(openWords(open[0]!)).toBe('one more occasion');
  });

  test('a later one is chosen where the time between is too short, and another source where one is needed', () => {
    const needs = { occasions: 3, days: 84, classes: 2 };
    const claimed = {
      occasions: 2,
      days: 10,
      classes: ['conversation' as const],
      oneAuthor: false,
      first: '2026-01-05',
      on: ['2026-01-05', '2026-01-15'],
    };
    const status = daysToShow('1.1', { claimed, needs });
    expect(status).toEqual({
      ...{ code: '1.1', days: 1, used: ['2026-01-05', '2026-01-15'] },
      ...{ since: '2026-03-30', span: 0, known: ['conversation'] },
    });
    const events = [
      event('soon', '2026-02-02', ['1.1'], 'product'),
      event('late', '2026-04-01', ['1.1']),
      event('both', '2026-04-20', ['1.1'], 'product'),
    ];
    expect(chosenOf(events, [status])).toMatchObject({ chosen: [{ id: 'both' }], closed: 3, lacking: 3 });
    const short = chosenOf(events.slice(0, 1), [status]);
    expect(openWords(short.open[0]!)).toBe('an occasion on or after 30 March 2026');
  });

  test('where nothing is claimed yet the chosen ones span what the unit asks, or it is said what more is needed', () => {
    const fresh = lack('1.1', { days: 3, span: 84 });
    const days = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-04-13'];
    const all = days.map((day, at) => event(`e${at}`, day, ['1.1']));
    expect(chosenOf(all, [fresh])).toMatchObject({ chosen: [{ id: 'e0' }, { id: 'e1' }, { id: 'e3' }], open: [] });
    const { open } = chosenOf(all.slice(0, 3), [fresh]);
    expect(openWords(open[0]!)).toBe('an occasion on or after 30 March 2026');
  });

  test('on 400 random portfolios it is what trying every choice finds: most closed, fewest, soonest', () => {
    let several = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const { events, lacks } = randomCase(seed);
      const found = chosenOf(events, lacks);
      const tried = triedOut(events, lacks);
      const ids = new Set(found.chosen.map(({ id }) => id));
      expect(
        scoreOf(
          events.filter(({ id }) => ids.has(id)),
          events,
          lacks,
        ),
        `seed ${seed}`,
      ).toEqual(tried);
      expect(found.closed, `seed ${seed}`).toBe(tried[0]);
      if (found.chosen.length > 2) several++;
    }
    expect(several).toBeGreaterThan(50);
  });
});

const codes = ['1.1', '1.2', '2.1', '2.2', '3.1'];
const sources: Event['source'][] = ['product', 'conversation', 'data'];

function randomCase(seed: number) {
  const random = mulberry32(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const dayAt = (at: number) => daysAfter('2026-01-05', at * 7);
  const events = Array.from({ length: 1 + upTo(7) }, (_, at) =>
    event(
      `e${at}`,
      dayAt(upTo(6)),
      codes.filter(() => random() < 0.4),
      sources[upTo(2)],
    ),
  );
  const lacks = codes
    .filter(() => random() < 0.7)
    .map((code) =>
      lack(code, {
        days: upTo(3),
        used: random() < 0.3 ? [dayAt(upTo(6))] : [],
        since: random() < 0.3 ? dayAt(upTo(8)) : null,
        known: random() < 0.4 ? [sources[upTo(2)]!] : null,
      }),
    );
  return { events, lacks };
}

/** Closed, how many, how late in all: written once more without the model. */
function scoreOf(chosen: Event[], events: Event[], lacks: Lack[]): [number, number, number] {
  const order = [...new Set(events.map(({ day }) => day))].sort();
  const closed = lacks.reduce((total, { code, days, used, since, known }) => {
    const showing = chosen.filter(({ shows }) => shows.includes(code));
    const fresh = new Set(showing.map(({ day }) => day).filter((day) => !used.includes(day))).size;
    const inTime = since !== null && showing.some(({ day }) => day >= since);
    const other = known !== null && showing.some(({ source }) => !known.includes(source));
    return total + Math.min(days, fresh) + Number(inTime) + Number(other);
  }, 0);
  return [closed, chosen.length, chosen.reduce((sum, { day }) => sum + order.indexOf(day), 0)];
}

function triedOut(events: Event[], lacks: Lack[]): [number, number, number] {
  const all = Array.from({ length: 2 ** events.length }, (_, bits) => events.filter((_, at) => (bits >> at) & 1));
  const scores = all.map((chosen) => scoreOf(chosen, events, lacks));
  return scores.toSorted((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2])[0]!;
}
