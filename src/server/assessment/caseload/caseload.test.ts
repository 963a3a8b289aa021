import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { describe, expect } from 'vitest';
import { submitCleared } from '../../../../tests/cleared.ts';
import { kept, test } from '../../../../tests/database.ts';
import { refusalOf } from '../../../../tests/database-refusal.ts';
import { acceptAll, decisionWorld, enrolInSmall } from '../../../../tests/decision-world.ts';
import { keepDocument, meetingOf } from '../../../../tests/portfolio-world.ts';
import { setClock } from '../../clock.ts';
import { sql } from '../../db.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import { editPerson } from '../../people/people.ts';
import { makeClaim } from '../../portfolios/claims.ts';
import { endEnrolment } from '../../portfolios/enrolment-ends.ts';
import { takeEvidence } from '../../portfolios/taking.ts';
import { callOffVisit, planVisit } from '../../portfolios/visits/visits.ts';
import { activityForm } from '../planning/assessment-plans.form.ts';
import { setPlanTerms } from '../planning/assessment-plans.ts';
import { addActivity } from '../planning/planned-activities.ts';
import { caseloadOf } from './caseload.ts';
import { askForReport, refuseTooLong, reportFileOf } from './caseload-reports.ts';

const at = (day: string) => setClock(() => new Date(`${day}T10:00:00Z`));
const planned = (plannedOn: string) =>
  activityForm.parse({ method: 'observation', what: 'Briefing', plannedOn, criteria: '1.1' });
const report = { kind: 'caseload' as const, format: 'csv' as const, find: '', shown: 'open' as const };

/** Lee in three units: D1 accepted, D2 with a claim that waits and a plan, D3 with a plan of later days. */
const caseWorld = kept('caseloadworld', async () => {
  at('2026-03-02');
  const cast = await decisionWorld();
  const { lee, ash, demanding } = cast;
  const third = await enrolInSmall(cast, 'D3');
  await acceptAll(cast);
  const taken = await takeEvidence(lee, await keepDocument(cast, lee, meetingOf(cast)));
  const place = { criterionId: demanding.ids[0]!, place: 'agenda-1', quote: null, how: 'I asked.' };
  await makeClaim(lee, taken.id, { enrolmentId: demanding.enrolment.id, ...place });
  await submitCleared(lee, taken.id, { declared: true, version: taken.version });
  await addActivity(ash, demanding.enrolment.id, planned('2026-03-05'));
  await addActivity(ash, third.enrolment.id, planned('2026-03-04'));
  await addActivity(ash, third.enrolment.id, planned('2026-04-10'));
  const terms = { expectedEnd: '2026-08-31', reviewWeeks: 4, employerId: null };
  await setPlanTerms(ash, third.enrolment.id, terms);
  return { ...cast, third };
});
const unitsOf = async (...asked: Parameters<typeof caseloadOf>) =>
  (await caseloadOf(...asked)).rows.map(({ unit }) => unit);

describe('R-103 a caseload', () => {
  test('R-103 says of each candidate what waits since when, what comes next and what is overdue', async ({ db: _ }) => {
    const { ash } = await caseWorld();
    at('2026-03-06');
    const { rows, total } = await caseloadOf(ash);
    expect(total).toBe(3);
    const of = (unit: string) => rows.find((row) => row.unit === unit)!;
    expect(of('D1')).toMatchObject({ waiting: 0, waitingSince: null, nextOn: null, agreed: null, reviewDueOn: null });
    expect(of('D1').progress).toMatchObject({ met: 2 });
    expect(of('D2')).toMatchObject({ waiting: 1, waitingSince: '2026-03-02', activitiesOverdue: 1, agreed: false });
    expect(of('D3')).toMatchObject({ nextOn: '2026-04-10', nextMethod: 'observation', activitiesOverdue: 1 });
    expect(of('D3')).toMatchObject({ expectedEnd: '2026-08-31', reviewDueOn: '2026-02-02', reviewOverdue: true });
  });

  test('R-103 what comes next is also a visit that is planned beside the plan', async ({ db: _ }) => {
    const { ash, third } = await caseWorld();
    at('2026-03-06');
    const visit = {
      ...{ kind: 'discussion' as const, about: 'What you know of it', place: null, circumstances: 'natural' as const },
      ...{ day: '2026-03-20', time: '10:00' },
    };
    const { id } = await planVisit(ash, third.enrolment.id, visit);
    const next = async () => (await caseloadOf(ash)).rows.find(({ unit }) => unit === 'D3');
    expect(await next()).toMatchObject({ nextOn: '2026-03-20', nextMethod: 'professional-discussion' });
    await callOffVisit(ash, id, 'Ill');
    expect(await next()).toMatchObject({ nextOn: '2026-04-10', nextMethod: 'observation' });
  });

  test('R-103 R-007 is sorted by what is to be done, never by who is further', async ({ db: _ }) => {
    const { ash } = await caseWorld();
    at('2026-03-06');
    expect(await unitsOf(ash)).toEqual(['D2', 'D1', 'D3']);
    expect(await unitsOf(ash, { order: 'next' })).toEqual(['D3', 'D2', 'D1']);
    expect(await unitsOf(ash, { order: 'review' })).toEqual(['D3', 'D2', 'D1']);
    expect(await unitsOf(ash, { order: 'end' })).toEqual(['D3', 'D1', 'D2']);
    expect(await unitsOf(ash, { order: 'name' })).toEqual(['D1', 'D2', 'D3']);
    expect(await unitsOf(ash, { size: 2, page: 2 })).toEqual(['D3']);
    expect(await unitsOf(ash, { find: 'lée' })).toHaveLength(3);
    expect(await unitsOf(ash, { find: 'Mo' })).toEqual([]);
  });

  test('R-103 each sees their own part, coordinators all, nobody themselves, and what has ended when asked', async ({
    db: _,
  }) => {
    const { lee, ash, quinn, ivy, ike, cody, ada, mo, third } = await caseWorld();
    at('2026-03-06');
    for (const one of [ash, ivy, cody, ada]) expect((await caseloadOf(one)).total).toBe(3);
    for (const one of [quinn, ike]) expect((await caseloadOf(one)).total).toBe(0);
    for (const one of [lee, mo]) await expect(caseloadOf(one)).rejects.toThrow(NotFound);
    const own = { ...lee, roles: new Set(['centre-coordinator' as const]) };
    expect((await caseloadOf(own)).total).toBe(0);
    await endEnrolment(cody, third.enrolment.id, { reason: 'Left', version: third.enrolment.version });
    expect(await unitsOf(ash)).toEqual(['D2', 'D1']);
    expect(await unitsOf(ash, { shown: 'all', order: 'name' })).toEqual(['D1', 'D2', 'D3']);
  });
});

describe('R-103 reports of a caseload', () => {
  test('R-103 hold what is listed, with days as days, and no cell is a formula', async ({ db: _ }) => {
    const { ada, ash, lee } = await caseWorld();
    at('2026-03-06');
    const unknown = { employeeNumber: null, responsibilities: null, startsOn: null, endsOn: null, managerId: null };
    const record = { name: '=Lee Leader', email: 'lee@fernhithe.example', jobTitle: 'Leader', hours: 37.5, version: 1 };
    await editPerson(ada, lee.personId, { ...record, ...unknown });
    const csv = await reportFileOf(ash, (await askForReport(ash, report)).id);
    const rows = parse(new TextDecoder().decode(csv.content), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => [row.Candidate, row.Unit, row['Waiting since'], row['Expected end']])).toEqual([
      ["'=Lee Leader", 'D1', '', ''],
      ["'=Lee Leader", 'D2', '2026-03-02', ''],
      ["'=Lee Leader", 'D3', '', '2026-08-31'],
    ]);
    const book = await reportFileOf(ash, (await askForReport(ash, { ...report, format: 'xlsx' })).id);
    expect(book.name).toBe('caseload 6 March 2026.xlsx');
    const sheet = (await new ExcelJS.Workbook().xlsx.load(book.content.buffer)).worksheets[0]!;
    const column = (name: string) => (sheet.getRow(1).values as string[]).indexOf(name);
    const cell = sheet.getRow(4).getCell(column('Expected end'));
    expect([cell.type, cell.value, cell.numFmt]).toEqual([
      ExcelJS.ValueType.Date,
      new Date('2026-08-31'),
      'dd/mm/yyyy',
    ]);
    expect(sheet.getRow(4).getCell(column('Criteria open')).value).toBe(2);
    sheet.eachRow((row) => row.eachCell(({ type }) => expect(type).not.toBe(ExcelJS.ValueType.Formula)));
    expect(sheet.getRow(2).getCell(1).value).toBe("'=Lee Leader");
  });

  test('R-103 a workbook too long to wait for is refused with what to do instead', () => {
    expect(() => refuseTooLong('xlsx', 20_001)).toThrow(/Take it as CSV/);
    expect([refuseTooLong('xlsx', 20_000), refuseTooLong('csv', 400_000)]).toEqual([undefined, undefined]);
  });

  test('R-103 say criterion by criterion how far each is', async ({ db: _ }) => {
    const { ash } = await caseWorld();
    at('2026-03-06');
    const { id } = await askForReport(ash, { ...report, kind: 'progress' });
    const { content } = await reportFileOf(ash, id);
    const rows = parse(new TextDecoder().decode(content), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => [row.Unit, row.Criterion, row.Kind, row['How it stands']])).toEqual([
      ...[
        ['D1', '1.1', 'Performance', 'Sufficient'],
        ['D1', '1.2', 'Knowledge', 'Sufficient'],
      ],
      ...[
        ['D2', '1.1', 'Performance', 'Claimed'],
        ['D2', '1.2', 'Knowledge', 'Nothing claimed'],
      ],
      ...[
        ['D3', '1.1', 'Performance', 'Nothing claimed'],
        ['D3', '1.2', 'Knowledge', 'Nothing claimed'],
      ],
    ]);
  });

  test('R-103 R-120 it is kept who asked for which, and nobody else fetches it, nor they after an hour', async ({
    db,
  }) => {
    const cast = await caseWorld();
    const { lee, ash, quinn, cody } = cast;
    at('2026-03-06');
    const asked = await askForReport(ash, { ...report, find: 'Lee' });
    expect(asked).toMatchObject({ askedBy: ash.personId, find: 'Lee', enrolments: 3 });
    await expect(reportFileOf(cody, asked.id)).rejects.toThrow(NotFound);
    await expect(askForReport(lee, report)).rejects.toThrow(NotAllowed);
    await expect(askForReport(quinn, report)).rejects.toThrow(/would be empty/);
    expect(await refusalOf(db, cast, sql`delete from caseload_reports`)).toMatch(/permission denied/);
    const { organisationId } = ash;
    const entries = await db.reading(organisationId, (read) =>
      read.rows<{ n: number }>(sql`select count(*)::int as n from versions where organisation_id = ${organisationId}
        and kind = 'caseload-report' and record_id = ${asked.id} and actor_id = ${ash.personId}`),
    );
    expect(entries[0]!.n).toBe(1);
    setClock(() => new Date('2026-03-06T11:00:01Z'));
    await expect(reportFileOf(ash, asked.id)).rejects.toThrow(Conflict);
  });
});
