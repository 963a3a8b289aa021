import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { teamDetailsOf } from '#server/people/team-details.ts';
import { editTeamForm } from '#server/people/teams.form.ts';
import { editTeam } from '#server/people/teams.ts';

export const _uses = ['team.edit'] as const;

export const load = page((actor, { params }) => teamDetailsOf(actor, params.team!));

export const actions = {
  default: submit(editTeamForm, async (actor, values, { params }) => {
    const { id, name } = await editTeam(actor, params.team!, values);
    return { to: `/lead/teams/${id}`, said: `${name} is saved.` };
  }),
};
