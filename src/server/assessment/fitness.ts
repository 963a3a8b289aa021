// Whether somebody may put their name to an assessment now: nothing between them and the candidate, and nothing that has run out.
import { dayInWords } from '../day-words.ts';
import type { Read } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import type { Enrolment } from '../portfolios/portfolios.table.ts';
import { standingOf } from './competence.ts';
import { type CompetenceStanding, competenceWords } from './competence-standing.ts';
import { type ConflictStanding, conflictStanding } from './conflicts.ts';

export type Fitness = CompetenceStanding & { conflict: ConflictStanding };

/** Of whoever is appointed, today. */
export async function fitnessOf(db: Read, actor: Actor, enrolment: Enrolment, personId: string): Promise<Fitness> {
  const standing = await standingOf(db, actor, personId);
  return { ...standing, conflict: await conflictStanding(db, enrolment, personId) };
}

/** Why nothing is signed or judged with it, in a sentence; null where nothing stands against it. */
export function whyUnfit({ lapsed, conflict }: Fitness): string | null {
  const [over] = lapsed;
  if (over)
    return `${competenceWords[over.kind]} “${over.title}” ran out on ${dayInWords(over.heldTo)}, so nothing is judged or signed with it. The centre coordinator records a new one.`;
  return conflictWords[conflict];
}

const conflictWords: Record<ConflictStanding, string | null> = {
  none: null,
  accepted: null,
  'not-recorded':
    'The assessor manages the candidate, so they judge and sign only once a conflict of interest is recorded and somebody else at the centre has accepted it.',
  waits:
    'A conflict of interest between assessor and candidate is recorded and not decided yet, so nothing is judged or signed.',
  refused:
    'The conflict of interest between assessor and candidate was not accepted, so another assessor judges. The centre coordinator chooses one.',
};

/** @throws Conflict where the actor may not put their name to it */
export async function requireFit(db: Read, actor: Actor, enrolment: Enrolment): Promise<Fitness> {
  const fitness = await fitnessOf(db, actor, enrolment, actor.personId);
  const why = whyUnfit(fitness);
  if (why) throw new Conflict(why);
  return fitness;
}
