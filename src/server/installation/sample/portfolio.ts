// The leader's portfolio, half-way through unit 39: records taken as evidence, claimed, judged at two visits; one claim returned.
import { judgeClaim } from '../../assessment/judgements.ts';
import { one, reading, sql } from '../../db.ts';
import { agreementId } from '../../plans/agreements.ts';
import { makeClaim } from '../../portfolios/claims.ts';
import type { Block } from '../../portfolios/document.ts';
import { enrol } from '../../portfolios/enrolments.ts';
import { submitEvidence } from '../../portfolios/evidence.ts';
import type { Evidence } from '../../portfolios/portfolios.table.ts';
import type { SourceKind } from '../../portfolios/sources.ts';
import { claimStandard, standardsOfEvidence } from '../../portfolios/standard-claims.ts';
import { takeEvidence, writeAccount } from '../../portfolios/taking.ts';
import { addBuiltInUnits } from '../../qualifications/units.ts';
import type { Calendar } from './calendar.ts';
import { decideOnOthers } from './others.ts';
import type { SamplePeople } from './people.ts';
import { accounts, claimsOfAccounts, claimsOfRecords, claimsOfWinter, type SampleClaim } from './portfolio-story.ts';

/** A record that becomes evidence, by the name that the story has for it. */
export type SampleSource = { piece: string; kind: SourceKind; sourceId: string };
type Records = { plan: string; oneToOnes: readonly SampleSource[] };
/** `pieces`: the evidence so far, by those names. */
export type SampleEnrolment = { id: string; criteria: ReadonlyMap<string, string>; pieces: Map<string, Evidence> };
type Claimed = { claimId: string; evidence: Evidence; judged: SampleClaim['judged'] };

export async function enrolLeader(cast: SamplePeople, calendar: Calendar): Promise<SampleEnrolment> {
  const { administrator, idOf } = cast;
  calendar.goTo(119, '10:15');
  const [unit] = await addBuiltInUnits(administrator);
  const people = { candidateId: idOf('imani'), assessorId: idOf('geoff'), internalQualityAssurerId: idOf('nadia') };
  const expiredReason = 'The centre holds a place until the successor unit is approved. All of this is invented.';
  const begun = { unitId: unit!.id, startedOn: calendar.day(119), expiredReason };
  const { id } = await enrol(administrator, { ...begun, ...people });
  return { id, criteria: await criteriaOf(cast, unit!.id), pieces: new Map() };
}

const criteriaOf = async (cast: SamplePeople, unitId: string) =>
  new Map(
    (
      await reading(cast.administrator.organisationId, (db) =>
        db.rows<{ code: string; id: string }>(sql`select code, id from criteria where unit_id = ${unitId}`),
      )
    ).map(({ code, id }) => [code, id]),
  );

/** What the summer shows, and what is known: judged at the assessor's first visit. */
export async function proveSummer(cast: SamplePeople, calendar: Calendar, enrolment: SampleEnrolment, of: Records) {
  calendar.goTo(55, '16:30');
  await take(cast, enrolment, { piece: 'plan', kind: 'plan-document', sourceId: of.plan });
  for (const who of ['tomasz', 'adwoa', 'meilin']) await takeAgreement(cast, enrolment, of.plan, who, '');
  for (const source of of.oneToOnes) await take(cast, enrolment, source);
  calendar.goTo(52, '19:05');
  for (const { key, daysAgo, ...parts } of accounts) {
    const happened = { happenedFrom: calendar.day(daysAgo), happenedTo: null, simulated: false };
    enrolment.pieces.set(key, await writeAccount(await cast.as('imani'), { ...parts, ...happened }));
  }
  calendar.goTo(50, '17:20');
  const claimed = await claim(cast, enrolment, [...claimsOfRecords, ...claimsOfAccounts]);
  await showStandard(cast, enrolment);
  calendar.goTo(48, '18:00');
  await submit(cast, claimed);
  calendar.goTo(41, '10:40');
  await judge(cast, calendar, claimed);
}

/** What the autumn adds, twelve weeks on: judged at the second visit, but for three claims that wait. */
export async function proveWinter(cast: SamplePeople, calendar: Calendar, enrolment: SampleEnrolment, of: Records) {
  calendar.goTo(3, '09:05');
  for (const source of of.oneToOnes) await take(cast, enrolment, source);
  await take(cast, enrolment, { piece: 'winter plan', kind: 'plan-document', sourceId: of.plan });
  await takeAgreement(cast, enrolment, of.plan, 'callum', 'winter ');
  calendar.goTo(3, '09:40');
  const claimed = await claim(cast, enrolment, claimsOfWinter);
  calendar.goTo(3, '10:10');
  await submit(cast, claimed);
  calendar.goTo(3, '15:20');
  await judge(cast, calendar, claimed);
}

async function take(cast: SamplePeople, { pieces }: SampleEnrolment, { piece, ...source }: SampleSource) {
  pieces.set(piece, await takeEvidence(await cast.as('imani'), source));
}

/** Of somebody to whom the allocation gave work. */
async function takeAgreement(cast: SamplePeople, to: SampleEnrolment, plan: string, who: string, season: string) {
  const sourceId = agreementId(plan, cast.idOf(who));
  const { organisationId } = cast.administrator;
  const held = await reading(organisationId, (db) =>
    db.rows(sql`select 1 from versions where record_id = ${sourceId} and organisation_id = ${organisationId} limit 1`),
  );
  if (held.length > 0)
    await take(cast, to, { piece: `${season}agreement ${who}`, kind: 'agreement-document', sourceId });
}

async function claim(cast: SamplePeople, { id, criteria, pieces }: SampleEnrolment, story: readonly SampleClaim[]) {
  const leader = await cast.as('imani');
  const claimed: Claimed[] = [];
  for (const { piece, code, find, how, judged } of story) {
    const evidence = pieces.get(piece);
    const place = evidence && placeIn(evidence, find);
    if (!evidence || !place) continue;
    const form = { enrolmentId: id, criterionId: criteria.get(code)!, place, quote: null, how };
    claimed.push({ claimId: (await makeClaim(leader, evidence.id, form)).id, evidence, judged });
  }
  return claimed;
}

/** The plan shows a promise to tenants too, not only criteria. */
async function showStandard(cast: SamplePeople, { pieces }: SampleEnrolment) {
  const leader = await cast.as('imani');
  const { id, document } = pieces.get('plan')!;
  const { standards } = await standardsOfEvidence(leader, id);
  const standard = standards.find(({ name }) => name === 'We settle it the first time');
  const place = document.sections.find(({ heading }) => heading === 'Objectives')?.blocks[0]?.id;
  if (!place || !standard) return;
  const how = 'We planned the calls that end a repair for good, because each second call is a promise not kept.';
  await claimStandard(leader, id, { standardId: standard.id, place, quote: null, how });
}

/** The first place whose section, label or text has these words. */
function placeIn({ document }: Evidence, words: string): string | null {
  for (const { heading, blocks } of document.sections)
    for (const block of blocks) if (`${heading} ${block.label} ${textOf(block)}`.includes(words)) return block.id;
  return null;
}

const textOf = (block: Block) =>
  block.kind === 'words' ? block.text : block.kind === 'facts' ? block.facts.map(({ value }) => value).join(' ') : '';

/** The number of the evidence in which others are replaced: a one-to-one. */
const replacedPiece = 5;

/** Evidence is submitted once; what is claimed of it later waits at once. */
async function submit(cast: SamplePeople, claimed: readonly Claimed[]) {
  const leader = await cast.as('imani');
  for (const { id, number } of new Map(claimed.map(({ evidence }) => [evidence.id, evidence])).values()) {
    const read = () =>
      reading(leader.organisationId, (db) =>
        db.rows<{ version: number; submitted: boolean }>(sql`
          select version, submitted_at is not null as submitted from evidence
          where organisation_id = ${leader.organisationId} and id = ${id}`),
      );
    if (one(await read()).submitted) continue;
    await decideOnOthers(leader, id, { replaces: number === replacedPiece });
    const { version } = one(await read());
    await submitEvidence(leader, id, { declared: true, version });
  }
}

async function judge(cast: SamplePeople, calendar: Calendar, claimed: readonly Claimed[]) {
  const assessor = await cast.as('geoff');
  const met = { valid: true, authentic: true, current: true, sufficient: true };
  for (const { claimId, judged } of claimed) {
    if (judged === 'waiting') continue;
    const { outcome, ...said } = judged;
    const none = { reason: null, feedback: null, action: null, actionDue: null, supersedes: null };
    const due = 'action' in judged ? { actionDue: calendar.workingDay(-14) } : {};
    const tests = outcome === 'accepted' ? met : { ...met, sufficient: false };
    await judgeClaim(assessor, claimId, { ...none, ...tests, ...said, ...due, outcome });
  }
}
