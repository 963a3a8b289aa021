// What has to be left out so that nobody's figures come out of others by adding and taking away. Pure; of one week.

/** What somebody may choose: everybody (both null), a team, a system, or a team in a system. */
export type Choice = { teamId: string | null; system: string | null };

/** Those whose contacts are counted in exactly the same choices, by keys of `keyOf`. */
export type Alike = { choices: readonly string[]; people: readonly string[] };

/** Choices by what is chosen. */
export type Kinds = { teams: string[]; systems: string[]; both: string[] };

export function kindsOf(all: readonly Alike[]): Kinds {
  const kinds: Kinds = { teams: [], systems: [], both: [] };
  for (const choice of new Set(all.flatMap(({ choices }) => choices))) {
    const [teamId, system] = JSON.parse(choice) as [string | null, string | null];
    if (teamId !== null) kinds[system === null ? 'teams' : 'both'].push(choice);
    else if (system !== null) kinds.systems.push(choice);
  }
  return kinds;
}

/** With fewer people than these, figures are not of a team or a system but of persons. */
export const fewest = 3;

export const keyOf = ({ teamId, system }: Choice): string => JSON.stringify([teamId, system]);
export const everybody = keyOf({ teamId: null, system: null });

/**
 * Which choices are to be left out, so that no sum or difference of what is shown has fewer than three people behind it, or all
 * but one of them people whose figures the reader sees. Everybody's figures are always shown; `kinds` come in the order in which they
 * are kept: of what must go, the one with the fewest people goes, and of an earlier kind nothing for the sake of a later one. Choices of two things
 * are many and asked for seldom: with one of them go all whose people the reader does not see. `always`: what the reader is shown whatever
 * comes out of it, and asks no more about; nor does what holds only people whose figures the reader sees ever go.
 */
export function leftOutOf(
  all: readonly Alike[],
  kinds: Kinds,
  sees: (person: string) => boolean,
  always: readonly string[] = [everybody],
) {
  const leftOut = new Set<string>();
  const kept = [...always];
  for (const choices of [kinds.teams, kinds.systems]) {
    const behind = new Map(choices.map((choice) => [choice, peopleOf(all, choice)]));
    const { known = [], asked: kind = [] } = Object.groupBy(choices, (choice) =>
      behind.get(choice)!.every(sees) ? 'known' : 'asked',
    );
    kept.push(...known);
    const order = kind.toSorted((a, b) => behind.get(b)!.length - behind.get(a)!.length || (a < b ? -1 : 1));
    const shown = order.filter((choice) => !isOfFew(behind.get(choice)!, sees));
    for (let told = combination(all, kept, shown, sees); told; told = combination(all, kept, shown, sees)) {
      const goes = told.at(-1)!;
      shown.splice(shown.indexOf(goes), 1);
    }
    for (const choice of kind) if (!shown.includes(choice)) leftOut.add(choice);
    kept.push(...shown);
  }
  const unseen = kinds.both.filter((choice) => !peopleOf(all, choice).every(sees));
  if (unseen.some((choice) => isOfFew(peopleOf(all, choice), sees)) || combination(all, kept, unseen, sees))
    for (const choice of unseen) leftOut.add(choice);
  return leftOut;
}

const peopleOf = (all: readonly Alike[], choice: string) => [
  ...new Set(all.flatMap(({ choices, people }) => (choices.includes(choice) ? people : []))),
];

function isOfFew(people: readonly string[], sees: (person: string) => boolean): boolean {
  const unseen = people.filter((person) => !sees(person));
  return unseen.length === 1 || (unseen.length > 0 && people.length < fewest);
}

/** Of those shown, the choices of a sum that tells of too few; null where there is none. */
function combination(all: readonly Alike[], kept: string[], shown: string[], sees: (person: string) => boolean) {
  const columns = columnsOf(all, [...kept, ...shown], sees);
  const isKnown = ({ unseen }: Column) => unseen.length === 0;
  for (const few of fewSets(columns)) {
    const isWithin = (some: readonly string[]) => some.every((person) => few.people.includes(person));
    const within = columns.filter((one) => !isKnown(one) && isWithin(few.alone ? one.unseen : one.people));
    const free = few.alone ? isKnown : ({ people }: Column) => isWithin(people);
    const outside = columns.filter((one) => !within.includes(one) && !free(one));
    const told = sumOf([...kept, ...shown], shown, within, outside);
    if (told) return told;
  }
  return null;
}

type Column = { choices: ReadonlySet<string>; people: string[]; unseen: string[] };

/** People told apart as far as these choices do. */
function columnsOf(all: readonly Alike[], asked: string[], sees: (person: string) => boolean): Column[] {
  const byChoices = Map.groupBy(all, ({ choices }) => JSON.stringify(asked.filter((one) => choices.includes(one))));
  return [...byChoices].map(([choices, some]) => {
    const people = [...new Set(some.flatMap((one) => one.people))];
    return { choices: new Set<string>(JSON.parse(choices)), people, unseen: people.filter((one) => !sees(one)) };
  });
}

/** Whom a sum must not tell of: one alone beside those whose figures are seen, or as many as are few. */
function fewSets(columns: Column[]): { people: string[]; alone: boolean }[] {
  const alone = unlike(columns.flatMap(({ unseen }) => (unseen.length === 1 ? [unseen] : [])));
  const small = unlike(columns.flatMap(({ people, unseen }) => (unseen.length > 0 ? [people] : [])).filter(isSmall));
  const together = small.flatMap((one, at) => small.slice(at).map((other) => [...new Set([...one, ...other])]));
  return [
    ...alone.map((people) => ({ people, alone: true })),
    ...unlike(together.filter(isSmall)).map((people) => ({ people, alone: false })),
  ];
}

const isSmall = (people: string[]) => people.length < fewest;
const unlike = (sets: string[][]) => [...new Map(sets.map((set) => [set.toSorted().join('\n'), set])).values()];

/**
 * Gauss's elimination: a sum of choices in which nobody outside counts any more, but somebody within still does. The choices of
 * `shown` that it takes; null where there is no such sum.
 */
function sumOf(choices: string[], shown: string[], within: Column[], outside: Column[]): string[] | null {
  const columns = [...outside, ...within];
  let rows: number[][] = choices.map((choice) => [
    ...columns.map((column) => (column.choices.has(choice) ? 1 : 0)),
    ...choices.map((other) => (other === choice ? 1 : 0)),
  ]);
  for (const at of outside.keys()) {
    const pivot = rows.find((row) => isCounted(row[at]));
    if (pivot) rows = rows.filter((row) => row !== pivot).map((row) => without(row, pivot, at));
  }
  for (const row of rows) {
    const takes = shown.filter((choice) => isCounted(row[columns.length + choices.indexOf(choice)]));
    if (takes.length > 0 && row.slice(outside.length, columns.length).some(isCounted)) return takes;
  }
  return null;
}

const isCounted = (share = 0) => Math.abs(share) > 1e-9;

function without(row: number[], pivot: number[], at: number): number[] {
  const times = row[at]! / pivot[at]!;
  return isCounted(times) ? row.map((share, place) => share - times * pivot[place]!) : row;
}
