import { z } from 'zod';
import { date, id, optionalLongText, text, version } from '../fields.ts';

/** What each level means, wherever a level is shown or chosen. */
export const levelWords = [
  'None so far',
  'With help',
  'Without help',
  'Well, and under pressure',
  'Can teach it',
] as const;

export const skillForm = z.object({
  name: text('the name of the skill', 80),
  description: optionalLongText('what somebody with the skill can do'),
});
export type SkillForm = z.output<typeof skillForm>;

export const editSkillForm = skillForm.extend({ version });
export type EditSkillForm = z.output<typeof editSkillForm>;

export const assessForm = z.object({
  skillId: id('Choose the skill'),
  level: z
    .string({ error: 'Choose a level from 0 to 4' })
    .regex(/^[0-4]$/, 'Choose a level from 0 to 4')
    .transform(Number),
  assessedOn: date('the day of the assessment'),
  basis: optionalLongText('what the level is based on', 500),
});

export const pursueForm = z.object({ skillId: id('Choose the skill') });
export const endGoalForm = z.object({ goalId: id('Open the page again, then choose the skill') });
