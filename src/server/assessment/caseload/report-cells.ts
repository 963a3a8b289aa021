// What a report holds, as cells of a sheet: texts, numbers, days. Pure.
import { dayInWords } from '../../day-words.ts';
import { enrolmentStateWords } from '../../portfolios/enrolment-states.ts';
import type { CriterionStanding } from '../../portfolios/progress.ts';
import type { Coverage } from '../../portfolios/sufficiency.ts';
import { criterionKindWords } from '../../qualifications/criterion-kinds.ts';
import type { CriterionKind } from '../../qualifications/units.table.ts';
import { methodWords } from '../planning/plan-page.ts';
import type { CaseloadRow } from './caseload.ts';

/** A day as YYYY-MM-DD. */
export type Cell = string | number | null | { day: string };
export type Sheet = { title: string; head: string[]; rows: Cell[][] };

const day = (known: string | null): Cell => (known === null ? null : { day: known });

/** One row for each candidate and unit. */
export const caseloadSheet = (rows: readonly CaseloadRow[]): Sheet => ({
  title: 'Caseload',
  head: [
    ...[
      'Candidate',
      'Unit',
      'Title',
      'Assessor',
      'Started',
      'State',
      'Criteria sufficient',
      'Criteria claimed or partly met',
    ],
    ...['Criteria open', 'Last activity', 'Claims waiting', 'Waiting since', 'Next planned', 'Next method'],
    ...['Activities overdue', 'Plan', 'Last review', 'Next review due', 'Actions overdue', 'Expected end'],
  ],
  rows: rows.map((row) => [
    ...[row.candidate, row.unit, row.unitTitle, row.assessor, day(row.startedOn), enrolmentStateWords[row.state]],
    ...[row.progress.met, row.progress.claimed, row.progress.open, day(row.progress.last)],
    ...[row.waiting, day(row.waitingSince), day(row.nextOn), row.nextMethod && methodWords[row.nextMethod]],
    ...[row.activitiesOverdue, planWords(row.agreed), day(row.lastReviewOn), day(row.reviewDueOn)],
    ...[row.actionsOverdue, day(row.expectedEnd)],
  ]),
});

const planWords = (agreed: boolean | null) => (agreed === null ? 'None' : agreed ? 'Agreed by both' : 'Not agreed');

/** One row for each criterion of each candidate and unit, in the order of the unit. */
export const progressSheet = (
  rows: readonly CaseloadRow[],
  standings: ReadonlyMap<string, readonly CriterionStanding[]>,
  criteria: ReadonlyMap<string, { code: string; kind: CriterionKind }>,
): Sheet => ({
  title: 'Progress',
  head: [
    ...[
      'Candidate',
      'Unit',
      'Assessor',
      'Criterion',
      'Kind',
      'How it stands',
      'Occasions accepted',
      'Occasions needed',
    ],
    ...['Last activity'],
  ],
  rows: rows.flatMap((row) =>
    (standings.get(row.id) ?? []).map(({ criterionId, state, accepted, needs, last }) => {
      const { code, kind } = criteria.get(criterionId)!;
      return [
        ...[row.candidate, row.unit, row.assessor, code, criterionKindWords[kind]],
        ...[coverageWords[state], accepted.occasions, needs.occasions, day(last)],
      ];
    }),
  ),
});

const coverageWords: Record<Coverage, string> = {
  uncovered: 'Nothing claimed',
  returned: 'Not accepted',
  claimed: 'Claimed',
  'partly-met': 'Partly met',
  sufficient: 'Sufficient',
};

/** What a file is called: "caseload 29 November 2026.csv". */
export const reportName = (kind: string, on: string, format: string): string => `${kind} ${dayInWords(on)}.${format}`;
