// What is signed for a whole unit before it is decided: the candidate's declaration, and the centre's that the work is theirs.
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { type Declaration, type DeclarationKind, declarations } from '../portfolios/declarations.table.ts';
import { aiSentence, unitContentHash, unitDeclaration } from '../portfolios/declarations.ts';
import { refuseClosed } from '../portfolios/enrolment-open.ts';
import { lockedEnrolment } from '../portfolios/enrolments.ts';
import type { Enrolment } from '../portfolios/portfolios.table.ts';
import { wholeUnit } from '../qualifications/units.ts';
import { metCriteria } from './criterion-decisions.ts';
import type { AuthenticateForm, DeclareUnitForm } from './unit-signing.form.ts';

/** What the candidate reads before they sign for a unit. */
export const toDeclareUnit = (organisation: string, unit: string): string =>
  `All that I submitted for unit ${unit} is my own work at ${organisation}, but where it names others and what they did. I used no AI tool for it, but for what I say here and beside each piece.`;

/**
 * The candidate signs for everything submitted in the unit, once every criterion is met.
 * @throws Conflict before that, when something changed since it was read, or where this very content is signed already
 */
export const declareUnit = (actor: Actor, enrolmentId: string, { content, aiUse }: DeclareUnitForm) =>
  act(actor, 'declaration.sign', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    await refuseClosed(tx, enrolment);
    const unit = (await wholeUnit(tx, enrolment.organisationId, enrolment.unitId))!;
    const met = await metCriteria(tx, enrolment);
    const open = unit.outcomes.flatMap(({ criteria }) => criteria).filter(({ id }) => !met.has(id));
    if (open.length > 0)
      throw new Conflict(
        `You sign for the unit once your assessor has said that every criterion is met. Open: ${open.map(({ code }) => code).join(', ')}.`,
      );
    const work = `All that I submitted for unit ${unit.number} is my own work at ${actor.organisation.name}, but where it names others and what they did.`;
    return sign(tx, actor, { enrolment, kind: 'unit', content, statement: `${work} ${aiSentence(aiUse)}` }, keep);
  });

/**
 * Somebody of the centre signs that the work is the candidate's.
 * @throws Conflict before the candidate has signed for it, when something changed since it was read, or where it is signed already
 */
export const authenticateUnit = (actor: Actor, enrolmentId: string, { content, howKnown }: AuthenticateForm) =>
  act(actor, 'declaration.authenticate', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    await refuseClosed(tx, enrolment);
    const theirs = await unitDeclaration(tx, enrolment, 'unit');
    if (theirs?.contentHash !== (await unitContentHash(tx, enrolment)))
      throw new Conflict('The candidate signs first that it is their own work, as it is submitted now.');
    const statement = `On behalf of ${actor.organisation.name} I confirm that this work is the candidate’s own. How we know: ${howKnown}`;
    return sign(tx, actor, { enrolment, kind: 'authentication', content, statement }, keep);
  });

type Signing = {
  enrolment: Enrolment;
  kind: Exclude<DeclarationKind, 'submission'>;
  content: string;
  statement: string;
};

async function sign(tx: Tx, { personId }: Actor, signing: Signing, keep: Keep): Promise<Declaration> {
  const { enrolment, kind, content, statement } = signing;
  const contentHash = await unitContentHash(tx, enrolment);
  if (contentHash !== content)
    throw new Conflict('Something was submitted or withdrawn since you opened this page. Look at it again, then sign.');
  if ((await unitDeclaration(tx, enrolment, kind))?.contentHash === contentHash)
    throw new Conflict('This was signed already, about exactly what is submitted now.');
  const { organisationId, id: enrolmentId } = enrolment;
  const row = { organisationId, id: newId(), kind, personId, enrolmentId, statement, contentHash, at: now() };
  const made = one(await tx.insert(declarations).values(row).returning());
  keep('declaration', made);
  return made;
}
