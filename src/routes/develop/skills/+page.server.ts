import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { skillsDefined } from '#server/people/skill-definitions.ts';
import { skillForm } from '#server/people/skills.form.ts';
import { defineSkill } from '#server/people/skills.ts';

export const _uses = ['skill.define'] as const;

export const load = page((actor) => skillsDefined(actor));

export const actions = {
  default: submit(skillForm, async (actor, values) => {
    const { name } = await defineSkill(actor, values);
    return { said: `${name} is defined.` };
  }),
};
