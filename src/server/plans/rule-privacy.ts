// Personal rules in what the allocation says: a rule that fewer than three people of a plan share would tell whose it is, so it is called
// a personal rule, and nothing of it is said. See leadership.md (b) 6. Pure.
import { ruleWords } from './allocation/reasons.ts';
import type { AllocationAnswer } from './allocation.ts';
import type { PlanProblem } from './plan-problem.ts';

type Person = PlanProblem['people'][number];
type Rule = NonNullable<Person['rules']>[number];

const fewest = 3;
const personal = 'a personal rule';

const isSame = (a: Rule, b: Rule) => a.kind === b.kind && a.value === b.value;

/** The rules of each person that too few others have. */
export function rareRules({ people }: Pick<PlanProblem, 'people'>): { person: Person; rule: Rule }[] {
  const all = people.flatMap((person) => (person.rules ?? []).map((rule) => ({ person, rule })));
  return all.filter(
    ({ rule }) => new Set(all.filter((one) => isSame(one.rule, rule)).map(({ person }) => person.id)).size < fewest,
  );
}

/** A sentence of the optimiser without what a rare rule says. */
export function withoutRareRules(words: string, problem: Pick<PlanProblem, 'people'>): string {
  return rareRules(problem).reduce((said, { person, rule }) => {
    const rare = ruleWords(rule);
    const named = [person.id, ...(person.name ? [person.name] : [])].reduce(
      (text, who) =>
        text
          .replaceAll(`${who}: ${rare}`, `${who}: ${personal}`)
          .replaceAll(`${who} (${rare})`, `${who} (${personal})`),
      said,
    );
    return rule.kind === 'max-hours' ? withoutCap(named, person, rule.value) : named;
  }, words);
}

/** "Oz Older (6 of 6 hours taken)", where 6 is what the rule allows. */
function withoutCap(words: string, { id, name, hours }: Person, cap: number): string {
  if (cap >= hours) return words;
  return [id, ...(name ? [name] : [])].reduce((text, who) => {
    const at = text.indexOf(`${who} (`);
    const taken = at < 0 ? null : /^ \([\d.]+ of [\d.]+ hours taken\)/.exec(text.slice(at + who.length));
    return taken
      ? `${text.slice(0, at)}${who} (no more by ${personal})${text.slice(at + who.length + taken[0].length)}`
      : text;
  }, words);
}

/** The same of a whole answer. */
export function withoutRare(answer: AllocationAnswer, problem: PlanProblem): AllocationAnswer {
  const hide = (words: string) => withoutRareRules(words, problem);
  return {
    ...answer,
    assignments: answer.assignments.map((row) => ({
      ...{ ...row, because: row.because.map(hide) },
      ...(row.nextNote !== undefined && { nextNote: hide(row.nextNote) }),
      next: row.next && { ...row.next, costs: row.next.costs.map(hide) },
    })),
    unassigned: answer.unassigned.map((row) => ({ ...row, because: hide(row.because) })),
    relax: answer.relax.map((row) => ({ ...row, rule: hide(row.rule) })),
    notes: answer.notes.map(hide),
  };
}
