// What the pages about files of contacts show: the files, one of them before and after, its refused rows.
import { and, asc, count, desc, eq, ne } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { first, type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { people } from '../people/people.table.ts';
import { may } from '../permissions.ts';
import { theContactImport } from './contact-import.ts';
import type { ContactReading } from './contact-import-reading.ts';
import { progressOf } from './contact-import-storing.ts';
import { whyNotBack } from './contact-taking-back.ts';
import { type ContactImport, contactImportReadings, contactImports, contactRefusals } from './standards.table.ts';

export const importsShown = 25;

/** Files brought in, newest first, 25 on a page. */
export const contactImportsOf = (actor: Actor, page = 1) =>
  see(actor, 'contact.import', organisation, async (db) => {
    const own = eq(contactImports.organisationId, actor.organisationId);
    const total = first(await db.select({ n: count() }).from(contactImports).where(own))?.n ?? 0;
    const at = pageShown(page, { size: importsShown, total });
    const imports = await db
      .select({ file: contactImports, by: people.name })
      .from(contactImports)
      .innerJoin(
        people,
        and(eq(people.organisationId, contactImports.organisationId), eq(people.id, contactImports.broughtBy)),
      )
      .where(own)
      .orderBy(desc(contactImports.broughtAt), desc(contactImports.id))
      .limit(importsShown)
      .offset((at - 1) * importsShown);
    return {
      imports: imports.map(({ file, by }) => ({ ...file, by })),
      page: at,
      total,
      timeZone: actor.organisation.timeZone,
    };
  });

/** One file: what it is read as, how far its import is, or what came of it. */
export const contactImportOf = (actor: Actor, importId: string) =>
  see(actor, 'contact.import', organisation, async (db) => {
    const file = first(await db.select().from(contactImports).where(theContactImport(actor, importId)));
    if (!file) throw new NotFound();
    const isOver = ['done', 'set-aside', 'taken-back'].includes(file.state);
    const reading = isOver ? null : await readingIfAny(db, file);
    return {
      ...{ file, reading, clashing: file.state === 'waiting' ? await clashesOf(db, file, reading) : null },
      progress: file.state === 'importing' ? await progressOf(db, importId) : null,
      before: isOver ? null : await sameFile(db, file),
      sources: isOver ? [] : await sourcesOf(db, actor),
      refused: file.state === 'done' ? await refusedOf(db, file, 25) : [],
      ...{ backBy: await askerOf(db, file), timeZone: actor.organisation.timeZone },
      ...{ whyNotBack: whyNotBack(file), mayTakeBack: !whyNotBack(file) && may(actor, 'contact.take-back', {}) },
    };
  });

/** Every refused row of an imported file, up to 100,000. */
export const refusedContactsOf = (actor: Actor, importId: string) =>
  see(actor, 'contact.import', organisation, async (db) => {
    const file = first(await db.select().from(contactImports).where(theContactImport(actor, importId)));
    if (!file) throw new NotFound();
    return { file, refused: await refusedOf(db, file, 100_000) };
  });

async function readingIfAny(db: Read, { organisationId, id }: ContactImport) {
  const own = and(eq(contactImportReadings.organisationId, organisationId), eq(contactImportReadings.id, id));
  return (first(await db.select().from(contactImportReadings).where(own))?.reading ?? null) as ContactReading | null;
}

/** Who asked for it to be taken back; null where nobody did. */
async function askerOf(db: Read, { organisationId, backAskedBy }: ContactImport): Promise<string | null> {
  if (!backAskedBy) return null;
  const own = and(eq(people.organisationId, organisationId), eq(people.id, backAskedBy));
  return first(await db.select({ name: people.name }).from(people).where(own))?.name ?? null;
}

/** How many of the first contacts of a file bear a number that another contact of the same system has: they would be refused. */
async function clashesOf(db: Read, { organisationId, source }: ContactImport, reading: ContactReading | null) {
  const places = reading?.places ?? [];
  if (places.length === 0) return null;
  const found = await db.rows<{ n: number }>(sql`
    select count(*)::int as n from jsonb_array_elements(${JSON.stringify(places)}::jsonb) p
    join contacts c on c.organisation_id = ${organisationId} and c.source = ${source} and c.source_id = p ->> 0
      and c.at <> (p ->> 1)::timestamptz`);
  return { of: places.length, clashing: first(found)?.n ?? 0 };
}

/** An import of the same bytes that is done already. */
async function sameFile(db: Read, { organisationId, fileHash, id }: ContactImport) {
  const same = and(eq(contactImports.organisationId, organisationId), eq(contactImports.fileHash, fileHash));
  const done = and(same, eq(contactImports.state, 'done'), ne(contactImports.id, id));
  return first(await db.select().from(contactImports).where(done).orderBy(desc(contactImports.doneAt)).limit(1));
}

/** The systems that contacts came from so far. */
const sourcesOf = async (db: Read, { organisationId }: Actor) => {
  const found = await db.rows<{ source: string }>(sql`
    select source from contact_imports where organisation_id = ${organisationId} and state = 'done'
    group by source order by max(done_at) desc limit 10`);
  return found.map(({ source }) => source);
};

const refusedOf = (db: Read, { organisationId, id }: ContactImport, most: number) =>
  db
    .select({ row: contactRefusals.row, reason: contactRefusals.reason, raw: contactRefusals.raw })
    .from(contactRefusals)
    .where(and(eq(contactRefusals.organisationId, organisationId), eq(contactRefusals.importId, id)))
    .orderBy(asc(contactRefusals.row))
    .limit(most);
