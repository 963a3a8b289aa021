import { z } from 'zod';
import { date, id, optionalDate, optionalId, optionalLongText, text, version } from '../fields.ts';

export const teamForm = z.object({
  name: text('the name of the team', 120),
  purpose: optionalLongText('what the team is for'),
  parentId: optionalId('the team above'),
});
export type TeamForm = z.output<typeof teamForm>;

export const editTeamForm = teamForm.extend({ version });
export type EditTeamForm = z.output<typeof editTeamForm>;

export const joinForm = z.object({
  personId: id('Choose who joins the team'),
  since: date('the first day in the team'),
  until: optionalDate('the first day after the team'),
});

export const leaveForm = z.object({
  membershipId: id('Open the page again, then choose who leaves'),
  until: date('the first day after the team'),
});
