import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { teamOf } from '#server/people/team.ts';
import { joinForm, leaveForm } from '#server/people/teams.form.ts';
import { joinTeam, leaveTeam } from '#server/people/teams.ts';

export const _uses = ['team.view', 'team.edit'] as const;

export const load = page(async (actor, { params }) => ({ team: await teamOf(actor, params.team!) }));

export const actions = {
  join: submit(joinForm, async (actor, { personId, since, until }, { params }) => {
    await joinTeam(actor, params.team!, personId, since, until);
    return { said: 'Added to the team.' };
  }),
  leave: submit(leaveForm, async (actor, { membershipId, until }) => {
    const left = await leaveTeam(actor, membershipId, until);
    return {
      said: 'forgotten' in left ? 'Taken back: they were not in the team.' : 'The last day in the team is set.',
    };
  }),
};
