import { momentInWords } from '#server/day-words.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { confirmClaim, letGoClaim, movesOf } from '#server/portfolios/claim-moves.ts';
import { confirmClaimForm, letGoForm } from '#server/portfolios/moves.form.ts';

export const _uses = ['enrolment-move.view', 'claim-move.answer'] as const;

export const load = page(async (actor, { params }) => {
  const { enrolment, unit, own, moves } = await movesOf(actor, params.enrolment!);
  const { timeZone } = actor.organisation;
  return {
    ...{ home: `/prove/${enrolment.id}`, unit, own },
    moves: moves.map((move) => ({ ...move, at: momentInWords(new Date(move.at), timeZone) })),
  };
});

export const actions = {
  confirm: submit(confirmClaimForm, async (actor, values, { params }) => {
    await confirmClaim(actor, params.enrolment!, values);
    return { said: 'Claimed for the words as they are now. It is judged anew.' };
  }),
  'let-go': submit(letGoForm, async (actor, { claimMoveId }, { params }) => {
    await letGoClaim(actor, params.enrolment!, claimMoveId);
    return { said: 'The claim stays withdrawn. It is still kept.' };
  }),
};
