// An assessor's own questions, by criterion: written once, asked of whom they assess.
import { and, asc, eq, isNull } from 'drizzle-orm';
import { act, organisation, see } from '../../act.ts';
import { now } from '../../clock.ts';
import { first, one, type Read, type Tx } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import { criteria } from '../../qualifications/units.table.ts';
import { wholeUnit } from '../../qualifications/units.ts';
import type { QuestionForm } from './visits.form.ts';
import { type Question, questions } from './visits.table.ts';

/** Writes a question for a criterion. @throws Invalid where the criterion is none of the unit, or the question stands there already */
export const writeQuestion = (actor: Actor, unitId: string, form: QuestionForm): Promise<Question> =>
  act(actor, 'question.write', organisation, async (tx) => {
    const ofUnit = [eq(criteria.organisationId, actor.organisationId), eq(criteria.unitId, unitId)];
    if ((await tx.$count(criteria, and(...ofUnit, eq(criteria.id, form.criterionId)))) === 0)
      throw new Invalid({ criterionId: 'Choose a criterion of this unit' });
    const known = (await ownQuestions(tx, actor, unitId)).some(
      ({ criterionId, words }) => criterionId === form.criterionId && words === form.words,
    );
    if (known) throw new Invalid({ words: 'This question stands there already' });
    const row = { organisationId: actor.organisationId, id: newId(), authorId: actor.personId, ...form };
    return one(await tx.insert(questions).values(row).returning());
  });

/** Takes one's own question out of the list; where it was asked, it stands. @throws Conflict where it is out already */
export const withdrawQuestion = (actor: Actor, questionId: string): Promise<Question> =>
  act(actor, 'question.withdraw', ownQuestion(actor, questionId), async (tx, question) => {
    if (question.withdrawnAt) throw new Conflict('This question is taken out already.');
    const set = { withdrawnAt: now(), version: question.version + 1 };
    const same = and(eq(questions.organisationId, actor.organisationId), eq(questions.id, questionId));
    return one(await tx.update(questions).set(set).where(same).returning());
  });

const ownQuestion = (actor: Actor, questionId: string) => async (tx: Tx) =>
  first(
    await tx
      .select()
      .from(questions)
      .where(and(eq(questions.organisationId, actor.organisationId), eq(questions.id, questionId))),
  );

/** A unit with the actor's own questions for its criteria; null where there is no such unit. */
export const questionsFor = (actor: Actor, unitId: string) =>
  see(
    actor,
    'question.list',
    async (db) => wholeUnit(db, actor.organisationId, unitId),
    async (db, unit) => ({
      unit,
      questions: await ownQuestions(db, actor, unitId),
    }),
  );

/** The actor's own questions for a unit, as they stand, in the order of its criteria. */
export const ownQuestions = async (db: Read, { organisationId, personId }: Actor, unitId: string) =>
  db
    .select({ id: questions.id, criterionId: questions.criterionId, code: criteria.code, words: questions.words })
    .from(questions)
    .innerJoin(
      criteria,
      and(eq(criteria.organisationId, questions.organisationId), eq(criteria.id, questions.criterionId)),
    )
    .where(
      and(
        ...[eq(questions.organisationId, organisationId), eq(questions.authorId, personId)],
        ...[eq(criteria.unitId, unitId), isNull(questions.withdrawnAt)],
      ),
    )
    .orderBy(asc(criteria.position), asc(criteria.code), asc(questions.id));
