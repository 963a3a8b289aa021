// R-095 the other way round: for a criterion the evidence that could show it, and the records that would, taken as evidence.
import { see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { wholeUnit } from '../qualifications/units.ts';
import type { RecordDocument } from './document.ts';
import { findEnrolment } from './enrolments.ts';
import type { Enrolment } from './portfolios.table.ts';
import { readCopies, readIn } from './read-copies.ts';
import type { SourceKind } from './sources.ts';
import { type CriterionOfUnit, type Suggestion, suggestionsOf } from './suggestions/evidence-suggestions.ts';
import { takeable } from './taking.ts';

type Led = Pick<Suggestion, 'score' | 'because'> & { words: string | null };
export type SuggestedEvidence = Led & { id: string; number: number; title: string; from: string; to: string };
export type SuggestedRecord = Led & { kind: SourceKind; sourceId: string; title: string; from: string; to: string };
export type SuggestedFor = { evidence: SuggestedEvidence[]; records: SuggestedRecord[] };

/** As many records as are looked at, newest first. */
const mostRecords = 100;

/** What could show a criterion and is not claimed for it, nor put away; surest first. @throws NotFound for anybody but the candidate */
export async function suggestedFor(actor: Actor, enrolmentId: string, criterionId: string): Promise<SuggestedFor> {
  const { records } = await takeable(actor, 1, mostRecords);
  const open = records.filter(({ taken }) => taken === null);
  return see(actor, 'suggestion.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const unit = await wholeUnit(db, enrolment.organisationId, enrolment.unitId);
    const criteria = unit?.outcomes.flatMap((outcome) => outcome.criteria) ?? [];
    if (!unit || !criteria.some(({ id }) => id === criterionId)) throw new NotFound();
    const asked = { criterionId, candidateId: enrolment.candidateId, criteria };
    const evidence = await openEvidence(db, enrolment, criterionId);
    const copies = await newestCopies(
      db,
      enrolment,
      open.map(({ sourceId }) => sourceId),
    );
    const [foundEvidence, foundRecords] = [
      await among(evidence, asked, documentsOfEvidence(db, enrolment)),
      await among(
        open.flatMap((record) =>
          copies.filter((copy) => isCopyOf(copy, record)).map(({ copy }) => ({ ...record, copy, simulated: false })),
        ),
        asked,
        documentsOfVersions(db, enrolment),
      ),
    ];
    return { evidence: foundEvidence, records: foundRecords };
  });
}

type Looked = { copy: string; simulated: boolean };
type Asked = { criterionId: string; candidateId: string; criteria: readonly CriterionOfUnit[] };
type Documents = (copies: string[]) => Promise<Map<string, RecordDocument>>;

/** Documents are fetched only of what was never read in this process. */
async function among<T extends Looked>(all: readonly T[], asked: Asked, fetch: Documents): Promise<(T & Led)[]> {
  const { criterionId, candidateId, criteria } = asked;
  const unread = all.filter(({ copy }) => !readIn({ copy, candidateId })).map(({ copy }) => copy);
  if (unread.length > 0) {
    const documents = await fetch(unread);
    await readCopies([...documents].map(([copy, document]) => ({ copy, document, candidateId })));
  }
  return all
    .flatMap((one) => {
      const read = readIn({ copy: one.copy, candidateId });
      const suggestions = read ? suggestionsOf(read, one.simulated, criteria) : [];
      const found = suggestions.find((suggestion) => suggestion.criterionId === criterionId);
      if (!found) return [];
      return [{ ...one, score: found.score, because: found.because, words: found.places[0]?.quote ?? null }];
    })
    .sort((a, b) => b.score - a.score);
}

type EvidenceRow = Looked & { id: string; number: number; title: string; from: string; to: string };

/** Newest first. */
const openEvidence = (db: Read, { organisationId, id, candidateId }: Enrolment, criterionId: string) =>
  db.rows<EvidenceRow>(sql`
    select e.id, e.id || ' ' || e.hash as copy, e.number, e.title, e.simulated, e.happened_from::text as from, e.happened_to::text as to
    from evidence e where e.organisation_id = ${organisationId} and e.candidate_id = ${candidateId} and e.withdrawn_at is null
      and not exists (select 1 from claims c where c.organisation_id = e.organisation_id and c.evidence_id = e.id
        and c.enrolment_id = ${id} and c.criterion_id = ${criterionId} and c.withdrawn_at is null)
      and not exists (select 1 from suggestion_answers a where a.organisation_id = e.organisation_id and a.evidence_id = e.id
        and a.enrolment_id = ${id} and a.criterion_id = ${criterionId} and a.answer = 'put-away' and a.withdrawn_at is null)
    order by e.number desc`);

type CopyRow = { copy: string; kind: string; sourceId: string };
const isCopyOf = (copy: CopyRow, record: { kind: string; sourceId: string }) =>
  copy.kind === record.kind && copy.sourceId === record.sourceId;

const newestCopies = (db: Read, { organisationId }: Enrolment, sources: string[]) =>
  db.rows<CopyRow>(sql`
    select distinct on (kind, record_id) id as copy, kind, record_id as "sourceId" from versions
    where organisation_id = ${organisationId} and record_id = any(${sql.param(sources)}::uuid[]) and kind like '%-document'
    order by kind, record_id, sequence desc`);

type Row = { copy: string; document: RecordDocument };
const byCopy = (rows: Row[]) => new Map(rows.map(({ copy, document }) => [copy, document]));

const documentsOfEvidence =
  (db: Read, { organisationId }: Enrolment): Documents =>
  async (copies) =>
    byCopy(
      await db.rows<Row>(sql`select id || ' ' || hash as copy, document from evidence
        where organisation_id = ${organisationId} and id = any(${sql.param(copies.map((copy) => copy.slice(0, 36)))}::uuid[])`),
    );

const documentsOfVersions =
  (db: Read, { organisationId }: Enrolment): Documents =>
  async (copies) =>
    byCopy(
      await db.rows<Row>(sql`select id as copy, record as document from versions
        where organisation_id = ${organisationId} and id = any(${sql.param(copies)}::uuid[])`),
    );
