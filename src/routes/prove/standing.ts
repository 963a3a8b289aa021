// One sentence for how a portfolio stands.
import type { Portfolio } from '#server/portfolios/portfolio.ts';

export function standing({ statuses, marks, own }: Portfolio): string {
  const all = [...statuses.values()];
  const enough = all.filter(({ state }) => state === 'sufficient').length;
  const waiting = marks.filter(({ state }) => state === 'waiting').length;
  const drafts = marks.filter(({ state }) => state === 'draft').length;
  const more = [
    ...(waiting > 0 ? [`${waiting === 1 ? 'One claim waits' : `${waiting} claims wait`} to be judged.`] : []),
    ...(own && drafts > 0 ? [`${drafts === 1 ? 'One claim is' : `${drafts} claims are`} not submitted yet.`] : []),
  ];
  return [`${enough} of ${all.length} criteria have sufficient evidence.`, ...more].join(' ');
}
