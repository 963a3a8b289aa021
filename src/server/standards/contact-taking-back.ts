// Taking an import back: asked for by a person who says why, then done by a job (`contact-import-job.ts`) in one transaction.
import { eq } from 'drizzle-orm';
import { act, type Keep, organisation, see } from '../act.ts';
import { now } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { first, type Read, sql, type Tx } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import { afterwards } from '../jobs.ts';
import type { Actor } from '../people/actor.ts';
import {
  type ContactDigest,
  covered,
  differing,
  digestKind,
  digestOf,
  digestsNow,
  newestOf,
  type WeekDigests,
} from './contact-digest.ts';
import { backOf, backStaged, stageHeld } from './contact-holding.ts';
import { changed, importQueue, lockedImport, standing, theContactImport } from './contact-import.ts';
import { changeable, oneAtATime } from './contact-import-storing.ts';
import { type ContactImport, contactImports, contactRefusals } from './standards.table.ts';
import { countWeeks } from './weekly.ts';

/** Why an import cannot be taken back, in a sentence; null where it can. Pure. */
export function whyNotBack({ state, added, updated, known, isTraced, backAskedAt }: ContactImport): string | null {
  if (state !== 'done') return standing[state];
  if (added + updated + known === 0) return 'Nothing of this file was imported, so there is nothing to take back.';
  if (!isTraced)
    return 'This file was imported before it was kept which contacts a file holds, so it cannot be taken back.';
  return backAskedAt ? 'This import is being taken back already.' : null;
}

/** What taking it back would do, in numbers. @throws NotFound, Conflict where it cannot be */
export const backQuestionOf = (actor: Actor, importId: string) =>
  see(actor, 'contact.take-back', organisation, async (db) => {
    const file = first(await db.select().from(contactImports).where(theContactImport(actor, importId)));
    if (!file) throw new NotFound();
    const whyNot = whyNotBack(file);
    return { file, whyNot, back: whyNot ? null : await backOf(db, file) };
  });

/** Has an import taken back by a job. @throws NotFound, Conflict where it cannot be */
export const askBack = (actor: Actor, importId: string, { why }: { why: string }) =>
  act(actor, 'contact.take-back', organisation, async (tx, _, keep) => {
    const done = await lockedImport(tx, actor, importId, ['done']);
    const whyNot = whyNotBack(done);
    if (whyNot) throw new Conflict(whyNot);
    const asks = { backAskedBy: actor.personId, backAskedAt: now(), backWhy: why, failure: null };
    const asked = await changed(tx, done, asks);
    await afterwards(tx, actor.organisationId, importQueue, { importId, askedBy: actor.personId });
    keep('contact-import', asked);
    return asked;
  });

/** Takes back what was asked for: everything or, where it fails, nothing. @throws Conflict where nobody asks any more */
export const takeBack = (actor: Actor, importId: string) =>
  act(actor, 'contact.take-back', organisation, async (tx, _, keep) => {
    await oneAtATime(tx, actor.organisationId, importId);
    const asked = await lockedImport(tx, actor, importId, ['done']);
    if (!asked.backAskedAt) throw new Conflict('Nobody asks for this import to be taken back.');
    await stageHeld(tx, asked);
    const { gone, restored, left } = await backStaged(tx);
    const weeks = await weeksHeld(tx);
    const before = await digestsNow(tx, actor.organisationId, weeks.held);
    const altered = await weekAltered(tx, actor.organisationId, before);
    if (altered) return givenUp(tx, asked, altered, keep);
    await handOn(tx, asked);
    await restore(tx, asked);
    await remove(tx, asked);
    await countWeeks(tx, actor, weeks.counted);
    const numbers = { contactsGone: gone, contactsRestored: restored, contactsLeft: left };
    const back = await changed(tx, asked, { state: 'taken-back', backAt: now(), ...numbers });
    await tx.rows(sql`drop table held_contacts`);
    keep('contact-import', back);
    keep(digestKind, await digestOf(tx, back, before, 2));
    return back;
  });

/** `counted`: those of them with other figures than before, because contacts go or are what they were. */
async function weeksHeld(tx: Read): Promise<{ held: string[]; counted: string[] }> {
  const found = await tx.rows<{ week: string; counted: boolean }>(sql`
    select week::text, bool_or((is_first or is_changed) and heir is null) as counted from held_contacts group by week order by 1`);
  const counted = found.filter((row) => row.counted);
  return { held: found.map(({ week }) => week), counted: counted.map(({ week }) => week) };
}

/** The first of these weeks in which something stands that no import left there; null where there is none. */
async function weekAltered(tx: Read, organisationId: string, now: WeekDigests): Promise<string | null> {
  const kept = await tx.rows<{ record: ContactDigest }>(sql`
    select record from versions where organisation_id = ${organisationId} and kind = ${digestKind} order by sequence`);
  const newest = newestOf(kept.map(({ record }) => record));
  const isAltered = ([week, digests]: [string, WeekDigests[string]]) => {
    const known = newest.get(week);
    return known !== undefined && differing(known, { columns: covered, digests }).length > 0;
  };
  return Object.entries(now).find(isAltered)?.[0] ?? null;
}

/** What an import changed would come back as somebody wrote it behind our back: nothing is done, and it says so. */
async function givenUp(tx: Tx, asked: ContactImport, week: string, keep: Keep) {
  const failure = `Nothing was taken back: contacts of the week of ${dayInWords(week)}, or what is kept of them, were altered outside Leadwell. An administrator sees more under Administration, Ledger.`;
  await tx.rows(sql`drop table held_contacts`);
  const left = await changed(tx, asked, { backAskedBy: null, backAskedAt: null, backWhy: null, failure });
  keep('contact-import', left);
  return left;
}

/** What another import holds, too, belongs to the next one that does, with what it was before this one changed it. */
async function handOn(tx: Tx, { organisationId, id }: ContactImport) {
  const heldOn = sql`h.heir is not null and (h.is_first or h.is_changed)`;
  const changes = sql`c.organisation_id = ${organisationId} and c.contact_id = h.id and ${heldOn}`;
  await tx.rows(sql`
    update contacts c set first_import_id = case when h.is_first then h.heir else c.first_import_id end,
      import_id = case when c.import_id = ${id} then h.heir else c.import_id end
    from held_contacts h where c.organisation_id = ${organisationId} and c.id = h.id and ${heldOn}`);
  await tx.rows(sql`delete from contact_changes c using held_contacts h where ${changes} and c.import_id = h.heir`);
  await tx.rows(sql`
    update contact_changes c set import_id = case when c.import_id = ${id} then h.heir else c.import_id end,
      was_from = case when c.was_from = ${id} then h.heir else c.was_from end
    from held_contacts h where ${changes} and ${id} in (c.import_id, c.was_from)`);
}

/** What no later import holds is again what it was. */
async function restore(tx: Tx, { organisationId, id }: ContactImport) {
  const before = sql.raw(changeable.map((name) => `${name} = w.${name}`).join(', '));
  await tx.rows(sql`
    update contacts c set ${before}, import_id = w.was_from
    from held_contacts h join contact_changes w on w.organisation_id = ${organisationId} and w.contact_id = h.id
      and w.import_id = ${id}
    where c.organisation_id = ${organisationId} and c.id = h.id and h.is_changed and h.heir is null`);
  await tx.rows(sql`
    delete from contact_changes c using held_contacts h
    where c.organisation_id = ${organisationId} and c.contact_id = h.id and c.import_id = ${id}`);
}

/** The contacts that nothing else holds, and what was kept of the file. */
async function remove(tx: Tx, { organisationId, id }: ContactImport) {
  await tx.rows(sql`
    delete from contacts c using held_contacts h
    where c.organisation_id = ${organisationId} and c.id = h.id and h.is_first and h.heir is null`);
  await tx.rows(sql`delete from contact_repeats where organisation_id = ${organisationId} and import_id = ${id}`);
  await tx.delete(contactRefusals).where(eq(contactRefusals.importId, id));
}
