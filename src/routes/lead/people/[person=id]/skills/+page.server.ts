import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { personSkillsOf } from '#server/people/development.ts';
import { assessForm, endGoalForm, levelWords, pursueForm } from '#server/people/skills.form.ts';
import { assessSkill, endSkillGoal, pursueSkill } from '#server/people/skills.ts';

import { unheeded } from '#server/unheeded.ts';

export const _uses = ['skill.view', 'skill.assess', 'skill.pursue'] as const;

export const load = page(async (actor, { params, url }) => {
  const asked = url.searchParams.get('skill');
  const found = await personSkillsOf(actor, params.person!, asked);
  const chosen = found.skills.find(({ skillId }) => skillId === asked) ?? null;
  const say = () => 'The skill that the address names is not one of these: choose one from the list.';
  const vain = unheeded(url, [{ name: 'skill', taken: chosen?.skillId, say }]);
  return { ...found, chosen, unheeded: vain, id: params.person!, isSelf: params.person === actor.personId, levelWords };
});

export const actions = {
  assess: submit(assessForm, async (actor, values, { params }) => {
    const { level } = await assessSkill(actor, params.person!, values);
    return { to: `?skill=${values.skillId}`, said: `Level ${level} is recorded.` };
  }),
  pursue: submit(pursueForm, async (actor, { skillId }, { params }) => {
    await pursueSkill(actor, params.person!, skillId);
    return { said: 'The skill is being developed.' };
  }),
  end: submit(endGoalForm, async (actor, { goalId }, { params }) => {
    await endSkillGoal(actor, params.person!, goalId);
    return { said: 'The skill is no longer being developed.' };
  }),
};
