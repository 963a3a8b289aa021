// What a unit asks of its evidence, as facts to be read. Pure.
import { spanInWords } from '#server/day-words.ts';
import { allOf } from '#server/list-words.ts';
import type { Portfolio } from '#server/portfolios/portfolio.ts';
import { sourceClassWords } from '#server/portfolios/sources.ts';

type Requirements = Portfolio['unit']['requirements'];

export function asked(needs: Requirements): { name: string; text: string }[] {
  const { methodMix = [], currencyMonths, realisticEnvironment } = needs;
  const months = currencyMonths === 1 ? 'month' : 'months';
  return [
    { name: 'Occasions', text: `${needs.minOccasions} for each criterion that is shown at work` },
    { name: 'First to last', text: spanInWords(needs.minSpanDays) },
    { name: 'Kinds of evidence', text: String(needs.minSourceClasses) },
    ...(methodMix.length > 0
      ? [{ name: 'Among them', text: allOf(methodMix.map((kind) => sourceClassWords[kind])) }]
      : []),
    {
      name: 'Not older than',
      text: currencyMonths ? `${currencyMonths} ${months} when it is judged` : 'no limit is set',
    },
    { name: 'Simulation', text: needs.simulationAllowed ? 'counts' : 'does not count for what is shown at work' },
    {
      name: 'Realistic working environment',
      text: realisticEnvironment ? 'counts as work' : 'does not count as work',
    },
  ];
}
