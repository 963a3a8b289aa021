// What a witness sees: who asks, what it is about, what they wrote so far or signed. Never what it should show, and nothing else.
import { see } from '../../act.ts';
import { now } from '../../clock.ts';
import { first, one, type Read, sql } from '../../db.ts';
import { fingerprint } from '../../ledger/fingerprint.ts';
import type { Actor } from '../../people/actor.ts';
import type { RecordDocument } from '../document.ts';
import { declarationFor } from './statement.ts';
import type { Testimony, TestimonyDraft } from './testimonies.table.ts';
import { findTestimony, type TestimonySubject } from './testimony-facts.ts';
import { isOpen, type TestimonyState } from './testimony-state.ts';

export type AnswerPage = {
  id: string;
  state: TestimonyState;
  candidate: string;
  assessor: string | null;
  organisation: string;
  unit: string;
  unitTitle: string;
  about: string;
  /** A piece of evidence that it is about, by its title and days alone. */
  aboutEvidence: { title: string; from: string; to: string } | null;
  /** The last day on which it can be answered or, once signed, taken back; null where it has none any more. */
  until: Date | null;
  draft: TestimonyDraft;
  /** The draft's number, to be sent with the next. */
  drafts: number;
  declaration: string;
  signed: { document: RecordDocument; fingerprint: string } | null;
  retractedAt: Date | null;
};

/** For the witness alone, with or without an account. @throws NotFound for anybody else */
export const answerPage = (actor: Actor, testimonyId: string): Promise<AnswerPage> =>
  see(actor, 'testimony.answer', findTestimony(actor, testimonyId), (db, subject) => read(db, actor, subject));

async function read(db: Read, actor: Actor, { testimony, link, steps, state }: TestimonySubject): Promise<AnswerPage> {
  const { about, ...around } = await aroundOf(db, testimony);
  const open = isOpen(state);
  return {
    ...{ id: testimony.id, state, ...around, organisation: actor.organisation.name },
    ...{ about: testimony.about, aboutEvidence: about },
    until: link && link.expiresAt > now() ? link.expiresAt : null,
    draft: open && link ? link.draft : {},
    drafts: link?.drafts ?? 0,
    declaration: declarationFor(around.candidate),
    signed: await signedOf(db, testimony),
    retractedAt: steps.find(({ step }) => step === 'retracted')?.at ?? null,
  };
}

type Around = Pick<AnswerPage, 'candidate' | 'assessor' | 'unit' | 'unitTitle'> & {
  about: AnswerPage['aboutEvidence'];
};

const aroundOf = async (db: Read, { organisationId, enrolmentId, aboutEvidenceId }: Testimony) =>
  one(
    await db.rows<Around>(sql`
      select c.name as candidate, a.name as assessor, u.number as unit, u.title as "unitTitle",
        (select json_build_object('title', e.title, 'from', e.happened_from, 'to', e.happened_to) from evidence e
          where e.organisation_id = n.organisation_id and e.id = ${aboutEvidenceId}::uuid) as about
      from enrolments n
      join people c on c.organisation_id = n.organisation_id and c.id = n.candidate_id
      left join people a on a.organisation_id = n.organisation_id and a.id = n.assessor_id
      join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
      where n.organisation_id = ${organisationId} and n.id = ${enrolmentId}`),
  );

async function signedOf(db: Read, { organisationId, evidenceId }: Testimony): Promise<AnswerPage['signed']> {
  if (!evidenceId) return null;
  const found = first(
    await db.rows<{ document: RecordDocument; hash: string }>(
      sql`select document, hash from evidence where organisation_id = ${organisationId} and id = ${evidenceId}`,
    ),
  );
  return found && { document: found.document, fingerprint: fingerprint(found.hash) };
}
