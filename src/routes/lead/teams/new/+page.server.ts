import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { newTeamOf } from '#server/people/team-details.ts';
import { teamForm } from '#server/people/teams.form.ts';
import { addTeam } from '#server/people/teams.ts';

export const _uses = ['team.edit'] as const;

export const load = page((actor) => newTeamOf(actor));

export const actions = {
  default: submit(teamForm, async (actor, values) => {
    const team = await addTeam(actor, values);
    return { to: `/lead/teams/${team.id}`, said: `${team.name} is added. Say who works in it.` };
  }),
};
