// The agreements of a plan that wait for its leader's name alone, and signing several of them.
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { sayUnsigned } from './changed-work.ts';
import { standingAnswer } from './offer-state.ts';
import { planOf, type SignedPart } from './plan-page.ts';
import type { PlanRows } from './plan-rows.ts';
import { isOfEarlier } from './said-of.ts';
import { signAgreement } from './signing.ts';

/** `versionId`: exactly what is signed. */
export type PartToSign = {
  personId: string;
  name: string;
  versionId: string;
  version: number;
  work: PlanRows['assignments'];
};

/** Parts of others that are settled and that no leader has signed as they stand, by name: the same as is required when one signs. Pure. */
export const partsToSign = (rows: PlanRows, signed: readonly SignedPart[], me: string): PartToSign[] =>
  signed
    .flatMap(({ personId, versionId, version, by }) => {
      const work = rows.assignments.filter((row) => row.personId === personId);
      const isSigned = by.some((signature) => signature.personId !== personId);
      return personId === me || isSigned || !isSettled(rows, personId, work)
        ? []
        : [{ personId, name: work[0]!.name, versionId, version, work }];
    })
    .sort((a, b) => a.name.localeCompare(b.name));

function isSettled(rows: PlanRows, personId: string, work: PlanRows['assignments']): boolean {
  const said = rows.understandings.find((one) => one.personId === personId);
  const isGone = rows.people.some(({ id, gone }) => id === personId && gone);
  if (work.length === 0 || isGone || !said?.outcome || sayUnsigned(rows, personId)) return false;
  if (isOfEarlier(said, work)) return false;
  return work.every(
    ({ id }) => standingAnswer(rows.answers.filter(({ assignmentId }) => assignmentId === id).at(-1)) === 'accept',
  );
}

/**
 * Signs each by itself, as `signAgreement` does. Answers how many, and the names of those that were not signed because they were changed
 * or signed meanwhile.
 * @throws NotFound, NotAllowed; Conflict where none could be signed
 */
export async function signTogether(
  actor: Actor,
  planId: string,
  parts: readonly Pick<PartToSign, 'personId' | 'versionId'>[],
): Promise<{ signed: number; not: string }> {
  const { maySteer, people } = await planOf(actor, planId);
  if (!maySteer) throw new NotAllowed(); // a member signs their own on its own page
  const wanted = [...new Map(parts.map((part) => [part.personId, part])).values()];
  if (wanted.some(({ personId }) => personId === actor.personId))
    throw new Invalid({ parts: 'Your own part is signed on its own page' });
  const refused: { personId: string; why: Conflict }[] = [];
  for (const { personId, versionId } of wanted) {
    const why = await signAgreement(actor, planId, personId, { versionId, stance: 'agree' }).then(
      () => null,
      ifConflict,
    );
    if (why) refused.push({ personId, why });
  }
  if (refused.length === wanted.length) throw refused[0]!.why;
  const names = refused.flatMap(({ personId }) => people.find(({ id }) => id === personId)?.name ?? []);
  return { signed: wanted.length - refused.length, not: allOf(names) };
}

function ifConflict(caught: unknown): Conflict {
  if (caught instanceof Conflict) return caught;
  throw caught;
}
