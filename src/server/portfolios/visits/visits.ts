// An assessor's visit from its plan to its signature, and the candidate's reading of it, by which it becomes evidence.
import { act } from '../../act.ts';
import { now } from '../../clock.ts';
import { one, sql, type Tx } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { newId } from '../../id.ts';
import { instantOf } from '../../local-time.ts';
import type { Actor } from '../../people/actor.ts';
import { refuseClosed } from '../enrolment-open.ts';
import { findEnrolment } from '../enrolments.ts';
import type { Evidence } from '../portfolios.table.ts';
import { addEvidence, nextNumber } from '../taking.ts';
import { keepRecordings, recordingsOf } from './recording.ts';
import { takenTogether, visitDocument } from './visit-document.ts';
import { lockedVisit, notesOf, requireState, sameVisit, type VisitSubject } from './visit-facts.ts';
import type { AcknowledgeForm, BeginVisitForm, PlanVisitForm, SignVisitForm, WriteUpForm } from './visits.form.ts';
import { type Visit, visits } from './visits.table.ts';

/** What evidence names as its source where it was made of a visit: no kind of version, so that whoever observed may judge it. */
export const VISIT_RECORD = 'visit-record';

/** Plans a visit for a day to come. @throws Invalid for a moment that has passed; Conflict where the enrolment is closed */
export const planVisit = (actor: Actor, enrolmentId: string, { day, time, ...form }: PlanVisitForm): Promise<Visit> =>
  act(actor, 'visit.plan', findEnrolment(actor, enrolmentId), async (tx, enrolment) => {
    await refuseClosed(tx, enrolment);
    const plannedFor = instantOf(actor.organisation.timeZone, { day, time });
    if (plannedFor < now())
      throw new Invalid({ time: 'Enter a moment to come. What goes on now is begun, not planned' });
    return insert(tx, actor, enrolment, { ...form, plannedFor });
  });

/** Begins one that nobody planned. @throws Conflict where the enrolment is closed */
export const beginAtOnce = (actor: Actor, enrolmentId: string, form: BeginVisitForm): Promise<Visit> =>
  act(actor, 'visit.plan', findEnrolment(actor, enrolmentId), async (tx, enrolment) => {
    await refuseClosed(tx, enrolment);
    return insert(tx, actor, enrolment, { ...form, beganAt: now() });
  });

const insert = async (
  tx: Tx,
  { organisationId, personId: observerId }: Actor,
  { id: enrolmentId, candidateId }: { id: string; candidateId: string },
  said: BeginVisitForm & Partial<Visit>,
) =>
  one(
    await tx
      .insert(visits)
      .values({ organisationId, id: newId(), enrolmentId, candidateId, observerId, ...said })
      .returning(),
  );

/** Begins a planned one. @throws Conflict where it has begun already or was called off */
export const beginVisit = (actor: Actor, visitId: string): Promise<Visit> =>
  act(actor, 'visit.begin', lockedVisit(actor, visitId), async (tx, { visit, state, enrolment }) => {
    requireState(state, ['planned'], 'It has begun already, or was called off.');
    await refuseClosed(tx, enrolment);
    return update(tx, visit, { beganAt: now() });
  });

/** Calls a planned or an empty one off, with the reason. @throws Conflict once something was noted or it has ended */
export const callOffVisit = (actor: Actor, visitId: string, reason: string): Promise<Visit> =>
  act(actor, 'visit.call-off', lockedVisit(actor, visitId), async (tx, { visit, state }) => {
    requireState(state, ['planned', 'under-way'], 'It has ended, so it cannot be called off any more.');
    if ((await notesOf(tx, visit)).length > 0)
      throw new Conflict(
        'Something was noted already, so it cannot be called off. End it, and say in your account why.',
      );
    return update(tx, visit, { cancelledAt: now(), cancelledReason: reason });
  });

/** Ends it: from now on it is written up. Notes that still wait on a device are taken until it is signed. @throws Conflict where it is not under way */
export const endVisit = (actor: Actor, visitId: string): Promise<Visit> =>
  act(actor, 'visit.end', lockedVisit(actor, visitId), async (tx, { visit, state }) => {
    requireState(state, ['under-way'], 'It is not under way, so there is nothing to end.');
    return update(tx, visit, { endedAt: now() });
  });

/** Saves the account so far. @throws Conflict after a lost race, with both texts, or once it is signed */
export const writeUp = (actor: Actor, visitId: string, { version, ...set }: WriteUpForm): Promise<Visit> =>
  act(actor, 'visit.write', lockedVisit(actor, visitId), async (tx, { visit, state }) => {
    requireState(state, ['under-way', 'ended'], 'It is signed already, so its account stays as it is.');
    refuseLostRace(visit, version);
    return update(tx, visit, set);
  });

/**
 * Signs it: account and notes are fixed from now on, and the candidate reads them.
 * @throws Conflict after a lost race or where it has not ended; Invalid where the account is missing, or a ticked criterion says not what showed it
 */
export const signVisit = (
  actor: Actor,
  visitId: string,
  { version, declared: _, ...set }: SignVisitForm,
): Promise<Visit> =>
  act(actor, 'visit.sign', lockedVisit(actor, visitId), async (tx, { visit, state, enrolment }, keep) => {
    requireState(state, ['ended'], 'End it first, then sign.');
    refuseLostRace(visit, version);
    await refuseClosed(tx, enrolment);
    const written = { ...visit, ...set };
    if (written.kind === 'observation' && !written.account)
      throw new Invalid({ account: 'Enter your account: what you saw the candidate do, in your own words' });
    await refuseUnexplained(tx, written);
    await keepRecordings(tx, actor, visit, keep);
    const signed = await update(tx, visit, { ...set, signedAt: now() });
    keep('visit', signed);
    return signed;
  });

/**
 * The candidate has read it, and says of it what they want to: it becomes their evidence, with their words. That is no agreement.
 * @throws Conflict where it is not signed, was acknowledged already, or they are enrolled for nothing any more
 */
export const acknowledgeVisit = (
  actor: Actor,
  visitId: string,
  { comment, version }: AcknowledgeForm,
): Promise<Evidence> =>
  act(actor, 'visit.acknowledge', lockedVisit(actor, visitId), async (tx, subject, keep) => {
    const { visit, state } = subject;
    requireState(state, ['signed'], 'It is not signed yet, or you have acknowledged it already.');
    refuseLostRace(visit, version);
    const number = await nextNumber(tx, actor);
    const read = { ...visit, comment, acknowledgedAt: now() };
    const document = visitDocument(await factsFor(tx, actor, { ...subject, visit: read }));
    const source = { sourceKind: VISIT_RECORD, sourceId: visitId, simulated: visit.circumstances === 'simulated' };
    const made = await addEvidence(tx, actor, { ...source, number, kind: visit.kind, document }, keep);
    const { acknowledgedAt } = read;
    keep('visit', await update(tx, visit, { comment, acknowledgedAt, evidenceId: made.id }));
    return made;
  });

/** Everything that its document is made of. */
export async function factsFor(tx: Tx, actor: Actor, { visit }: Pick<VisitSubject, 'visit'>) {
  const notes = takenTogether(await notesOf(tx, visit), visit);
  const names = one(
    await tx.rows<{ candidate: string; observer: string; codes: Record<string, string> }>(sql`
      select c.name as candidate, o.name as observer, (select jsonb_object_agg(k.id, k.code) from criteria k
        where k.organisation_id = n.organisation_id and k.unit_id = n.unit_id) as codes
      from enrolments n join people c on c.organisation_id = n.organisation_id and c.id = n.candidate_id
      join people o on o.organisation_id = n.organisation_id and o.id = ${visit.observerId}
      where n.organisation_id = ${visit.organisationId} and n.id = ${visit.enrolmentId}`),
  );
  const recordings = await recordingsOf(tx, visit);
  return { ...names, visit, notes, recordings, timeZone: actor.organisation.timeZone };
}

async function refuseUnexplained(tx: Tx, visit: Visit) {
  if (visit.kind !== 'observation') return;
  const { ticked, shown } = takenTogether(await notesOf(tx, visit), { ...visit, signedAt: null });
  const open = ticked.filter((id) => !shown.has(id));
  if (open.length === 0) return;
  const codes = await tx.rows<{ code: string }>(sql`
    select code from criteria where organisation_id = ${visit.organisationId} and id in ${open} order by position, code`);
  const list = codes.map(({ code }) => code).join(', ');
  throw new Invalid({
    form: `Say what showed ${list}, or take ${open.length === 1 ? 'it' : 'them'} out again, then sign`,
  });
}

function refuseLostRace(visit: Visit, version: number) {
  if (version === visit.version) return;
  throw new Conflict('This was saved in another window meanwhile. Compare the two, then save again.', {
    account: visit.account ?? '',
    present: visit.present ?? '',
  });
}

const update = async (tx: Tx, visit: Visit, set: Partial<Visit>): Promise<Visit> =>
  one(
    await tx
      .update(visits)
      .set({ ...set, version: visit.version + 1 })
      .where(sameVisit(visit, visit.id))
      .returning(),
  );
