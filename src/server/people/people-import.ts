// Bringing in a file of people: taken in, its columns settled, then imported whole, or set aside.
import { createHash } from 'node:crypto';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Bytes } from '#server/tables/decode.ts';
import { Unreadable } from '#server/tables/unreadable.ts';
import { act, organisation } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { settledColumns } from '../settled-columns.ts';
import type { Actor } from './actor.ts';
import { lockTree } from './lock-tree.ts';
import type { ColumnsForm } from './people-import.form.ts';
import { applyPlan } from './people-import-apply.ts';
import { type Content, contentOf } from './people-import-content.ts';
import { type ImportPlan, planImport, unsetManagers } from './people-import-plan.ts';
import { standingOf } from './people-import-standing.ts';
import {
  type ImportResult,
  type PeopleImport,
  peopleImportRefusals,
  peopleImportRows,
  peopleImports,
} from './people-imports.table.ts';
import { isMeaning } from './reading/column-meanings.ts';
import type { Meaning } from './reading/column-words.ts';
import { type PeopleReading, readPeople } from './reading/people-reading.ts';
import { orTaken } from './taken.ts';

export type PeopleFile = Content & { name: string; headers: string[] };

/** Reads a file as it comes, without what is refused of it. @throws Invalid when it is no table of people, with why */
export async function peopleFile({ name, content: source }: { name: string; content: Bytes }): Promise<PeopleFile> {
  const { content, refusedColumns } = await contentOf(source).catch(asProblem);
  const { columns } = await readPeople([Buffer.from(content)]).catch(asProblem);
  return { name, content, refusedColumns, headers: columns.map(({ header }) => header) };
}

/** Takes in a file. One that was imported before is read as it was read then. */
export const bringPeople = (
  actor: Actor,
  { name, content, refusedColumns }: Omit<PeopleFile, 'headers'>,
): Promise<PeopleImport> =>
  act(actor, 'person.import', organisation, async (tx, _, keep) => {
    const { organisationId, personId: broughtBy } = actor;
    const fileHash = hashOf(content);
    const before = await importedBefore(tx, actor, fileHash);
    const read = { meanings: before?.meanings ?? {}, dates: before?.dates ?? null };
    const about = { organisationId, id: newId(), fileName: name.slice(0, 200), fileHash, ...read, refusedColumns };
    const brought = one(
      await tx
        .insert(peopleImports)
        .values({ ...about, broughtBy, broughtAt: now() })
        .returning(),
    );
    await tx.insert(peopleImportRows).values({ organisationId, id: brought.id, content });
    keep('people-import', brought);
    return brought;
  });

export const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** The newest import of the same file; null where it was never imported. */
export async function importedBefore(db: Read, actor: Actor, fileHash: string | null): Promise<PeopleImport | null> {
  if (fileHash === null) return null;
  const same = and(
    ...[eq(peopleImports.organisationId, actor.organisationId), eq(peopleImports.fileHash, fileHash)],
    isNotNull(peopleImports.doneAt),
  );
  return first(await db.select().from(peopleImports).where(same).orderBy(desc(peopleImports.doneAt)).limit(1));
}

/** Settles what the columns mean. @throws Invalid when two columns mean the same; Conflict when somebody was faster */
export const settleColumns = (actor: Actor, importId: string, form: ColumnsForm): Promise<PeopleImport> =>
  act(actor, 'person.import', organisation, async (tx, _, keep) => {
    const open = await openImport(tx, actor, importId);
    if (open.version !== form.version) throw new Conflict('Somebody changed these columns meanwhile. Look again.', {});
    const { columns } = await readingOf(tx, actor, open);
    const set = { meanings: meaningsIn(form, columns), dates: form.dates ?? open.dates, version: open.version + 1 };
    const settled = one(await tx.update(peopleImports).set(set).where(theImport(actor, importId)).returning());
    keep('people-import', settled);
    return settled;
  });

/**
 * Imports every good row, keeps the refused ones with their reasons. `leaders`: teams whose proposed leader is to lead them.
 * @throws Conflict when the columns are no longer those that were looked at
 */
export const importPeople = (
  actor: Actor,
  importId: string,
  form: Pick<ColumnsForm, 'version'> & Partial<ColumnsForm>,
) =>
  act(actor, 'person.import', organisation, async (tx, _, keep) => {
    await lockTree(tx, actor);
    const open = await openImport(tx, actor, importId);
    if (open.version !== form.version) throw new Conflict('Somebody changed these columns meanwhile. Look again.', {});
    const reading = await readingOf(tx, actor, open);
    if (isUnsettled(form, open, reading)) throw new Conflict(unsettled);
    const plan = planImport(reading, await standingOf(actor)(tx));
    const chosen = plan.leaders.filter(({ team }) => form.leaders?.includes(team));
    await applyPlan(tx, actor, keep, plan, chosen);
    await keepRefusals(tx, actor, importId, plan);
    const result = countsOf(plan, chosen.length);
    const done = await ended(tx, actor, open, { doneAt: now(), result });
    keep('people-import', done);
    return { ...done, result };
  }).catch(
    orTaken({
      people_organisation_id_email_index: ['form', meanwhile],
      people_organisation_id_employee_number_index: ['form', meanwhile],
      teams_organisation_id_name_index: ['form', meanwhile],
    }),
  );

/** Sets a file aside without importing it; its rows are kept no longer. */
export const setAsideImport = (actor: Actor, importId: string): Promise<PeopleImport> =>
  act(actor, 'person.import', organisation, async (tx, _, keep) => {
    const open = await openImport(tx, actor, importId);
    const aside = await ended(tx, actor, open, { setAsideAt: now() });
    keep('people-import', aside);
    return aside;
  });

/** The file as it is read with the meanings settled so far. */
export async function readingOf(db: Read, actor: Actor, { id, meanings, dates }: PeopleImport): Promise<PeopleReading> {
  const mine = and(eq(peopleImportRows.organisationId, actor.organisationId), eq(peopleImportRows.id, id));
  const { content } = one(await db.select({ content: peopleImportRows.content }).from(peopleImportRows).where(mine));
  return readAs(content, { meanings, dates });
}

/** The rows of a file, with the meanings that were settled for its columns. */
export function readAs(content: string, { meanings, dates }: Pick<PeopleImport, 'meanings' | 'dates'>) {
  const map = meanings as Record<string, Meaning | 'unused'>;
  return readPeople([Buffer.from(content)], { map, ...(dates && { dates }) });
}

export const theImport = (actor: Actor, importId: string) =>
  and(eq(peopleImports.organisationId, actor.organisationId), eq(peopleImports.id, importId));

const unsettled =
  'You changed how the file is read and have not seen what that would do. Choose “Read the file again”, look, then import.';
const meanwhile =
  'Somebody added one of these people or teams meanwhile. Nothing was imported; look at the list again.';

function asProblem(error: unknown): never {
  if (error instanceof Unreadable) throw new Invalid({ file: error.message });
  throw error;
}

async function openImport(tx: Tx, actor: Actor, importId: string): Promise<PeopleImport> {
  const found = first(await tx.select().from(peopleImports).where(theImport(actor, importId)).for('update'));
  if (!found) throw new NotFound();
  if (found.doneAt) throw new Conflict('This file is imported already.');
  if (found.setAsideAt) throw new Conflict('This file was set aside. Bring it in again to import it.');
  return found;
}

export const meaningsIn = (form: Pick<ColumnsForm, 'columns'>, columns: PeopleReading['columns']) =>
  Object.fromEntries(settledColumns(form.columns, columns, isMeaning));

function isUnsettled({ columns = [], dates }: Partial<ColumnsForm>, open: PeopleImport, reading: PeopleReading) {
  const differs = ({ at, meaning }: ColumnsForm['columns'][number]) =>
    reading.columns[at] !== undefined && (reading.columns[at].meaning ?? 'unused') !== meaning;
  return columns.some(differs) || Boolean(dates && dates !== open.dates);
}

async function keepRefusals(tx: Tx, { organisationId }: Actor, importId: string, { refused }: ImportPlan) {
  const rows = refused.map(({ row, reason, raw }) => ({ organisationId, id: newId(), importId, row, reason, raw }));
  for (let at = 0; at < rows.length; at += 1_000)
    await tx.insert(peopleImportRefusals).values(rows.slice(at, at + 1_000));
}

async function ended(tx: Tx, actor: Actor, open: PeopleImport, how: Partial<PeopleImport>): Promise<PeopleImport> {
  const rows = and(eq(peopleImportRows.organisationId, actor.organisationId), eq(peopleImportRows.id, open.id));
  await tx.delete(peopleImportRows).where(rows);
  const set = { ...how, version: open.version + 1 };
  return one(await tx.update(peopleImports).set(set).where(theImport(actor, open.id)).returning());
}

function countsOf(plan: ImportPlan, leaders: number): ImportResult {
  const managers = unsetManagers(plan);
  return {
    ...{ added: plan.add.length, changed: plan.change.length, same: plan.same },
    ...{ refused: plan.refused.length, teams: plan.newTeams.length, leaders },
    ...(managers && { managers }),
  };
}
