import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { personRulesOf } from '#server/people/development.ts';
import { channels, channelWords, endRuleForm, workRuleForm } from '#server/people/work-rules.form.ts';
import { addWorkRule, endWorkRule } from '#server/people/work-rules.ts';

export const _uses = ['work-rule.view', 'work-rule.edit'] as const;

export const load = page(async (actor, { params }) => ({
  ...(await personRulesOf(actor, params.person!)),
  id: params.person!,
  isSelf: params.person === actor.personId,
  channels: channels.map((value) => ({ value, label: channelWords[value] })),
}));

export const actions = {
  add: submit(workRuleForm, async (actor, values, { params }) => {
    await addWorkRule(actor, params.person!, values);
    return { said: 'The rule is set. The next allocation keeps it.' };
  }),
  end: submit(endRuleForm, async (actor, { ruleId }, { params }) => {
    await endWorkRule(actor, params.person!, ruleId);
    return { said: 'The rule is ended.' };
  }),
};
