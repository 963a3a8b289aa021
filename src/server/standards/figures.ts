import { type KpiId, kpi, type Unit } from './kpis.ts';
import { numberList } from './number-list.ts';
import type { Contact } from './reading/contact.ts';
import { wilson } from './wilson.ts';

/**
 * One figure. A share has counts and a Wilson 95 % interval; a mean has sum and count; a median has no numerator.
 * `target` tells the two service levels apart. `decided` is the same share without targets flagged as met on contacts
 * still open, and is there only where that differs.
 */
export type Figure = {
  kpi: KpiId;
  target?: 'resolution' | 'response';
  numerator: number | null;
  denominator: number;
  value: number;
  low?: number;
  high?: number;
  unit: Unit;
  decided?: { numerator: number; denominator: number; value: number };
};

export type Tally = { add(contact: Contact): void; figures(): Figure[] };

type Measured = (contact: Contact) => boolean | number | null;
type Counter = { add(contact: Contact): void; figure(): Figure | null };

/**
 * Counts contacts into the figures of `kpis.ts`, from numerators and denominators and never from averages of
 * percentages. Shares and means take constant memory; a median is exact and keeps 8 bytes for each of its values.
 */
export function tally(): Tally {
  const counters: Counter[] = [
    share('answer-rate', (c) => c.answered),
    share('abandon-rate', (c) => c.abandoned),
    share('resolution-rate', (c) => (c.answered === false ? null : c.resolved)),
    share('fcr', (c) => c.firstContact),
    share('csat', (c) => c.satisfied),
    mean('satisfaction-mean', (c) => c.satisfaction),
    mean('speed-of-answer-mean', (c) => c.waitSeconds),
    mean('handle-time-mean', (c) => c.handleSeconds),
    median('handle-time-median', (c) => c.handleSeconds),
    median('first-response-median', (c) => c.firstResponseSeconds),
    median('resolution-time-median', (c) => c.resolutionSeconds),
    serviceLevel('resolution', (c) => c.slaMet),
    serviceLevel('response', (c) => c.responseSlaMet),
  ];
  return {
    add: (contact) => {
      for (const counter of counters) counter.add(contact);
    },
    figures: () => named(counters.flatMap((counter) => counter.figure() ?? [])),
  };
}

function share(id: KpiId, of: Measured): Counter {
  let numerator = 0;
  let denominator = 0;
  return {
    add: (contact) => {
      const hit = of(contact);
      if (hit === null) return;
      denominator += 1;
      if (hit) numerator += 1;
    },
    figure: () =>
      denominator === 0
        ? null
        : {
            kpi: id,
            numerator,
            denominator,
            value: numerator / denominator,
            ...wilson(numerator, denominator),
            unit: kpi(id).unit,
          },
  };
}

function mean(id: KpiId, of: Measured): Counter {
  let numerator = 0;
  let denominator = 0;
  return {
    add: (contact) => {
      const value = of(contact);
      if (value === null) return;
      denominator += 1;
      numerator += Number(value);
    },
    figure: () =>
      denominator === 0
        ? null
        : { kpi: id, numerator, denominator, value: numerator / denominator, unit: kpi(id).unit },
  };
}

function median(id: KpiId, of: Measured): Counter {
  const values = numberList();
  return {
    add: (contact) => {
      const value = of(contact);
      if (value !== null) values.add(Number(value));
    },
    figure: () =>
      values.size() === 0
        ? null
        : { kpi: id, numerator: null, denominator: values.size(), value: values.median(), unit: kpi(id).unit },
  };
}

/** A target flagged as met on a contact still open is not yet kept: the promise may still break. */
function serviceLevel(target: 'resolution' | 'response', of: Measured): Counter {
  const flagged = share('sla-met', of);
  const decided = share('sla-met', (c) =>
    target === 'resolution' && of(c) === true && c.resolved === false ? null : of(c),
  );
  return {
    add: (contact) => {
      flagged.add(contact);
      decided.add(contact);
    },
    figure: () => {
      const figure = flagged.figure();
      const sure = decided.figure();
      if (!figure) return null;
      if (!sure || sure.denominator === figure.denominator) return { ...figure, target };
      const { numerator, denominator, value } = sure;
      return { ...figure, target, decided: { numerator: numerator ?? 0, denominator, value } };
    },
  };
}

/** With one service level only, nothing has to be told apart. */
function named(figures: Figure[]): Figure[] {
  if (figures.filter((figure) => figure.kpi === 'sla-met').length !== 1) return figures;
  return figures.map(({ target: _, ...figure }) => figure);
}
