// What the pages about imported files show: the files, one of them before and after, its refused rows as a table.
import { and, asc, desc, eq } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { first, type Read } from '../db.ts';
import { NotFound } from '../errors.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from './actor.ts';
import { people } from './people.table.ts';
import type { ColumnsForm } from './people-import.form.ts';
import { hashOf, importedBefore, meaningsIn, type PeopleFile, readAs, readingOf, theImport } from './people-import.ts';
import { type ImportPlan, planImport, unsetManagers } from './people-import-plan.ts';
import { standingOf } from './people-import-standing.ts';
import { type PeopleImport, peopleImportRefusals, peopleImports } from './people-imports.table.ts';
import type { PeopleReading } from './reading/people-reading.ts';
import { countNotInvited } from './without-account.ts';

const shown = 25;

/** Files brought in, newest first. */
export const importsOf = (actor: Actor) =>
  see(actor, 'person.import', organisation, async (db) => ({
    imports: await db
      .select({
        ...{ id: peopleImports.id, fileName: peopleImports.fileName, broughtAt: peopleImports.broughtAt },
        ...{ doneAt: peopleImports.doneAt, setAsideAt: peopleImports.setAsideAt, result: peopleImports.result },
        by: people.name,
      })
      .from(peopleImports)
      .innerJoin(
        people,
        and(eq(people.organisationId, peopleImports.organisationId), eq(people.id, peopleImports.broughtBy)),
      )
      .where(eq(peopleImports.organisationId, actor.organisationId))
      .orderBy(desc(peopleImports.broughtAt))
      .limit(shown),
  }));

/** One file: what importing it would do, or what it did. Rows in parts of 25; `page` is that of the people. */
export const importOf = (actor: Actor, importId: string, page = 1) =>
  see(actor, 'person.import', organisation, async (db) => {
    const file = await fileOf(db, actor, importId);
    const about = { file, pageSize: shown };
    if (file.doneAt || file.setAsideAt)
      return {
        ...about,
        before: null,
        uninvited: await countNotInvited(db, actor),
        preview: null,
        page: 1,
        refused: (await refusalsOf(db, actor, importId)).slice(0, shown),
      };
    const before = await importedBefore(db, actor, file.fileHash);
    const preview = await previewOf(db, actor, file, page);
    return { ...about, before, uninvited: 0, preview, page: preview.page, refused: [] };
  });

/** Every refused row of a file, also of one that is not imported yet. */
export const refusedRowsOf = (actor: Actor, importId: string) =>
  see(actor, 'person.import', organisation, async (db) => {
    const file = await fileOf(db, actor, importId);
    if (file.doneAt || file.setAsideAt) return { file, refused: await refusalsOf(db, actor, importId) };
    return { file, refused: planImport(await readingOf(db, actor, file), await standingOf(actor)(db)).refused };
  });

/** What importing a file would do, with nothing kept of it. `columns` and `dates` as a form would settle them. */
export const lookAtPeople = (actor: Actor, { content }: PeopleFile, form: Pick<ColumnsForm, 'columns' | 'dates'>) =>
  see(actor, 'person.import', organisation, async (db) => {
    const before = await importedBefore(db, actor, hashOf(content));
    const dates = form.dates ?? before?.dates ?? null;
    const meanings = before?.meanings ?? {};
    const settles = form.columns.length > 0 || form.dates;
    const { columns } = await readAs(content, { meanings, dates });
    const reading = await readAs(content, { meanings: settles ? meaningsIn(form, columns) : meanings, dates });
    const plan = planImport(reading, await standingOf(actor)(db));
    return { preview: previewFrom(reading, plan, { dates, page: 1, day: dayOf(actor) }), refused: plan.refused };
  });

async function previewOf(db: Read, actor: Actor, file: PeopleImport, page: number) {
  const reading = await readingOf(db, actor, file);
  const plan = planImport(reading, await standingOf(actor)(db));
  return previewFrom(reading, plan, { dates: file.dates, page, day: dayOf(actor) });
}

export type Preview = ReturnType<typeof previewFrom>;

type Asked = { dates: PeopleImport['dates']; page: number; day: string };

function previewFrom(reading: PeopleReading, plan: ImportPlan, { dates, page, day }: Asked) {
  const what = new Map(plan.change.map(({ row, what }) => [row, what]));
  const isNew = new Set(plan.add.map(({ row }) => row));
  const refused = new Set(plan.refused.map(({ row }) => row));
  const good = reading.rows.filter(({ row }) => !refused.has(row));
  const at = pageShown(page, { size: shown, total: good.length });
  return {
    columns: reading.columns,
    questions: reading.questions,
    dates,
    rows: good
      .slice((at - 1) * shown, at * shown)
      .map(({ row, name, email, jobTitle, team, manager, hours, startDate, endDate }) => ({
        ...{ row, name, email, jobTitle, team, hours, startDate },
        manager: plan.managerNames.get(row) ?? manager?.text ?? null,
        effect: `${isNew.has(row) ? 'new' : changing(what.get(row))}${leaving(endDate, day)}`,
      })),
    ...{ page: at, good: good.length, refused: plan.refused.slice(0, shown), refusedCount: plan.refused.length },
    ...{ added: plan.add.length, changed: plan.change.length, same: plan.same },
    ...{ newTeams: plan.newTeams, leaders: plan.leaders, managers: unsetManagers(plan) },
    moves: plan.moves.filter(({ leaves }) => leaves).length,
  };
}

const dayOf = ({ organisation: { timeZone } }: Actor) => today(timeZone);

/** What the file says of the last day at work: whoever left before today comes in as somebody who has left. */
function leaving(endDate: string | null, day: string): string {
  if (endDate === null) return '';
  return `; ${endDate < day ? 'has left, ' : ''}last day ${dayInWords(endDate)}`;
}

const changing = (what: string[] | undefined) =>
  what ? `changes ${new Intl.ListFormat('en-GB').format(what)}` : 'unchanged';

async function fileOf(db: Read, actor: Actor, importId: string): Promise<PeopleImport> {
  const file = first(await db.select().from(peopleImports).where(theImport(actor, importId)));
  if (!file) throw new NotFound();
  return file;
}

const refusalsOf = (db: Read, { organisationId }: Actor, importId: string) =>
  db
    .select({ row: peopleImportRefusals.row, reason: peopleImportRefusals.reason, raw: peopleImportRefusals.raw })
    .from(peopleImportRefusals)
    .where(and(eq(peopleImportRefusals.organisationId, organisationId), eq(peopleImportRefusals.importId, importId)))
    .orderBy(asc(peopleImportRefusals.row));
