// The ledger as somebody responsible for it sees it, and its verification whenever they ask.
import { and, desc, eq } from 'drizzle-orm';
import { act, type Keep, organisation, see } from '../act.ts';
import { now } from '../clock.ts';
import { connectWithin } from '../database/connect.ts';
import { first, one, type Read, reading, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import { afterwards, endedMeanwhile, type Job, onJob } from '../jobs.ts';
import { type KeptCheckpoint, newestCheckpoint, signedCheckpoint } from '../ledger/checkpoints.ts';
import { type AskedCheck, ledgerChecks, ledgerHeads } from '../ledger/ledger.table.ts';
import { signingKey } from '../ledger/signing.ts';
import type { Actor } from '../people/actor.ts';
import { actorLater } from '../people/later.ts';
import { may } from '../permissions.ts';
import type { LedgerCheck } from './ledger-check.ts';
import { checkLedger } from './ledger-keys.ts';

const kind = 'ledger-check';
const shownChecks = 10;

export type LedgerPage = {
  entries: number;
  newest: KeptCheckpoint | null;
  /** Newest first. */
  checks: AskedCheck[];
  key: { id: string; pem: string };
  mayVerify: boolean;
};

/** How long the ledger is, its newest checkpoint, and the last checks of it. @throws NotFound */
export async function ledgerOf(actor: Actor): Promise<LedgerPage> {
  const found = await see(actor, 'ledger.view', organisation, async (db) => ({
    entries: await lengthOf(db, actor),
    newest: await newestCheckpoint(db, actor.organisationId),
    checks: await db
      .select()
      .from(ledgerChecks)
      .where(eq(ledgerChecks.organisationId, actor.organisationId))
      .orderBy(desc(ledgerChecks.askedAt), desc(ledgerChecks.id))
      .limit(shownChecks),
  }));
  const { id, pem } = (await signingKey()).public;
  return { ...found, key: { id, pem }, mayVerify: may(actor, 'ledger.verify', {}) };
}

/** Asks for the whole ledger of the organisation to be verified; a job does it. */
export const askForCheck = (actor: Actor): Promise<AskedCheck> =>
  act(actor, 'ledger.verify', organisation, async (tx, _, keep) => {
    const { organisationId, personId } = actor;
    const asked = { organisationId, id: newId(), state: 'waiting' as const, askedBy: personId, askedAt: now() };
    const row = one(await tx.insert(ledgerChecks).values(asked).returning());
    keep(kind, row);
    await afterwards(tx, organisationId, kind, { checkId: row.id, askedBy: personId });
    return row;
  });

onJob(kind, (job) => workCheck(job), abandon);

type Verify = (organisationId: string) => Promise<LedgerCheck>;

/** Verifies, then signs a checkpoint over what was found whole. Done twice it has one effect. */
export async function workCheck(
  { organisationId, payload }: Pick<Job, 'organisationId' | 'payload'>,
  verify: Verify = verified,
) {
  const { checkId, askedBy } = payload as Record<'checkId' | 'askedBy', string>;
  const actor = await actorLater(organisationId, askedBy);
  const asked = actor && (await reading(organisationId, findCheck(actor, checkId)));
  if (!actor || asked?.state !== 'waiting') return;
  const found = await verify(organisationId).catch(failed);
  if ('ok' in found && found.ok) await signedCheckpoint(organisationId, await signingKey());
  await endCheck(actor, checkId, found).catch(endedMeanwhile);
}

async function abandon({ organisationId, payload }: Job, failure: string) {
  const { checkId, askedBy } = payload as Record<'checkId' | 'askedBy', string>;
  const actor = await actorLater(organisationId, askedBy);
  if (!actor) return;
  await act(actor, 'job.abandon', findCheck(actor, checkId), (tx, _, keep) =>
    ended(tx, actor, checkId, { failure }, keep),
  ).catch(endedMeanwhile);
}

const verified: Verify = (organisationId) =>
  connectWithin(process.env.DATABASE_URL ?? '', (client) =>
    checkLedger(client, process.env.LEADWELL_DATA ?? 'data', { organisationId }),
  );

function failed(error: unknown): { failure: string } {
  console.error('ledger check:', error);
  return { failure: 'The check could not be finished, and why is written down in the log. Ask for it again.' };
}

const endCheck = (actor: Actor, checkId: string, found: LedgerCheck | { failure: string }) =>
  act(actor, 'ledger.verify', organisation, (tx, _, keep) => ended(tx, actor, checkId, found, keep));

async function ended(tx: Tx, actor: Actor, checkId: string, found: LedgerCheck | { failure: string }, keep: Keep) {
  const asked = one(await tx.select().from(ledgerChecks).where(same(actor, checkId)).for('update'));
  if (asked.state !== 'waiting') throw new Conflict('This check has ended already.');
  const outcome =
    'failure' in found
      ? { state: 'failed' as const, failure: found.failure }
      : { state: 'done' as const, entries: found.entries, problems: found.problems };
  const set = { ...outcome, endedAt: now(), version: asked.version + 1 };
  const row = one(await tx.update(ledgerChecks).set(set).where(same(actor, checkId)).returning());
  keep(kind, row);
  return row;
}

const findCheck = (actor: Actor, checkId: string) => async (db: Read) =>
  first(await db.select().from(ledgerChecks).where(same(actor, checkId)));

const same = ({ organisationId }: Actor, checkId: string) =>
  and(eq(ledgerChecks.organisationId, organisationId), eq(ledgerChecks.id, checkId));

async function lengthOf(db: Read, { organisationId }: Actor) {
  const found = await db.select().from(ledgerHeads).where(eq(ledgerHeads.organisationId, organisationId));
  return first(found)?.sequence ?? 0;
}
