// A file of units, as `leadwell unit read` gives them, read into specifications. Nothing that is missing is invented.
import { z } from 'zod';
import { Invalid } from '../errors.ts';
import { type UnitSpecification, workingPolicy } from './specification.ts';
import { type Doubt, doubts, remark } from './unit-remarks.ts';
import { knownBy, sameNumber, words } from './unit-words.ts';

export type UnitInFile = { specification: UnitSpecification; check: Doubt[] };

const count = (what: string) =>
  z
    .int({ error: `give ${what} as a whole number or null` })
    .min(0, `give ${what} as 0 or more`)
    .max(100_000, `give ${what} as a number that can be true`)
    .nullish();

/** Of a competency framework: a UUID or what else it is known by there. */
const identifier = knownBy('the identifier', 200).nullish();

const criterion = z.object({
  identifier,
  code: knownBy('the criterion’s code', 60),
  text: words('the criterion’s text', 5_000),
  kind: z.enum(['performance', 'knowledge'], { error: 'say the kind: performance or knowledge' }),
  sub: z.array(words('each part of the criterion', 2_000), { error: 'give the parts as a list of texts' }).nullish(),
});
const outcome = z.object({
  identifier,
  number: knownBy('the outcome’s number', 60),
  title: words('the outcome’s title', 2_000),
  criteria: z.array(criterion, { error: 'list the criteria' }).min(1, 'give at least one criterion'),
});
const unit = z.object({
  identifier,
  number: knownBy('the unit’s number, by which it is known', 60),
  title: words('the unit’s title', 500),
  level: count('the level'),
  credit: count('the credit'),
  glh: count('the guided learning hours'),
  expires: z.iso.date({ error: 'give the day it expires like 2014-12-31, or null' }).nullish(),
  lastCertification: z.iso
    .date({ error: 'give the last day on which it can be certificated like 2016-12-31, or null' })
    .nullish(),
  outcomes: z.array(outcome, { error: 'list the outcomes' }).min(1, 'give at least one outcome'),
  check: doubts,
});
const file = z.object({
  units: z.array(unit, { error: 'list the units under "units"' }).min(1, 'give at least one unit'),
  check: doubts,
});

/**
 * The units of a file; what is to be checked of the file as a whole goes with each. `source` says where the wording comes from.
 * @throws Invalid with a sentence under the place in the file that has to be mended, such as `units.0.outcomes.1.title`
 */
export function unitsIn(value: unknown, source: string): UnitInFile[] {
  const read = file.safeParse(value, {
    error: ({ expected }) => (expected === 'object' ? 'write {…} here, as --help shows' : undefined),
  });
  if (!read.success) throw new Invalid(byPlace(read.error.issues.map((issue) => told(value, issue))));
  for (const [at, { number, outcomes }] of read.data.units.entries()) {
    refuseTwice(
      `units.${at}.outcomes`,
      `Unit ${number}`,
      outcomes.flatMap((part) => part.criteria.map(({ code }) => code)),
    );
  }
  refuseTwice(
    'units',
    'The file',
    read.data.units.map(({ number }) => number),
    sameNumber,
  );
  for (const [at, found] of read.data.units.entries())
    refuseTwice(`units.${at}`, `Unit ${found.number}`, identifiersIn(found));
  return read.data.units.map((found) => {
    const check = [...(read.data.check ?? []), ...(found.check ?? [])];
    return { specification: specified(found, source, check), check };
  });
}

const identifiersIn = ({ identifier: own, outcomes }: z.output<typeof unit>) =>
  [own, ...outcomes.flatMap((part) => [part.identifier, ...part.criteria.map((one) => one.identifier)])].filter(
    (one) => typeof one === 'string',
  );

function refuseTwice(place: string, whose: string, names: string[], same = (name: string) => name) {
  const known = names.map(same);
  const twice = names.find((_, at) => known.indexOf(known[at]!) !== at);
  if (twice) throw new Invalid({ [place]: `${whose} has ${twice} twice: give each its own.` });
}

const specified = (found: z.output<typeof unit>, source: string, check: Doubt[]): UnitSpecification => ({
  identifier: found.identifier ?? null,
  ...{ number: found.number, title: found.title, level: found.level ?? null, credit: found.credit ?? null },
  ...{
    guidedLearningHours: found.glh ?? null,
    expiresOn: found.expires ?? null,
    lastCertificationOn: found.lastCertification ?? null,
    purpose: null,
    source,
    sections: [],
  },
  ...workingPolicy,
  remarks: check.map(remark),
  outcomes: found.outcomes.map(({ identifier: own, number, title, criteria }) => ({
    ...{ identifier: own ?? null, number, title, knowledge: null, arisesFrom: [] },
    criteria: criteria.map(({ identifier: its, code, kind, text, sub }) => ({
      identifier: its ?? null,
      code,
      kind,
      text: [text, ...parts(sub)].join('\n'),
    })),
  })),
});

const parts = (sub: string[] | null | undefined) => (sub ?? []).map((part) => `• ${part}`);

function byPlace(told: [string, string][]): Record<string, string[]> {
  const places = Map.groupBy(told, ([place]) => place);
  return Object.fromEntries([...places].map(([place, some]) => [place, some.map(([, sentence]) => sentence)]));
}

/** One sentence for one place, which is named as people find it: by the numbers that stand in the file. */
function told(value: unknown, { path, message }: { path: PropertyKey[]; message: string }): [string, string] {
  const place = path.map(String).join('.') || 'file';
  return [place, `${[...namesOn(value, path)].join(', ') || 'The file'}: ${message}.`];
}

const kinds: Record<string, [string, string]> = {
  units: ['Unit', 'number'],
  outcomes: ['outcome', 'number'],
  criteria: ['criterion', 'code'],
};

function* namesOn(value: unknown, path: PropertyKey[]): Generator<string> {
  let here = value;
  for (const [at, step] of path.entries()) {
    here = (here as Record<PropertyKey, unknown> | null)?.[step];
    const kind = typeof step === 'number' ? kinds[String(path[at - 1])] : undefined;
    if (!kind) continue;
    const own = (here as Record<string, unknown> | null)?.[kind[1]];
    yield `${kind[0]} ${typeof own === 'string' && own.trim() ? own.trim() : `no. ${Number(step) + 1} of the list`}`;
  }
}
