import { plainName } from '../one-line.ts';

/**
 * For each agent the one person who bears the same name or e-mail address; an agent that fits nobody, or several, is left out.
 * A given name alone counts where only one person has it. Case, accents and the order "Family, Given" do not matter. Pure.
 */
export function suggestionsAmong(
  agents: readonly string[],
  people: readonly { id: string; name: string; email: string | null }[],
): Map<string, string> {
  const known = new Map<string, Set<string>>();
  const add = (key: string, id: string) => known.set(key, (known.get(key) ?? new Set()).add(id));
  for (const { id, name, email } of people) {
    const whole = turned(name);
    for (const key of new Set([plain(whole), plain(whole.split(' ')[0] ?? '')])) add(key, id);
    if (email) add(plain(email), id);
    if (email) add(plain(email.split('@')[0]!.replaceAll(/[._-]/g, ' ')), id);
  }
  return new Map(
    agents.flatMap((agent): [string, string][] => {
      const fitting = known.get(plain(turned(agent))) ?? new Set();
      return fitting.size === 1 ? [[agent, [...fitting][0]!]] : [];
    }),
  );
}

const turned = (name: string) => name.replace(/^([^,@]+),\s*([^,]+)$/, '$2 $1');

const plain = (text: string) =>
  plainName(text.normalize('NFKD').replaceAll('_', ' ')).replace(/\p{M}/gu, '').toLowerCase();
