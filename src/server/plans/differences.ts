// What is otherwise in one kept document than in an earlier one of the same record, in plain words. Pure.
import type { PackagedBlock as Block, PackagedDocument as Document } from '../ledger/package-format.ts';
import { holdersIn, hoursIn, isTelling, sayFact } from './difference-words.ts';

/** What changed about one thing. `id` is that of its place in the document. */
export type Change = { id: string; title: string; how: 'new' | 'out' | 'changed'; lines: string[] };
/** Changes of one part of the document, or of people. */
export type Changes = { id: string; heading: string; changes: Change[] };

const people = { id: 'people', heading: 'People' };

/** Grouped as the document is, then by person. Empty where both say the same; the days of a document alone change nothing. */
export function differencesBetween(before: Document, after: Document): Changes[] {
  const sections = new Map([...before.sections, ...after.sections].map(({ id, heading }) => [id, heading]));
  const title = before.title === after.title ? [] : [renamed(before, after)];
  const parts = [...sections].map(([id, heading], at) => ({
    ...{ id, heading },
    changes: [...(at === 0 ? title : []), ...changesIn(blocksOf(before, id), blocksOf(after, id))],
  }));
  return [...parts, { ...people, changes: peopleChanges(before, after) }].filter(({ changes }) => changes.length > 0);
}

export const blocksOf = ({ sections }: Document, id: string): Block[] =>
  sections.find((section) => section.id === id)?.blocks ?? [];

const renamed = (before: Document, after: Document): Change => ({
  ...{ id: 'title', title: after.title, how: 'changed' },
  lines: [`called “${after.title}”, was “${before.title}”`],
});

/** What changed between the blocks of two documents, in the order in which they stand now. */
export function changesIn(before: readonly Block[], after: readonly Block[]): Change[] {
  const [was, now] = [before, after].map((blocks) => new Map(blocks.map((block) => [block.id, block])));
  const standing = [...now!.values()].map((block): Change => {
    const old = was!.get(block.id);
    if (!old) return { ...named(block), how: 'new', lines: newLines(block) };
    return { ...named(block), how: 'changed', lines: linesOf(old, block) };
  });
  const out = [...was!.values()]
    .filter(({ id }) => !now!.has(id))
    .map((block): Change => ({ ...named(block), how: 'out', lines: outLines(block) }));
  return [...standing.filter(({ how, lines }) => how === 'new' || lines.length > 0), ...out];
}

/** An objective is called what it says, not by its number. */
function named(block: Block) {
  const says = isObjective(block) && block.kind === 'facts' && block.facts.find(({ name }) => name === 'Objective');
  return { id: block.id, title: says ? says.value : block.label };
}
const isObjective = ({ id }: Block) => id.startsWith('objective-');
/** The title of the plan is the document's, and an objective's number follows from its place. */
const isLabelled = (block: Block) => !isObjective(block) && block.id !== 'plan-facts';

function newLines(block: Block): string[] {
  if (block.kind === 'words') return [block.text];
  if (block.kind !== 'facts') return [];
  return block.facts.filter(({ name }) => isTelling(name)).map(({ name, value }) => `${name}: ${value}`);
}

const outLines = (block: Block): string[] => (block.kind === 'words' ? [block.text] : []);

function linesOf(before: Block, after: Block): string[] {
  const isSame = before.label === after.label || !isLabelled(after);
  const label = isSame ? [] : [`called “${after.label}”, was “${before.label}”`];
  return [...new Set([...label, ...contentLines(before, after)])];
}

function contentLines(before: Block, after: Block): string[] {
  if (before.kind === 'facts' && after.kind === 'facts') {
    const [was, now] = [before, after].map(({ facts }) => new Map(facts.map(({ name, value }) => [name, value])));
    return [...new Set([...now!.keys(), ...was!.keys()])].flatMap((name) =>
      sayFact(name, { before: was!.get(name) ?? null, after: now!.get(name) ?? null }),
    );
  }
  if (before.kind === 'words' && after.kind === 'words')
    return before.text === after.text ? [] : [`now reads “${after.text}”, was “${before.text}”`];
  return JSON.stringify(before) === JSON.stringify(after) ? [] : ['reads otherwise now'];
}

/** Who came into the plan, who left it, and whose work or part in it is another now. */
function peopleChanges(before: Document, after: Document): Change[] {
  const given = workByPerson(before, after);
  const [was, now] = [before, after].map((document) => new Map(document.people.map((person) => [person.id, person])));
  return [...new Map([...was!, ...now!]).keys()].flatMap((id) => {
    const [old, person] = [was!.get(id), now!.get(id)];
    const name = (person ?? old)!.name;
    const work = given.get(name) ?? [];
    const renaming = old && person && old.name !== person.name ? [`called ${person.name}, was ${old.name}`] : [];
    const lines = [...renaming, ...work, ...(work.length === 0 ? partLines(old?.part, person?.part) : [])];
    if (lines.length === 0) return [];
    return [
      { id, title: name, how: !old ? ('new' as const) : person ? ('changed' as const) : ('out' as const), lines },
    ];
  });
}

/** What somebody is in the plan, where their work does not say it. */
function partLines(before: string | undefined, after: string | undefined): string[] {
  if (before === after) return [];
  if (after === undefined) return ['no longer named in the plan'];
  return [`${after}${before ? `, before: ${before}` : ''}`];
}

/** Of each person, by name, which tasks are theirs now and which no longer. */
function workByPerson(before: Document, after: Document): Map<string, string[]> {
  const [was, now] = [workOf(before), workOf(after)];
  const names = new Set([...was.keys(), ...now.keys()]);
  return new Map(
    [...names].map((name) => {
      const [old, held] = [was.get(name) ?? new Map<string, Held>(), now.get(name) ?? new Map<string, Held>()];
      return [
        name,
        [
          ...[...held].filter(([id]) => !old.has(id)).map(([, { title }]) => `now has “${title}”`),
          ...[...old].filter(([id]) => !held.has(id)).map(([, { title }]) => `no longer has “${title}”`),
          ...[...held].flatMap(([id, { title, hours }]) => {
            const before = old.get(id)?.hours;
            return before && hours && before !== hours ? [`has ${hours} of “${title}”, was ${before}`] : [];
          }),
        ],
      ];
    }),
  );
}

/** `hours`: of shared work, in words. */
type Held = { title: string; hours: string | undefined };

function workOf(document: Document): Map<string, Map<string, Held>> {
  const held = new Map<string, Map<string, Held>>();
  for (const block of blocksOf(document, 'tasks')) {
    if (block.kind !== 'facts') continue;
    const who = block.facts.find(({ name }) => name === 'Who does it')?.value ?? null;
    const each = hoursIn(block.facts.find(({ name }) => name === 'Hours of each')?.value ?? null);
    for (const name of holdersIn(who).keys()) {
      const work = { title: block.label, hours: each.get(name) };
      held.set(name, (held.get(name) ?? new Map<string, Held>()).set(block.id, work));
    }
  }
  return held;
}
