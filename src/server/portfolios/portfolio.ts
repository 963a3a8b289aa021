// A portfolio as it stands: the unit, the evidence, what is claimed of it and judged, what is enough and what to do next.
import { see } from '../act.ts';
import { today } from '../clock.ts';
import { type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { arising } from '../qualifications/arising.ts';
import type { Criterion, Outcome } from '../qualifications/units.table.ts';
import { type WholeUnit, wholeUnit } from '../qualifications/units.ts';
import { rememberedRows } from '../remembered.ts';
import { claimsWhere, counted, type ReadClaim } from './claim-list.ts';
import { whyStopped } from './enrolment-open.ts';
import { findEnrolment, inTurn, lapsed, manages } from './enrolments.ts';
import { authorOf, eventOf } from './events.ts';
import { notTakenBack } from './evidence-facts.ts';
import { type Gap, nextSteps, type Returned, type Step, unanswered } from './next-steps.ts';
import type { Enrolment, EvidenceKind } from './portfolios.table.ts';
import { countsNow } from './sighting-facts.ts';
import { type ClaimState, claimState, type EvidenceState, evidenceState, type Outcome as Judged } from './states.ts';
import { type Counted, type CriterionStatus, sufficiency } from './sufficiency.ts';

export type Piece = {
  id: string;
  number: number;
  title: string;
  kind: EvidenceKind;
  from: string;
  to: string;
  simulated: boolean;
  state: EvidenceState;
  /** Codes of the criteria claimed of it in this unit. */
  codes: string[];
};
/** One claim, as much of it as the matrix shows. */
export type Mark = Counted & {
  claimId: string;
  madeAt: string;
  judgedAt: string | null;
  action: string | null;
  actionDue: string | null;
};

export type Portfolio = {
  enrolment: Enrolment;
  candidate: string;
  assessor: string | null;
  inTurn: boolean;
  /** Whether the assessor is the candidate's manager. */
  manages: boolean;
  assessorLapsed: boolean;
  assurerLapsed: boolean;
  internalQualityAssurer: string | null;
  unit: WholeUnit;
  pieces: Piece[];
  marks: Mark[];
  statuses: Map<string, CriterionStatus>;
  steps: Step[];
  /** Actions that nobody has answered yet on criteria that are open, to those who read the evidence. */
  returned: Returned[];
  /** Why nothing of it changes now, in a sentence; null where it is open. What is decided does not close it here. */
  closed: string | null;
  /** Whether the reader is the candidate; others see nothing of drafts. */
  own: boolean;
  /** Coordinators see what there is and how it stands, not what it says. */
  readsEvidence: boolean;
  mayJudge: boolean;
  mayExport: boolean;
};

/** What a portfolio holds, to its candidate or to all others: plain data, which nobody changes. */
type Whole = Names &
  Pick<Portfolio, 'unit' | 'pieces' | 'marks' | 'steps' | 'returned'> & { states: CriterionStatus[] };

const isOwn = (actor: Actor, { candidateId }: Enrolment) => actor.personId === candidateId;

/** @throws NotFound */
export const portfolioOf = (actor: Actor, enrolmentId: string): Promise<Portfolio> =>
  see(actor, 'portfolio.view', findEnrolment(actor, enrolmentId), (db, enrolment) =>
    rememberedPortfolio(db, actor, enrolment),
  );

/** The same inside another read: remembered while nothing changes, since each page of a portfolio begins with it. */
export async function rememberedPortfolio(db: Read, actor: Actor, enrolment: Enrolment): Promise<Portfolio> {
  const asks = asksOf(actor, enrolment);
  const asked = `portfolio ${enrolment.id} ${asks.own} ${asks.own && asks.leads} ${asks.day}`;
  return shownTo(actor, enrolment, await rememberedRows(db, actor, asked, () => readWhole(db, enrolment, asks)));
}

/** The same inside a change. Three statements together, however much there is. */
export const readPortfolio = async (db: Read, actor: Actor, enrolment: Enrolment): Promise<Portfolio> =>
  shownTo(actor, enrolment, await readWhole(db, enrolment, asksOf(actor, enrolment)));

function shownTo(actor: Actor, enrolment: Enrolment, { states, ...whole }: Whole): Portfolio {
  const own = isOwn(actor, enrolment);
  const readsEvidence = may(actor, 'claim.view', enrolment);
  const closed = whyStopped(enrolment);
  return {
    ...{ ...whole, enrolment, own, readsEvidence, closed },
    statuses: new Map(states.map((status) => [status.criterionId, status])),
    steps: own && !closed ? whole.steps : [],
    returned: readsEvidence ? whole.returned : [],
    mayJudge: may(actor, 'claim.judge', { ...enrolment, submitted: true }),
    mayExport: may(actor, 'portfolio.export', enrolment),
  };
}

/** Whether the candidate asks, whether they lead anybody, and the day as it is, YYYY-MM-DD. */
type Asks = { own: boolean; leads: boolean; day: string };
const asksOf = (actor: Actor, enrolment: Enrolment): Asks => ({
  own: isOwn(actor, enrolment),
  leads: actor.leads.size + actor.manages.size > 0,
  day: today(actor.organisation.timeZone),
});

async function readWhole(db: Read, enrolment: Enrolment, { own, leads, day }: Asks): Promise<Whole> {
  const [unit, { names, rows, met }, claimed] = await Promise.all([
    wholeUnit(db, enrolment.organisationId, enrolment.unitId),
    readPieces(db, enrolment, own),
    readMarks(db, enrolment),
  ]);
  if (!unit) throw new NotFound();
  const criteria = unit.outcomes.flatMap((outcome) => outcome.criteria.map((criterion) => ({ outcome, criterion })));
  const marks = marksOf(claimed, rows);
  const byPiece = Map.groupBy(
    marks.filter(({ state }) => state !== 'withdrawn'),
    ({ evidenceId }) => evidenceId,
  );
  const order = new Map(criteria.map(({ criterion: { id, code } }, at) => [id, { at, code }]));
  const pieces = rows.map((row) => piece(row, byPiece.get(row.id) ?? [], order));
  const inUnit = criteria.map(({ criterion }) => criterion);
  const states = sufficiency(inUnit, marks, unit.requirements, day);
  const statuses = new Map(states.map((status) => [status.criterionId, status]));
  const left = criteria.filter(({ criterion }) => !met.has(criterion.id)); // of what is met nothing is to be done
  const gaps = left.map(({ outcome, criterion }) => gap(outcome, criterion, statuses.get(criterion.id)!));
  const asked = returned(marks, pieces, gaps);
  const steps = nextSteps(gaps, piecesHere(pieces, marks), asked, leads);
  return { ...names, unit, pieces, marks, states, steps, returned: asked };
}

/** Without what is claimed in other units alone. */
function piecesHere(pieces: Piece[], marks: Mark[]) {
  const claimed = new Set(marks.map(({ evidenceId }) => evidenceId));
  return pieces.filter(({ id, state }) => state !== 'unclaimed' || claimed.has(id));
}

export type CriterionPage = {
  enrolment: Enrolment;
  unit: WholeUnit;
  outcome: Outcome;
  criterion: Criterion;
  claims: ReadClaim[];
  status: CriterionStatus;
  /** Others than the candidate who stand in what counts, and the kinds of evidence that it is. */
  people: string[];
  settings: EvidenceKind[];
  own: boolean;
};

/** One criterion with all claims of it and their judgements. @throws NotFound */
export const criterionOf = (actor: Actor, enrolmentId: string, criterionId: string): Promise<CriterionPage> =>
  see(actor, 'claim.view', findEnrolment(actor, enrolmentId), (db, enrolment) =>
    readCriterion(db, actor, enrolment, criterionId),
  );

/** The same inside another read or change. Three statements. @throws NotFound where the unit has no such criterion */
export async function readCriterion(
  db: Read,
  actor: Actor,
  enrolment: Enrolment,
  criterionId: string,
): Promise<CriterionPage> {
  const own = actor.personId === enrolment.candidateId;
  const unit = await wholeUnit(db, enrolment.organisationId, enrolment.unitId);
  const outcome = unit?.outcomes.find((part) => part.criteria.some(({ id }) => id === criterionId));
  const criterion = outcome?.criteria.find(({ id }) => id === criterionId);
  if (!unit || !outcome || !criterion) throw new NotFound();
  const claims = await claimsWhere(
    db,
    actor,
    sql`c.enrolment_id = ${enrolment.id} and c.criterion_id = ${criterionId} and (${own} or (e.submitted_at is not null and ${notTakenBack}))`,
  );
  const status = sufficiency(
    [criterion],
    claims.map(counted),
    unit.requirements,
    today(actor.organisation.timeZone),
  )[0]!;
  const live = claims.filter(({ state }) => state !== 'withdrawn' && state !== 'not-accepted');
  const people = await peopleIn(db, enrolment, new Set(live.map(({ evidenceId }) => evidenceId)));
  const settings = [...new Set(live.map(({ kind }) => kind))];
  return { enrolment, unit, outcome, criterion, claims, status, people, settings, own };
}

async function peopleIn(db: Read, { organisationId, candidateId }: Enrolment, evidenceIds: ReadonlySet<string>) {
  if (evidenceIds.size === 0) return [];
  const found = await db.rows<{ name: string }>(sql`
    select distinct p.name from evidence_people m join people p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.organisation_id = ${organisationId} and m.evidence_id = any(${sql.param([...evidenceIds])}::uuid[])
      and m.person_id <> ${candidateId} order by p.name`);
  return found.map(({ name }) => name);
}

type PieceRow = Omit<Piece, 'state' | 'codes'> & {
  event: string;
  author: string | null;
  submittedAt: string | null;
  withdrawnAt: string | null;
};
type Names = Pick<
  Portfolio,
  'candidate' | 'assessor' | 'inTurn' | 'manages' | 'assessorLapsed' | 'assurerLapsed' | 'internalQualityAssurer'
>;

/** Evidence, the three names and the criteria that the assessor calls met in one statement: all of one's own; of others what is submitted and claimed in this unit. */
async function readPieces(db: Read, { organisationId, id, candidateId }: Enrolment, own: boolean) {
  const found = await db.rows<Names & { rows: PieceRow[] | null; met: string[] | null }>(sql`
    select (select json_agg(m) from criteria_met(${organisationId}::uuid, ${id}::uuid) m) as met, c.name as candidate, a.name as assessor, ${inTurn(sql`n`)} as "inTurn", ${manages(sql`n`)} as manages,
      ${lapsed(sql`n`, 'assessor')} as "assessorLapsed", ${lapsed(sql`n`, 'internal-quality-assurer')} as "assurerLapsed", q.name as "internalQualityAssurer",
      (select json_agg(json_build_object('id', e.id, 'number', e.number, 'title', e.title, 'kind', e.kind,
          'from', e.happened_from, 'to', e.happened_to, 'simulated', e.simulated, 'event', ${eventOf}, 'author', ${authorOf},
          'submittedAt', e.submitted_at, 'withdrawnAt', e.withdrawn_at) order by e.number)
        from evidence e where e.organisation_id = ${organisationId} and e.candidate_id = ${candidateId}
          and (${own} or (e.submitted_at is not null and exists (select 1 from claims c
            where c.organisation_id = e.organisation_id and c.evidence_id = e.id and c.enrolment_id = ${id} and ${notTakenBack})))) as rows
    from enrolments n
    join people c on c.organisation_id = n.organisation_id and c.id = n.candidate_id
    left join people a on a.organisation_id = n.organisation_id and a.id = n.assessor_id
    left join people q on q.organisation_id = n.organisation_id and q.id = n.internal_quality_assurer_id
    where n.organisation_id = ${organisationId} and n.id = ${id}`);
  const { rows, met, ...names } = found[0]!;
  return { names, rows: rows ?? [], met: new Set(met) };
}

type MarkRow = Pick<
  Mark,
  'claimId' | 'criterionId' | 'evidenceId' | 'counts' | 'madeAt' | 'judgedAt' | 'action' | 'actionDue'
> & {
  withdrawnAt: string | null;
  outcome: Judged | null;
};

/** Claims with the newest judgement of each, gathered by the database into one value: there can be thousands. */
async function readMarks(db: Read, { organisationId, id }: Enrolment): Promise<MarkRow[]> {
  const found = await db.rows<{ marks: MarkRow[] | null }>(sql`
    with mine as (select c.id, c.criterion_id, c.evidence_id, c.made_at, c.withdrawn_at, ${countsNow} as counts from claims c
        join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id
        where c.organisation_id = ${organisationId} and c.enrolment_id = ${id}),
      newest as (select distinct on (j.claim_id) j.claim_id, j.outcome, j.at, j.action, j.action_due
        from judgements j join mine on mine.id = j.claim_id
        where j.organisation_id = ${organisationId} order by j.claim_id, j.at desc, j.id desc)
    select json_agg(json_build_object('claimId', mine.id, 'criterionId', mine.criterion_id, 'evidenceId', mine.evidence_id, 'counts', mine.counts,
      'madeAt', mine.made_at, 'judgedAt', newest.at, 'withdrawnAt', mine.withdrawn_at, 'outcome', newest.outcome, 'action', newest.action, 'actionDue', newest.action_due)
      order by mine.id) as marks
    from mine left join newest on newest.claim_id = mine.id`);
  return found[0]?.marks ?? [];
}

/** Of the evidence at hand. */
function marksOf(claimed: MarkRow[], rows: PieceRow[]): Mark[] {
  const pieces = new Map(rows.map((row) => [row.id, row]));
  return claimed.flatMap(({ outcome, withdrawnAt, ...mark }) => {
    const piece = pieces.get(mark.evidenceId);
    if (!piece) return [];
    const { event, author, from, kind, simulated } = piece;
    return [{ ...mark, event, author, from, kind, simulated, state: claimState(piece, { withdrawnAt, outcome }) }];
  });
}

type Order = Map<string, { at: number; code: string }>;

function piece(
  { submittedAt, withdrawnAt, event: _, author: __, ...row }: PieceRow,
  mine: Mark[],
  order: Order,
): Piece {
  const claims = mine.map(({ state }) => ({ withdrawnAt: null, outcome: outcomeOf(state) }));
  const places = [...new Set(mine.map(({ criterionId }) => criterionId))].flatMap((id) => order.get(id) ?? []);
  const codes = places.sort((a, b) => a.at - b.at).map(({ code }) => code);
  return { ...row, state: evidenceState({ submittedAt, withdrawnAt }, claims), codes };
}

const outcomeOf = (state: ClaimState): Judged | null =>
  state === 'accepted' || state === 'partly-accepted' || state === 'not-accepted' ? state : null;

const gap = (outcome: WholeUnit['outcomes'][number], { id, code, kind }: Criterion, status: CriterionStatus): Gap => ({
  ...{ id, code, kind, status },
  outcome: { number: outcome.number, title: outcome.title, arisesFrom: arising(outcome) },
});

function returned(marks: Mark[], pieces: Piece[], gaps: Gap[]): Returned[] {
  const open = new Map(gaps.filter(({ status }) => status.state !== 'sufficient').map(({ id, code }) => [id, code]));
  return unanswered(marks).flatMap(({ criterionId, evidenceId, action, actionDue }) => {
    const code = open.get(criterionId);
    const number = pieces.find(({ id }) => id === evidenceId)!.number;
    return code ? [{ criterionId, evidenceId, number, code, action, due: actionDue }] : [];
  });
}
