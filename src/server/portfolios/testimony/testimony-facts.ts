// What the rules look at for a testimony: whose portfolio it is for, who the witness is; and the steps that it has gone.
import { and, asc, eq } from 'drizzle-orm';
import { now } from '../../clock.ts';
import { first, type Read, sql, type Tx } from '../../db.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import { enrolments } from '../portfolios.table.ts';
import {
  type StepKind,
  type Testimony,
  type TestimonyLink,
  type TestimonyStep,
  testimonies,
  testimonyLinks,
  testimonySteps,
} from './testimonies.table.ts';
import { type TestimonyState, testimonyState } from './testimony-state.ts';

export type TestimonySubject = {
  candidateId: string;
  assessorId: string | null;
  internalQualityAssurerId: string | null;
  witnessId: string;
  testimony: Testimony;
  /** Null once it is forgotten. */
  link: TestimonyLink | null;
  /** Oldest first. */
  steps: TestimonyStep[];
  state: TestimonyState;
};

/** A testimony with its facts; null when there is none. */
export const findTestimony =
  (actor: Pick<Actor, 'organisationId'>, testimonyId: string) =>
  async (db: Read): Promise<TestimonySubject | null> =>
    withFacts(db, first(await db.select().from(testimonies).where(sameTestimony(actor, testimonyId))));

/** The same, locked: of two who sign, decline or withdraw at once the second sees what the first did. */
export const lockedTestimony =
  (actor: Pick<Actor, 'organisationId'>, testimonyId: string) =>
  async (tx: Tx): Promise<TestimonySubject | null> =>
    withFacts(tx, first(await tx.select().from(testimonies).where(sameTestimony(actor, testimonyId)).for('update')));

export const sameTestimony = ({ organisationId }: Pick<Actor, 'organisationId'>, id: string) =>
  and(eq(testimonies.organisationId, organisationId), eq(testimonies.id, id));

export const sameLink = ({ organisationId }: Pick<Actor, 'organisationId'>, id: string) =>
  and(eq(testimonyLinks.organisationId, organisationId), eq(testimonyLinks.id, id));

async function withFacts(db: Read, testimony: Testimony | null): Promise<TestimonySubject | null> {
  if (!testimony) return null;
  const { organisationId, id, enrolmentId, candidateId, witnessId, evidenceId } = testimony;
  const enrolment = first(
    await db
      .select()
      .from(enrolments)
      .where(and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, enrolmentId))),
  );
  const link = first(await db.select().from(testimonyLinks).where(sameLink(testimony, id)));
  const steps = await stepsOf(db, testimony);
  const accepted = evidenceId !== null && (await isAccepted(db, testimony));
  return {
    ...{ candidateId, witnessId, testimony, link, steps },
    assessorId: enrolment?.assessorId ?? null,
    internalQualityAssurerId: enrolment?.internalQualityAssurerId ?? null,
    state: testimonyState({ steps, expiresAt: enrolment?.endedAt ? null : (link?.expiresAt ?? null), accepted }, now()),
  };
}

export const stepsOf = (db: Read, { organisationId, id }: Pick<Testimony, 'organisationId' | 'id'>) =>
  db
    .select()
    .from(testimonySteps)
    .where(and(eq(testimonySteps.organisationId, organisationId), eq(testimonySteps.testimonyId, id)))
    .orderBy(asc(testimonySteps.at), asc(testimonySteps.id));

/** Whether the newest judgement of a claim of its evidence accepts it, in whole or in part. */
export const acceptedIn = (organisationId: string, evidenceId: ReturnType<typeof sql>) => sql<boolean>`exists (
  select 1 from claims c join judgements j on j.organisation_id = c.organisation_id and j.claim_id = c.id
  where c.organisation_id = ${organisationId} and c.evidence_id = ${evidenceId} and c.withdrawn_at is null
    and j.outcome in ('accepted', 'partly-accepted') and not exists (select 1 from judgements later
      where later.organisation_id = j.organisation_id and later.supersedes_id = j.id))`;

async function isAccepted(db: Read, { organisationId, evidenceId }: Testimony) {
  const [found] = await db.rows<{ accepted: boolean }>(
    sql`select ${acceptedIn(organisationId, sql`${evidenceId}`)} as accepted`,
  );
  return found?.accepted ?? false;
}

type Told = Partial<Pick<TestimonyStep, 'words' | 'contactOn' | 'contact' | 'competence' | 'competent'>>;

/** Writes down one step of a testimony, inside the action that makes it. */
export async function addStep(tx: Tx, actor: Actor, testimonyId: string, step: StepKind, told: Told = {}) {
  const row = {
    ...{ organisationId: actor.organisationId, id: newId(), testimonyId, step, at: now() },
    ...{ by: actor.personId, byName: actor.name, ...told },
  };
  const [added] = await tx.insert(testimonySteps).values(row).returning();
  return { ...added!, version: 1 };
}
