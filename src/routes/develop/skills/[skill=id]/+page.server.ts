import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { skillOf } from '#server/people/skill-definitions.ts';
import { editSkillForm } from '#server/people/skills.form.ts';
import { editSkill, retireSkill } from '#server/people/skills.ts';

export const _uses = ['skill.define'] as const;

export const load = page((actor, { params }) => skillOf(actor, params.skill!));

export const actions = {
  edit: submit(editSkillForm, async (actor, values, { params }) => {
    const { name } = await editSkill(actor, params.skill!, values);
    return { to: '/develop/skills', said: `${name} is saved.` };
  }),
  retire: submit(
    nothing,
    async (actor, _, { params }) => {
      const { name } = await retireSkill(actor, params.skill!);
      return { to: '/develop/skills', said: `${name} is out of use. What was assessed stays.` };
    },
    {},
  ),
};
