// Figures as they stand when they are taken as evidence: of a team or of everybody, with the names of nobody but who takes them. Pure.
import { dayInWords } from '../day-words.ts';
import type { chartPage } from '../standards/chart-page.ts';
import { contactsIn, couldBe, outOf, sayFigure } from '../standards/figure-words.ts';
import type { Figure } from '../standards/figures.ts';
import type { figuresPage } from '../standards/figures-page.ts';
import { kpi } from '../standards/kpis.ts';
import { inUnit } from '../standards/targets.ts';
import { writtenIn } from '../standards/weekly-chart.ts';
import type { Block, RecordDocument } from './document.ts';

type Chart = Awaited<ReturnType<typeof chartPage>>;
type WholeChart = Chart & { found: NonNullable<Chart['found']>; period: NonNullable<Chart['period']> };
type WholeFigures = NonNullable<Awaited<ReturnType<typeof figuresPage>>['found']>;
type Taker = { personId: string; name: string };

/** One control chart: what was measured, against which standard, what the chart says, and every week of it. */
export function chartDocument(taker: Taker, { measure, standard, team, period, found }: WholeChart): RecordDocument {
  const of = team?.name ?? 'everybody';
  const write = writtenIn(measure);
  const [low, , high] = limitsOf(found.drawn.phases);
  return {
    ...{ title: `${standard?.name ?? measure.name} of ${of}`, kind: 'Figures' },
    ...{ from: period.days.from, to: period.days.to, people: [takenBy(taker)] },
    sections: [
      {
        ...{ id: 'figure', heading: 'The figure' },
        blocks: [
          facts('figure', 'The figure', [
            ['Measure', measure.name],
            ['How it is counted', kpi(measure.kpi).formula],
            ['Of', of],
            ['In this period', sayFigure(found.figure)],
            ['Could be', couldBe(found.figure)],
            ['From', outOf(found.figure)],
          ]),
          ...(standard ? [standardFacts(standard, measure, found.figure)] : []),
        ],
      },
      {
        ...{ id: 'chart', heading: 'What the chart says' },
        blocks: [
          words('chart', 'What the chart says', [found.words.sentence, found.cut, found.notJudged]),
          facts('limits', 'The usual range', [
            ['Lower limit', low === undefined ? null : write(low)],
            ['Upper limit', high === undefined ? null : write(high)],
          ]),
        ].filter(isFilled),
      },
      {
        ...{ id: 'weeks', heading: 'Week by week' },
        blocks: [weeksTable(measure.name, found)],
      },
    ],
  };
}

/** Every figure of a period, each with what its chart says. */
export function figuresDocument(taker: Taker, { team, period, kpis, all }: WholeFigures): RecordDocument {
  const of = team?.name ?? 'everybody';
  const head = ['Figure', 'Value', 'Could be', 'From', 'What the chart says'];
  const rows = kpis.map(({ measure, figure, words: said }) => [
    measure.name,
    sayFigure(figure),
    couldBe(figure) ?? '–',
    outOf(figure),
    said.verdict,
  ]);
  return {
    ...{ title: `Figures of ${of}`, kind: 'Figures' },
    ...{ from: period.days.from, to: period.days.to, people: [takenBy(taker)] },
    sections: [
      {
        ...{ id: 'figures', heading: 'How customers are served' },
        blocks: [
          facts('of', 'Of whom', [
            ['Of', of],
            ['Counted from', contactsIn(all.contacts)],
          ]),
          { id: 'figures', kind: 'table', label: 'Every figure', head, rows },
        ],
      },
    ],
  };
}

const takenBy = ({ personId, name }: Taker) => ({ id: personId, name, part: 'took these figures' });

type Standard = NonNullable<WholeChart['standard']>;

/** What was promised and, with the interval of the figure, whether it was kept. */
function standardFacts(standard: Standard, measure: WholeChart['measure'], figure: Figure): Block {
  const { name, promise, target, liveFrom } = standard;
  return facts('standard', 'The standard', [
    ['Standard', name],
    ['Promised', promise],
    ['Target', target === null ? null : `${inUnit(target, measure.unit)}, from ${dayInWords(liveFrom)}`],
    ['Kept', target === null ? null : keptWords(figure, target, measure.better)],
  ]);
}

/** Whether a target is kept: only said where the whole interval of the figure lies on one side of it. */
export function keptWords({ value, low, high }: Figure, target: number, better: 'up' | 'down'): string {
  const reaches = (one: number) => (better === 'up' ? one >= target : one <= target);
  if (low === undefined || high === undefined)
    return reaches(value) ? 'The figure reaches it; it has no interval' : 'The figure misses it; it has no interval';
  if (reaches(low) && reaches(high)) return 'Kept, wherever in its range the true figure lies';
  if (!reaches(low) && !reaches(high)) return 'Not kept, wherever in its range the true figure lies';
  return `The figure ${reaches(value) ? 'reaches' : 'misses'} it, but chance alone could account for that`;
}

const limitsOf = (phases: WholeChart['found']['drawn']['phases']) => {
  const last = phases.at(-1);
  return last ? [last.low, last.mean, last.high] : [];
};

function weeksTable(name: string, { weeks, drawn }: WholeChart['found']): Block {
  const signals = new Map(drawn.points.map(({ week, note }) => [week, note]));
  const rows = weeks.map(({ week, figure }) => [
    dayInWords(week),
    figure ? sayFigure(figure) : '–',
    (figure && couldBe(figure)) ?? '–',
    figure ? outOf(figure) : '–',
    signals.get(week) ?? 'None',
  ]);
  const head = ['Week from', name, 'Could be', 'From', 'Signal'];
  return { id: 'weeks', kind: 'table', label: 'Week by week', head, rows };
}

const facts = (id: string, label: string, all: [string, string | null][]): Block => ({
  ...{ id, kind: 'facts', label },
  facts: all.flatMap(([name, value]) => (value ? [{ name, value }] : [])),
});

const words = (id: string, label: string, all: (string | null)[]): Block => ({
  ...{ id, kind: 'words', label, text: all.filter(Boolean).join(' ') },
});

const isFilled = (block: Block) =>
  block.kind === 'facts' ? block.facts.length > 0 : block.kind !== 'words' || block.text !== '';
