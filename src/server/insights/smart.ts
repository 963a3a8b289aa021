// Whether an objective is SMART, criterion by criterion, by its words and its fields. See docs/decisions/0190-objectives-are-checked-by-their-words.md.
import { type Checked, endOf, type Place, placesOf, quotedPlaces, says, type TextFinding } from './finding.ts';
import type { Reach } from './reach.ts';
import { keptLevel, opposed, placeOf, placesBesideDates, unchanged } from './smart-change.ts';
import { type CountedBy, specific } from './smart-specific.ts';
import { timeBound } from './smart-time.ts';
import * as words from './smart-words.ts';

export const smartCriteria = ['specific', 'measurable', 'achievable', 'relevant', 'time-bound'] as const;
export type SmartCriterion = (typeof smartCriteria)[number];

/** What stands in an objective's fields; everything in words. `reach`: of the target, with the natural limits of its measure. */
export type ObjectiveFields = {
  measure: string | null;
  baseline: string | null;
  target: string | null;
  /** What was typed as either and cannot be taken, and the sentence for it. */
  unread?: { baseline?: Unread; target?: Unread };
  /** Whether reaching the target would be worse than how it stands now. */
  isWorse: boolean;
  reach: { is: Reach; limits: string } | null;
  /** Why it has no measure. */
  reason: string | null;
  serves: string | null;
  /** What follows if it is not reached. */
  loss: string | null;
  /** YYYY-MM-DD, as are the days of the plan. */
  due: string | null;
  /** Null of an objective of the organisation: it serves no other, and has no plan's days to keep to. */
  plan: { startsOn: string; endsOn: string } | null;
};

type Unread = { typed: string; problem: string };

export type SmartFinding = TextFinding & { criterion: SmartCriterion };
/** `why`: what the criterion was found met by, or what is missing. */
export type SmartMark = { criterion: SmartCriterion; met: boolean; why: string };
export type SmartCheck = Omit<Checked, 'findings'> & { findings: SmartFinding[]; criteria: SmartMark[] };

export type Found = { id: string; severity?: TextFinding['severity']; where: Place; why: string; remedy: string };
/** `met`: by what, or null where it is not; a finding may stand beside a criterion that is met. */
export type Judged = { met: string | null; found: Found[] };

/** `fields` null: of a text alone. Pure. */
export function checkObjective(text: string, fields: ObjectiveFields | null, today?: string): SmartCheck {
  if (!/[\p{L}\p{N}]/u.test(text)) return ofNothing(text);
  const numbers = placesBesideDates(text, words.amounts);
  const judged: Record<SmartCriterion, Judged> = {
    specific: specific(text, countedBy(numbers, fields)),
    measurable: measurable(text, numbers, fields),
    achievable: achievable(text, fields),
    relevant: relevant(text, fields),
    'time-bound': timeBound(text, fields, today),
  };
  const criteria = smartCriteria.map((criterion) => {
    const { met, found } = judged[criterion];
    return { criterion, met: met !== null, why: met ?? found[0]!.why };
  });
  return {
    findings: smartCriteria.flatMap((criterion) => judged[criterion].found.map((found) => finding(criterion, found))),
    present: criteria.filter(({ met }) => met).map(({ criterion }) => criterion),
    missing: criteria.filter(({ met }) => !met).map(({ criterion }) => criterion),
    criteria,
  };
}

const sources: Record<SmartCriterion, string> = {
  specific: 'S4; Doran (1981)',
  measurable: 'S0; Doran (1981)',
  achievable: 'Doran (1981); Wheeler (2000)',
  relevant: 'S0; S2; Doran (1981)',
  'time-bound': 'S2; Doran (1981)',
};

/** What says how far: a number of the words before the fields. */
function countedBy(numbers: Place[], fields: ObjectiveFields | null): CountedBy {
  if (numbers.length > 0) return 'words';
  return fields?.measure && fields.target ? 'fields' : null;
}

const finding = (criterion: SmartCriterion, { severity = 'warn', ...found }: Found): SmartFinding => ({
  ...{ id: found.id, severity, where: found.where, why: found.why, remedy: found.remedy },
  ...{ source: sources[criterion], criterion },
});

/** Where there is no word, that alone is said. */
function ofNothing(text: string): SmartCheck {
  const why = 'Nothing is said of what is to be achieved.';
  const remedy = 'What will be different, for whom, and by how much?';
  return {
    findings: [finding('specific', { id: 'no-words', severity: 'stop', where: endOf(text), why, remedy })],
    ...{ present: [], missing: [...smartCriteria] },
    criteria: smartCriteria.map((criterion) => ({ criterion, met: false, why })),
  };
}

function measurable(text: string, numbers: Place[], fields: ObjectiveFields | null): Judged {
  const missing = (id: string, why: string, remedy: string): Judged => ({
    met: null,
    found: [{ id, where: endOf(text), why, remedy }],
  });
  if (fields?.measure) {
    const { measure, baseline, target, unread } = fields;
    const wrong = (id: string, { typed, problem }: Unread, what: string) =>
      missing(id, `“${typed}” cannot be taken as ${what}.`, `${problem}.`);
    if (unread?.target) return wrong('target-unread', unread.target, 'the target');
    if (unread?.baseline) return wrong('baseline-unread', unread.baseline, 'where it stands now');
    if (baseline && target) {
      const level = keptLevel(text, fields);
      if (level && !level.isMeant) return { met: null, found: [unchanged(level)] };
      return {
        met: level ? `${measure}, kept at ${target}.` : `${measure}, from ${baseline} to ${target}.`,
        found: [],
      };
    }
    return target
      ? missing(
          'no-baseline',
          `${measure} has a target and no start: a change cannot be seen without one.`,
          'Where does it stand now?',
        )
      : missing(
          'no-target',
          `${measure} has no target: nobody can tell when it is reached.`,
          'Which figure, and from when on, would be enough?',
        );
  }
  const level = keptLevel(text, null);
  if (level && !level.isMeant) return { met: null, found: [unchanged(level)] };
  if (numbers.length > 0) return { met: `${quotedPlaces(numbers)} can be counted.`, found: [] };
  if (fields?.reason) return { met: null, found: [unmeasured(text, fields.reason)] };
  return missing(
    'no-measure',
    'No measure and no number says when it is reached.',
    'Which key performance indicator or service standard would move, from where to where?',
  );
}

const unmeasured = (text: string, reason: string): Found => ({
  ...{ id: 'no-measure', severity: 'note', where: endOf(text), why: `It has no measure. The reason given: ${reason}` },
  remedy: 'Is there a number after all that would show it, such as how many, how often or how long?',
});

function achievable(text: string, fields: ObjectiveFields | null): Judged {
  const beyond = fields && targetFault(text, fields);
  if (beyond) return { met: null, found: [beyond] };
  if (keptLevel(text, fields?.measure ? fields : null)) {
    const weeks = fields?.reach?.is === 'within' ? ' Single weeks will miss it.' : '';
    return { met: `It stands there now: it is to be kept, not reached.${weeks}`, found: [] };
  }
  if (fields?.reach)
    return {
      met: `The target lies inside the usual range of ${fields.reach.limits}: it can be reached as the work is done now, though single weeks will miss it.`,
      found: [],
    };
  const whole = placesOf(text, words.absolutes);
  if (whole.length > 0) return { met: null, found: whole.map(absolute) };
  if (fields?.baseline && fields.target)
    return {
      met: `A step from ${fields.baseline} to ${fields.target}; too few weeks are counted to say how it moves by itself.`,
      found: [],
    };
  const said = placesBesideDates(text, words.starts);
  const turned = opposed(text);
  if (turned) return { met: null, found: [turned] };
  if (said.length > 0)
    return { met: `${quotedPlaces(said)} ${says(said)} where it starts, so the step can be judged.`, found: [] };
  return { met: null, found: [unknownStart(text)] };
}

const unknownStart = (text: string): Found => ({
  ...{
    id: 'no-start',
    where: endOf(text),
    why: 'Nothing says where it stands now, so nobody can tell whether it can be reached.',
  },
  remedy: 'Where does it stand now, and what would have to change to get there?',
});

const absolute = (where: Place): Found => ({
  ...{
    id: 'absolute',
    where,
    why: `“${where.text}” fails with the first exception, and what varies at all has exceptions.`,
  },
  remedy: 'Which share, or how many at most, would be good enough for customers?',
});

function targetFault(text: string, { reach, isWorse, baseline, target, measure }: ObjectiveFields): Found | null {
  const where = placeOf(text, target);
  const level = keptLevel(text, { baseline, target });
  if (isWorse && !level)
    return {
      ...{
        id: 'worse-than-now',
        where,
        why: `The target of ${target} is worse than where it stands now, ${baseline}.`,
      },
      remedy: 'Is that meant? Else turn the two round.',
    };
  if (reach?.is === 'beyond')
    return {
      ...{
        id: 'beyond-limits',
        where,
        why: `${measure} moves by itself from ${reach.limits}. ${target} lies outside: it cannot be reached without changing the process.`,
      },
      remedy:
        'What will be done in another way, so that the whole range moves? Plan that as a task, or set a target inside the range.',
    };
  if (reach?.is === 'already' && !level)
    return {
      ...{
        id: 'met-already',
        where,
        why: `${measure} moves by itself from ${reach.limits}, so ordinary weeks meet ${target} already.`,
      },
      remedy: 'Is keeping it the aim? Then say so. Else, which figure would customers notice?',
    };
  return null;
}

function relevant(text: string, fields: ObjectiveFields | null): Judged {
  if (fields?.serves) return { met: `It serves “${fields.serves}”.`, found: [] };
  const said = [...placesOf(text, words.purposes), ...(fields ? [] : placesOf(text, words.serviceMeasures))];
  if (said.length > 0) return { met: `${quotedPlaces(said)} ${says(said)} what it is for.`, found: [] };
  const isTop = fields !== null && fields.plan === null;
  if (isTop && fields.loss) return { met: 'It says what follows if it is not reached.', found: [] };
  const why = isTop
    ? 'Nothing says what it is for, or what follows if it is not reached.'
    : 'Nothing says which objective of the organisation, or which promise to customers, it serves.';
  return {
    met: null,
    found: [
      {
        id: 'no-purpose',
        where: endOf(text),
        why,
        remedy: 'What would customers or the organisation lose if it were left out?',
      },
    ],
  };
}
