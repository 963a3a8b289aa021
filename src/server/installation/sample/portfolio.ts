// The leader's portfolio, half-way through unit 39: records taken as evidence, claimed, judged; one claim returned.
import { judgeClaim } from '../../assessment/judgements.ts';
import { one, reading, sql } from '../../db.ts';
import { agreementId } from '../../plans/agreements.ts';
import { makeClaim } from '../../portfolios/claims.ts';
import type { Block } from '../../portfolios/document.ts';
import { enrol } from '../../portfolios/enrolments.ts';
import { submitEvidence } from '../../portfolios/evidence.ts';
import type { Evidence } from '../../portfolios/portfolios.table.ts';
import { takeEvidence, writeAccount } from '../../portfolios/taking.ts';
import { addBuiltInUnits } from '../../qualifications/units.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';
import { accounts, claimsOfAccounts, claimsOfRecords, type SampleClaim } from './portfolio-story.ts';

/** What of the sample can become evidence. */
export type SampleRecords = { plan: string; oneToOnes: { with: string; meetingId: string }[] };

export async function samplePortfolio(cast: SamplePeople, calendar: Calendar, records: SampleRecords): Promise<void> {
  const { administrator, idOf } = cast;
  calendar.goTo(119, '10:15');
  const [unit] = await addBuiltInUnits(administrator);
  const people = { candidateId: idOf('imani'), assessorId: idOf('geoff'), internalQualityAssurerId: idOf('nadia') };
  const expiredReason = 'The centre holds a place until the successor unit is approved. All of this is invented.';
  const begun = { unitId: unit!.id, startedOn: calendar.day(119), expiredReason };
  const enrolment = await enrol(administrator, { ...begun, ...people });
  const criteria = await criteriaOf(cast, unit!.id);
  const pieces = await evidenceOf(cast, calendar, records);
  const leader = await cast.as('imani');
  for (const { piece, code, find, how, judged } of [...claimsOfRecords, ...claimsOfAccounts]) {
    const evidence = pieces.get(piece);
    const place = evidence && placeIn(evidence, find);
    if (!evidence || !place) continue;
    calendar.goTo(50, '17:20');
    const form = { enrolmentId: enrolment.id, criterionId: criteria.get(code)!, place, quote: null, how };
    const claim = await makeClaim(leader, evidence.id, form);
    waiting.push({ claimId: claim.id, evidence, judged });
  }
  await submitted(cast, calendar);
  await judged(cast, calendar);
}

const waiting: { claimId: string; evidence: Evidence; judged: SampleClaim['judged'] }[] = [];

const criteriaOf = async (cast: SamplePeople, unitId: string) =>
  new Map(
    (
      await reading(cast.administrator.organisationId, (db) =>
        db.rows<{ code: string; id: string }>(sql`select code, id from criteria where unit_id = ${unitId}`),
      )
    ).map(({ code, id }) => [code, id]),
  );

async function evidenceOf(cast: SamplePeople, calendar: Calendar, { plan, oneToOnes }: SampleRecords) {
  const leader = await cast.as('imani');
  calendar.goTo(55, '16:30');
  const pieces = new Map<string, Evidence>();
  pieces.set('plan', await takeEvidence(leader, { kind: 'plan-document', sourceId: plan }));
  for (const who of ['tomasz', 'adwoa', 'meilin']) {
    const sourceId = agreementId(plan, cast.idOf(who));
    const held = await reading(leader.organisationId, (db) =>
      db.rows(
        sql`select 1 from versions where record_id = ${sourceId} and organisation_id = ${leader.organisationId} limit 1`,
      ),
    );
    if (held.length > 0)
      pieces.set(`agreement ${who}`, await takeEvidence(leader, { kind: 'agreement-document', sourceId }));
  }
  for (const { with: who, meetingId } of oneToOnes)
    pieces.set(`one-to-one ${who}`, await takeEvidence(leader, { kind: 'one-to-one-document', sourceId: meetingId }));
  calendar.goTo(52, '19:05');
  for (const { key, daysAgo, ...parts } of accounts) {
    const happened = { happenedFrom: calendar.day(daysAgo), happenedTo: null, simulated: false };
    pieces.set(key, await writeAccount(leader, { ...parts, ...happened }));
  }
  return pieces;
}

/** The first place whose section, label or text has these words. */
function placeIn({ document }: Evidence, words: string): string | null {
  for (const { heading, blocks } of document.sections)
    for (const block of blocks) if (`${heading} ${block.label} ${textOf(block)}`.includes(words)) return block.id;
  return document.sections[0]?.blocks[0]?.id ?? null;
}

const textOf = (block: Block) =>
  block.kind === 'words' ? block.text : block.kind === 'facts' ? block.facts.map(({ value }) => value).join(' ') : '';

async function submitted(cast: SamplePeople, calendar: Calendar) {
  const leader = await cast.as('imani');
  calendar.goTo(48, '18:00');
  const judgedOnes = waiting.filter(({ judged }) => judged !== 'draft');
  for (const id of new Set(judgedOnes.map(({ evidence }) => evidence.id))) {
    const { version } = one(
      await reading(leader.organisationId, (db) =>
        db.rows<{ version: number }>(
          sql`select version from evidence where organisation_id = ${leader.organisationId} and id = ${id}`,
        ),
      ),
    );
    await submitEvidence(leader, id, { declared: true, version });
  }
}

async function judged(cast: SamplePeople, calendar: Calendar) {
  const assessor = await cast.as('geoff');
  calendar.goTo(41, '10:40');
  const met = { valid: true, authentic: true, current: true, sufficient: true };
  for (const { claimId, judged } of waiting) {
    if (typeof judged === 'string') continue;
    const { outcome, ...said } = judged;
    const none = { reason: null, feedback: null, action: null, actionDue: null, supersedes: null };
    const due = 'action' in judged ? { actionDue: calendar.day(-14) } : {};
    const tests = outcome === 'accepted' ? met : { ...met, sufficient: false };
    await judgeClaim(assessor, claimId, { ...none, ...tests, ...said, ...due, outcome });
  }
}
