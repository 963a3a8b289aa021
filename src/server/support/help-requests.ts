// R-020: help is asked with one word, promised by whom and when, given, and whoever asked says whether it helped.
import { act, type Keep } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { assignments } from '../plans/assignments.table.ts';
import { lockedAssignment, theAssignment } from '../plans/assignments.ts';
import { requireWorkStep } from '../plans/work-state.ts';
import { standingOf, takeStep } from '../plans/work-steps.ts';
import { keepHelpDocument } from './help-document.ts';
import { askable, type HelpFacts, lockedHelp, theHelp } from './help-facts.ts';
import type { AskHelpForm, PromiseHelpForm } from './help-requests.form.ts';
import { type HelpRequest, type HelpStep, helpRequests, helpSteps } from './help-requests.table.ts';
import { isClosing, requireHelpStep } from './help-state.ts';

export type NewHelp = Pick<AskHelpForm, 'reason' | 'askedId'> & Partial<AskHelpForm>;

/** Asks one person for help. `waits`: the work, which is in progress, cannot go on before. */
export const askForHelp = (actor: Actor, asked: NewHelp): Promise<HelpRequest> =>
  act(actor, 'help-request.ask', asking(actor, asked), async (tx, { open }, keep) => {
    const { assignmentId = null, words = null, reason, askedId, waits = false } = asked;
    if (reason === 'other' && !words) throw new Invalid({ words: 'Enter in a few words what you need' });
    if (open) throw new Conflict('You asked this already, and it is open. Open it to see what became of it.');
    if (waits && !assignmentId) throw new Invalid({ waits: 'Choose the work that waits' });
    if (waits && assignmentId) await blockWork(tx, actor, assignmentId, keep);
    const row = {
      ...{ organisationId: actor.organisationId, id: newId(), askerId: actor.personId, askedId },
      ...{ assignmentId, reason, words, at: now() },
    };
    const added = one(await tx.insert(helpRequests).values(row).returning());
    keep('help-request', added);
    await keepHelpDocument(tx, actor, added.id, keep);
    return added;
  });

/** Says what will be done, by whom and when; a later promise takes the place of an earlier one. */
export const promiseHelp = (actor: Actor, helpId: string, { words, helperId, due }: PromiseHelpForm) =>
  act(actor, 'help-request.answer', lockedHelp(actor, helpId), async (tx, facts, keep) => {
    requireHelpStep(facts.state, 'promise');
    if (due < today(actor.organisation.timeZone)) throw new Invalid({ due: 'Enter today or a day to come' });
    const [helper] = await tx.rows(sql`select 1 from people where organisation_id = ${actor.organisationId}
      and id = ${helperId} and (ends_on is null or ends_on >= current_date)`);
    if (!helper) throw new Invalid({ helperId: 'Choose somebody who works here' });
    return step(tx, actor, facts, { step: 'promise', words, helperId, due }, keep);
  });

export const giveHelp = (actor: Actor, helpId: string, words: string | null) =>
  act(actor, 'help-request.answer', lockedHelp(actor, helpId), async (tx, facts, keep) => {
    requireHelpStep(facts.state, 'give');
    return step(tx, actor, facts, { step: 'give', words }, keep);
  });

/** Whoever asked says whether it helped; where not, it is open again. Work that waited for it goes on. */
export const sayWhetherItHelped = (
  actor: Actor,
  helpId: string,
  { outcome, words }: { outcome: 'helped' | 'not-helped'; words: string | null },
) =>
  act(actor, 'help-request.close', lockedHelp(actor, helpId), async (tx, facts, keep) => {
    requireHelpStep(facts.state, outcome);
    if (outcome === 'not-helped' && !words) throw new Invalid({ words: 'Enter what you still need' });
    if (outcome === 'helped') await goOn(tx, actor, facts.request, keep);
    return step(tx, actor, facts, { step: outcome, words }, keep);
  });

/** It is not needed any more. */
export const takeHelpBack = (actor: Actor, helpId: string) =>
  act(actor, 'help-request.close', lockedHelp(actor, helpId), async (tx, facts, keep) => {
    requireHelpStep(facts.state, 'take-back');
    await goOn(tx, actor, facts.request, keep);
    return step(tx, actor, facts, { step: 'take-back', words: null }, keep);
  });

/**
 * One request of a person after another: of several sent at once the second finds the first. Other words are another request; a tap
 * without any says no more than what is open.
 * @throws NotFound where the work is not the actor's own
 */
const asking =
  (actor: Actor, { askedId, assignmentId = null, reason, words = null }: NewHelp) =>
  async (tx: Tx) => {
    await tx.rows(
      sql`select pg_advisory_xact_lock(hashtextextended(${`help of ${actor.organisationId} ${actor.personId}`}, 0))`,
    );
    if (assignmentId && !(await isOwn(tx, actor, assignmentId))) throw new NotFound();
    const people = await askable(actor, assignmentId)(tx);
    const [open] = await tx.rows(sql`select 1 from help_requests r where r.organisation_id = ${actor.organisationId}
      and r.asker_id = ${actor.personId} and r.asked_id = ${askedId} and r.closed_at is null and r.reason = ${reason}
      and r.assignment_id is not distinct from ${assignmentId}::uuid and r.reason <> 'other'
      and (r.words = ${words} or ${words}::text is null)`);
    return { askedId, askable: people.map(({ id }) => id), open: open !== undefined };
  };

async function isOwn(db: Read, actor: Actor, assignmentId: string): Promise<boolean> {
  const found = first(await db.select().from(assignments).where(theAssignment(actor, assignmentId)));
  return found?.personId === actor.personId && found.endedAt === null;
}

async function blockWork(tx: Tx, actor: Actor, assignmentId: string, keep: Keep): Promise<void> {
  const facts = await lockedAssignment(actor, assignmentId)(tx);
  if (!facts) throw new NotFound();
  requireWorkStep(await standingOf(tx, actor, facts.assignment), 'block');
  await takeStep(tx, actor, facts.assignment, { step: 'block', words: 'Asked for help' }, keep);
}

async function goOn(tx: Tx, actor: Actor, { assignmentId }: HelpRequest, keep: Keep): Promise<void> {
  const facts = assignmentId ? await lockedAssignment(actor, assignmentId)(tx) : null;
  if (!facts || facts.assignment.endedAt) return;
  if ((await standingOf(tx, actor, facts.assignment)) !== 'blocked') return;
  await takeStep(tx, actor, facts.assignment, { step: 'go-on', words: null }, keep);
}

type NewStep = Pick<HelpStep, 'step' | 'words'> & Partial<Pick<HelpStep, 'helperId' | 'due'>>;

async function step(tx: Tx, actor: Actor, { request }: HelpFacts, taken: NewStep, keep: Keep): Promise<HelpRequest> {
  const { organisationId, personId: by } = actor;
  const row = { organisationId, id: newId(), helpRequestId: request.id, by, at: now(), ...taken };
  keep('help-step', { ...one(await tx.insert(helpSteps).values(row).returning()), version: 1 });
  const set = { closedAt: isClosing(taken.step) ? row.at : null, version: request.version + 1 };
  const changed = one(await tx.update(helpRequests).set(set).where(theHelp(actor, request.id)).returning());
  keep('help-request', changed);
  await keepHelpDocument(tx, actor, request.id, keep);
  return changed;
}
