// The occasions of an enrolment: what happened, once each, with the evidence that tells of it and the criteria it counts for; and what is
// weak in all that is claimed for a criterion.
import { see } from '../act.ts';
import { type Read, sql, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { findingsOfCriterion } from './claim-findings.ts';
import { findEnrolment } from './enrolments.ts';
import { eventOf } from './events.ts';
import { type Piece, type Portfolio, readCriterion, rememberedPortfolio } from './portfolio.ts';
import type { Enrolment } from './portfolios.table.ts';
import type { OpenFinding } from './text-waivers.ts';

export type Occasion = {
  event: string;
  /** The first day of it, YYYY-MM-DD. */
  day: string;
  pieces: Pick<Piece, 'id' | 'number' | 'title' | 'kind'>[];
  /** Codes of the criteria of this unit that it counts for. */
  codes: string[];
  /** Numbers of the candidate's other units in which it counts too, to the candidate alone. */
  also: string[];
};
export type Occasions = {
  portfolio: Portfolio;
  /** Earliest first. */
  occasions: Occasion[];
  /** Of each criterion that something is claimed for, with nothing that was set aside. */
  weak: OpenFinding[];
};

/** @throws NotFound */
export const occasionsOf = (actor: Actor, enrolmentId: string): Promise<Occasions> =>
  see(actor, 'claim.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const portfolio = await rememberedPortfolio(db, actor, enrolment);
    const elsewhere = portfolio.own ? await inOtherUnits(db, enrolment) : new Map<string, string[]>();
    const aside = await setAsideIn(db, enrolment);
    return { portfolio, occasions: occasionsIn(portfolio, elsewhere), weak: weakIn(portfolio, aside) };
  });

/** What is weak in all that is claimed for a criterion now, for who sets it aside. */
export const criterionFindings = (actor: Actor, enrolmentId: string, criterionId: string) => async (tx: Tx) => {
  const enrolment = await findEnrolment(actor, enrolmentId)(tx);
  if (!enrolment) return null;
  const { criterion, status } = await readCriterion(tx, actor, enrolment, criterionId);
  return { candidateId: enrolment.candidateId, findings: findingsOfCriterion(criterion, enrolmentId, status) };
};

/** Pure. */
export function occasionsIn(
  { unit, marks, pieces }: Pick<Portfolio, 'unit' | 'marks' | 'pieces'>,
  elsewhere: ReadonlyMap<string, readonly string[]>,
): Occasion[] {
  const all = unit.outcomes.flatMap(({ criteria }) => criteria);
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  const live = marks.filter(({ state }) => state !== 'withdrawn' && state !== 'not-accepted');
  return [...Map.groupBy(live, ({ event }) => event)]
    .map(([event, mine]) => ({
      event,
      day: mine.map(({ from }) => from).sort()[0]!,
      pieces: [...new Set(mine.map(({ evidenceId }) => evidenceId))]
        .flatMap((id) => byId.get(id) ?? [])
        .map(({ id, number, title, kind }) => ({ id, number, title, kind }))
        .sort((a, b) => a.number - b.number),
      codes: codesOf(all, new Set(mine.map(({ criterionId }) => criterionId))),
      also: [...(elsewhere.get(event) ?? [])],
    }))
    .sort((a, b) => a.day.localeCompare(b.day) || a.pieces[0]!.number - b.pieces[0]!.number);
}

const codesOf = (criteria: readonly { id: string; code: string }[], claimed: ReadonlySet<string>) =>
  criteria.filter(({ id }) => claimed.has(id)).map(({ code }) => code);

/** Events that the candidate's other units claim too, each with their numbers. */
async function inOtherUnits(db: Read, { organisationId, id, candidateId }: Enrolment) {
  const found = await db.rows<{ event: string; units: string[] }>(sql`
    select ${eventOf} as event, json_agg(distinct u.number) as units
    from enrolments n
    join claims c on c.organisation_id = n.organisation_id and c.enrolment_id = n.id and c.withdrawn_at is null
    join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id and e.withdrawn_at is null
    join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
    where n.organisation_id = ${organisationId} and n.candidate_id = ${candidateId} and n.id <> ${id} group by 1`);
  return new Map(found.map(({ event, units }) => [event, units]));
}

/** What was set aside of whole criteria: "check:what it rests on:criterion". */
async function setAsideIn(db: Read, { organisationId, candidateId, unitId }: Enrolment): Promise<Set<string>> {
  const found = await db.rows<{ key: string }>(sql`
    select w.check_id || ':' || w.rests_on || ':' || w.object_id as key from text_waivers w
    join criteria k on k.organisation_id = w.organisation_id and k.id = w.object_id and k.unit_id = ${unitId}
    where w.organisation_id = ${organisationId} and w.candidate_id = ${candidateId} and w.withdrawn_at is null`);
  return new Set(found.map(({ key }) => key));
}

const weakIn = ({ unit, enrolment, statuses }: Portfolio, aside: ReadonlySet<string>): OpenFinding[] =>
  unit.outcomes
    .flatMap(({ criteria }) => criteria)
    .flatMap((criterion) => findingsOfCriterion(criterion, enrolment.id, statuses.get(criterion.id)!))
    .filter(({ id, restsOn, objectId }) => !aside.has(`${id}:${restsOn}:${objectId}`));
