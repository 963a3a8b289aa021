import { findAsked, pageAsked } from '#server/asked.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { agentForm, mapAgent, mapSuggested } from '#server/standards/agents.ts';
import { agentsPage } from '#server/standards/agents-page.ts';

export const _uses = ['contact.map'] as const;

export const load = page(async (actor, { url }) => agentsPage(actor, { find: findAsked(url), page: pageAsked(url) }));

export const actions = {
  say: submit(agentForm, async (actor, { said, version = 0, ...values }) => {
    await mapAgent(actor, values, said ? { id: said, version } : null);
    return { said: values.person ? `“${values.agent}” is matched.` : `“${values.agent}” is nobody here.` };
  }),
  suggested: submit(nothing, async (actor) => {
    const { matched } = await mapSuggested(actor);
    return { said: matched === 1 ? '1 agent is matched.' : `${matched} agents are matched.` };
  }),
};
