// A portfolio as a matrix: criteria down, evidence across, one mark where something is claimed. Pure.

import { shortDate } from '#server/day-words.ts';
import { allOf } from '#server/list-words.ts';
import type { Portfolio } from '#server/portfolios/portfolio.ts';
import { evidenceKindWords } from '#server/portfolios/sources.ts';
import { type ClaimState, claimStateWords } from '#server/portfolios/states.ts';
import { type CriterionStatus, needsOf } from '#server/portfolios/sufficiency.ts';
import type { Across, Group, Line, Mark } from '#ui/Matrix.svelte';
import { claimShapes } from './shapes.ts';

export type CriterionLine = Line & { status: CriterionStatus };

/** Columns for all evidence that is not withdrawn. */
export const across = ({ pieces, readsEvidence }: Portfolio): Across[] =>
  pieces
    .filter(({ state }) => state !== 'withdrawn')
    .map(({ id, number, kind, from }) => ({
      key: id,
      label: String(number),
      text: `${evidenceKindWords[kind]}, ${shortDate(from)}`,
      short: `${evidenceKindWords[kind]} ${number}`,
      href: readsEvidence ? `/prove/evidence/${id}` : undefined,
    }));

/** Rows by outcome, with what each outcome needs; `gapsOnly` leaves out what is sufficient. */
export function lines(portfolio: Portfolio, gapsOnly = false): Group<CriterionLine>[] {
  const { enrolment, unit, statuses, readsEvidence } = portfolio;
  const marked = marksOf(portfolio);
  const groups = unit.outcomes.map(({ number, title, criteria }) => ({
    title: `${number} ${title}`,
    need: needOfAll(criteria, unit.requirements),
    rows: criteria.map(({ id, code, text }) => ({
      ...{ key: id, code, text, status: statuses.get(id)!, marks: marked.get(id) ?? {} },
      href: readsEvidence ? `/prove/${enrolment.id}/criteria/${id}` : undefined,
    })),
  }));
  if (!gapsOnly) return groups;
  const open = groups.map((group) => ({
    ...group,
    rows: group.rows.filter(({ status }) => status.state !== 'sufficient'),
  }));
  return open.filter(({ rows }) => rows.length > 0);
}

/** The form that claims a criterion with a piece of evidence, named as a cell of the matrix: "1.2:14". Null where it is none of these. */
export function claimAt({ unit, pieces }: Pick<Portfolio, 'unit' | 'pieces'>, cell: string): string | null {
  const at = cell.lastIndexOf(':');
  const criterion = unit.outcomes.flatMap(({ criteria }) => criteria).find(({ code }) => code === cell.slice(0, at));
  const piece = pieces.find(({ number, state }) => String(number) === cell.slice(at + 1) && state !== 'withdrawn');
  return criterion && piece ? `/prove/evidence/${piece.id}/claims?criterion=${criterion.id}` : null;
}

// Where several claims meet in one cell, the one that says most about the criterion is drawn.
const order: ClaimState[] = ['accepted', 'waiting', 'partly-accepted', 'draft', 'not-accepted'];

function marksOf({ unit, pieces, marks, readsEvidence }: Portfolio): Map<string, Record<string, Mark>> {
  const codes = new Map(unit.outcomes.flatMap(({ criteria }) => criteria.map(({ id, code }) => [id, code] as const)));
  const numbers = new Map(pieces.map(({ id, number }) => [id, number]));
  const drawn = new Map<string, Record<string, Mark>>();
  const live = marks.filter(({ state }) => state !== 'withdrawn');
  for (const { criterionId, evidenceId, claimId, state } of live.sort(
    (a, b) => order.indexOf(b.state) - order.indexOf(a.state),
  )) {
    const row = drawn.get(criterionId) ?? {};
    row[evidenceId] = {
      shape: claimShapes[state],
      label: `${codes.get(criterionId)}, evidence ${numbers.get(evidenceId)}: ${claimStateWords[state]}`,
      href: readsEvidence ? `/prove/evidence/${evidenceId}#claim-${claimId}` : undefined,
    };
    drawn.set(criterionId, row);
  }
  return drawn;
}

type Criteria = Portfolio['unit']['outcomes'][number]['criteria'];

/** What the criteria of one outcome need: where some are done and some explained, by the codes of the fewer. */
function needOfAll(criteria: Criteria, requirements: Portfolio['unit']['requirements']): string {
  const kinds = (['performance', 'knowledge'] as const).map((kind) => ({
    codes: criteria.filter((one) => one.kind === kind).map(({ code }) => code),
    words: needInWords(kind, needsOf(kind, requirements)),
  }));
  const [more, fewer] = kinds.filter(({ codes }) => codes.length > 0).sort((a, b) => b.codes.length - a.codes.length);
  if (!more) return '';
  return fewer
    ? `${more.words}; ${allOf(fewer.codes)} ${fewer.words.replace(/^needs/, fewer.codes.length > 1 ? 'need' : 'needs')}`
    : more.words;
}

function needInWords(kind: Criteria[number]['kind'], { occasions, days, classes }: CriterionStatus['needs']) {
  if (kind === 'knowledge') return 'needs your explanation, once';
  const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const weeks = Math.ceil(days / 7);
  return `needs ${[counted(occasions, 'occasion'), counted(classes, 'kind'), ...(weeks > 0 ? [counted(weeks, 'week')] : [])].join(', ')}`;
}

export const weeksOf = ({ claimed, needs }: CriterionStatus): string =>
  needs.days === 0 ? '–' : String(Math.floor(claimed.days / 7));
