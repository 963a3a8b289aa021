// Reports of a caseload as files. They carry the names of candidates, so it is kept who asked for which; the file itself is not.
import { and, eq } from 'drizzle-orm';
import { act, organisation, see } from '../../act.ts';
import { now } from '../../clock.ts';
import { dayOf } from '../../day-words.ts';
import { first, one, type Read, sql } from '../../db.ts';
import { Conflict } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import { standingsOf } from '../../portfolios/progress.ts';
import type { CriterionKind } from '../../qualifications/units.table.ts';
import { csvOf } from '../../sheet-cells.ts';
import { inProcess } from '../../workers/run.ts';
import { type CaseloadRow, readCaseload } from './caseload.ts';
import type { ReportForm } from './caseload-reports.form.ts';
import { type CaseloadReport, caseloadReports, type ReportFormat } from './caseload-reports.table.ts';
import { type Cell, caseloadSheet, progressSheet, reportName, type Sheet } from './report-cells.ts';

const most = 5_000; // enrolments

/** Asks for a report of what the caseload shows. @throws Conflict where it is empty, or longer than a file should be */
export const askForReport = (actor: Actor, form: ReportForm): Promise<CaseloadReport> =>
  act(actor, 'caseload-report.ask', organisation, async (tx) => {
    const { total } = await readCaseload(tx, actor, { ...form, size: 1 });
    if (total === 0) throw new Conflict('Nobody is listed, so a report would be empty. Search for somebody else.');
    if (total > most) throw new Conflict(`More than ${most} enrolments are listed. Search for some of them.`);
    const { organisationId, personId: askedBy } = actor;
    const row = { ...form, organisationId, id: newId(), askedBy, askedAt: now(), enrolments: total };
    return one(await tx.insert(caseloadReports).values(row).returning());
  });

export type ReportFile = { name: string; type: string; content: Uint8Array<ArrayBuffer> };

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const minutes = 60;

/** The file, made from what stands now, for whoever asked and within the hour. @throws NotFound for others; Conflict later */
export async function reportFileOf(actor: Actor, reportId: string): Promise<ReportFile> {
  const { report, sheet } = await see(
    actor,
    'caseload-report.fetch',
    findReport(actor, reportId),
    async (db, { report }) => {
      if (now().getTime() - report.askedAt.getTime() > minutes * 60_000)
        throw new Conflict('This report was asked for more than an hour ago. Ask for it again under Caseload.');
      return { report, sheet: await sheetOf(db, actor, report) };
    },
  );
  const { kind, format, askedAt } = report;
  const name = reportName(kind, dayOf(askedAt, actor.organisation.timeZone), format);
  refuseTooLong(format, sheet.rows.length);
  const content = format === 'csv' ? new TextEncoder().encode(csvOf(written(sheet))) : await workbook(sheet);
  return { name, type: types[format], content };
}

async function sheetOf(db: Read, actor: Actor, { kind, find, shown }: CaseloadReport): Promise<Sheet> {
  const { rows } = await readCaseload(db, actor, { find, shown, order: 'name', size: most });
  if (kind === 'caseload') return caseloadSheet(rows);
  return progressSheet(rows, await standingsOf(db, actor, rows), await codesOf(db, actor, rows));
}

/** Code and kind of every criterion of some units, by its id. */
async function codesOf(db: Read, { organisationId }: Actor, rows: readonly CaseloadRow[]) {
  const units = [...new Set(rows.map(({ unitId }) => unitId))];
  const found = await db.rows<{ id: string; code: string; kind: CriterionKind }>(sql`select id, code, kind from criteria
    where organisation_id = ${organisationId} and unit_id = any(${sql.param(units)}::uuid[])`);
  return new Map(found.map(({ id, ...one }) => [id, one]));
}

/** Days stand as YYYY-MM-DD, which a spreadsheet in any country takes for the same day. */
const written = ({ head, rows }: Sheet): string[][] => [head, ...rows.map((row) => row.map(inText))];
function inText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.day : String(cell);
}

const mostInWorkbook = 20_000; // rows, of which a workbook is written in seconds

/** @throws Conflict where a workbook would take longer than anybody waits */
export function refuseTooLong(format: ReportFormat, rows: number): void {
  if (format === 'xlsx' && rows > mostInWorkbook)
    throw new Conflict(
      `This report has ${rows} rows, and a workbook is made of at most ${mostInWorkbook}. Take it as CSV, which spreadsheets open as well, or search for fewer candidates.`,
    );
}

/** The library that writes workbooks takes 40 MB, so it is loaded in a process that ends. */
const workbook = async (sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> => {
  const { content } = await inProcess<{ content: Uint8Array }>('sheet', sheet, 60_000);
  return new Uint8Array(content);
};

const findReport = (actor: Actor, reportId: string) => async (db: Read) => {
  const own = and(eq(caseloadReports.organisationId, actor.organisationId), eq(caseloadReports.id, reportId));
  const report = first(await db.select().from(caseloadReports).where(own));
  return report && { askedBy: report.askedBy, report };
};
