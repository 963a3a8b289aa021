// The page on which agents of files are matched to people.
import { organisation, see } from '../act.ts';
import { withoutAccents } from '../containing.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { suggestionsAmong } from './agent-suggestions.ts';
import { agentsIn, namesOf } from './agents.ts';

const size = 25;

/** Agents not settled first, each with the person who bears that name; 25 on a page. `find` looks in both names. */
export const agentsPage = (actor: Actor, { find = '', page = 1 } = {}) =>
  see(actor, 'contact.map', organisation, async (db) => {
    const all = await agentsIn(db, actor);
    const people = await namesOf(db, actor);
    const open = all.filter((row) => row.open > 0);
    const suggestions = suggestionsAmong(
      open.filter(({ said }) => said.length === 0).map(({ agent }) => agent),
      people,
    );
    const words = withoutAccents(find.trim()).toLowerCase();
    const matching = all.filter(({ agent, said }) =>
      withoutAccents([agent, ...said.map(({ person }) => person ?? '')].join(' '))
        .toLowerCase()
        .includes(words),
    );
    const shown = pageShown(page, { size, total: matching.length });
    return {
      agents: matching
        .slice((shown - 1) * size, shown * size)
        .map((row, at) => ({ ...row, at, suggestion: suggestions.get(row.agent) ?? null })),
      ...{ people, find: find.trim(), page: shown, size, total: matching.length, all: all.length, open: open.length },
      ...{ suggested: suggestions.size, openContacts: open.reduce((sum, row) => sum + row.open, 0) },
    };
  });
