// How a change of one fact in a kept document reads. Pure: texts in, sentences out.
import { allOf } from '../list-words.ts';

/** What stood there before and what stands there now; null where nothing did, or does. */
export type Was = { before: string | null; after: string | null };
type Say = (was: Was) => string[];

const gone = (words: string, before: string) => [`${words}, was ${before}`];

/** One value under a verb: "takes 12 h, was 8 h". `none`: what it says once there is none. */
const under =
  (verb: string, none: string): Say =>
  ({ before, after }) => {
    if (after === null) return gone(none, before!);
    return before === null ? [`${verb} ${after}`] : [`${verb} ${after}, was ${before}`];
  };

const skillNeeded = /^(.*), level (\d+)$/;

const needs: Say = ({ before, after }) => {
  const [was, now] = [levelsIn(before), levelsIn(after)];
  return [
    ...[...now].flatMap(([skill, level]) => {
      const old = was.get(skill);
      if (old === level) return [];
      if (old === undefined) return [`now also needs ${skill}${level ? ` at level ${level}` : ''}`];
      return [`needs ${skill} at level ${level}, was level ${old}`];
    }),
    ...[...was.keys()].filter((skill) => !now.has(skill)).map((skill) => `no longer needs ${skill}`),
  ];
};

/** Of each skill the level needed. */
const levelsIn = (text: string | null) =>
  new Map(
    listed(text).map((one) => {
      const [, skill, level] = skillNeeded.exec(one) ?? [];
      return [skill ?? one, level ?? ''] as const;
    }),
  );

const listed = (text: string | null) => (text ? text.split('; ') : []);

/** The people in "Siân Parry, with Priya Nair as buddy; Callum Reid", each with their buddy or null. */
export function holdersIn(text: string | null): Map<string, string | null> {
  const given = text === null || text === 'Not given yet' ? [] : listed(text);
  return new Map(
    given.map((one) => {
      const [, name, buddy] = /^(.*), with (.*) as budd(?:y|ies)$/.exec(one) ?? [];
      return [name ?? one, buddy ?? null] as const;
    }),
  );
}

/** Of several each is named with their hours. */
const several = (buddies: string) => buddies.endsWith(')');

const given: Say = ({ before, after }) => {
  const [was, now] = [holdersIn(before), holdersIn(after)];
  const joined = [...now.keys()].filter((name) => !was.has(name));
  const left = [...was.keys()].filter((name) => !now.has(name));
  const moved =
    joined.length > 0
      ? [`given to ${allOf(joined)}${left.length > 0 ? ` instead of ${allOf(left)}` : was.size > 0 ? ' too' : ''}`]
      : left.length > 0
        ? [`no longer given to ${allOf(left)}`]
        : [];
  const buddies = [...now].flatMap(([name, buddy]) => {
    const old = was.get(name) ?? null;
    if (buddy === old) return [];
    return [
      buddy ? `${name} has ${buddy} as ${several(buddy) ? 'buddies' : 'buddy'} now` : `${name} has no buddy any more`,
    ];
  });
  return [...moved, ...buddies];
};

/** Hours by name in "Priya Nair, 4 h; Callum Reid, 2 h". */
export const hoursIn = (text: string | null): Map<string, string> =>
  new Map(
    listed(text).map((one) => {
      const [, name, hours] = /^(.*), (.*)$/.exec(one) ?? [];
      return [name ?? one, hours ?? ''] as const;
    }),
  );

/** Of those who had some before and have some now; who came and who went is said already. */
const shares: Say = ({ before, after }) => {
  const [was, now] = [hoursIn(before), hoursIn(after)];
  return [...now].flatMap(([name, hours]) => {
    const old = was.get(name);
    return old === undefined || old === hours ? [] : [`${name} has ${hours} of it, was ${old}`];
  });
};

/** Of the reasons of each person those that are new: "why: Oz Older: chosen by the leader". */
const reasons: Say = ({ before, after }) => {
  const [was, now] = [before, after].map((text) => text?.split(/\. (?=[^:;.]+: )/) ?? []);
  const fresh = now!.filter((one) => !was!.includes(one));
  return fresh.length > 0 ? [`why: ${fresh.join('. ')}`] : [];
};

const bySay: Record<string, Say> = {
  // Of the plan they are hours given, of a task what it takes.
  Hours: (was) => under(was.after?.endsWith(' given') ? 'now' : 'takes', 'no hours any more')(was),
  By: under('due', 'no date any more'),
  Task: ({ before, after }) => (before && after ? [`called “${after}”, was “${before}”`] : []),
  'Skills needed': needs,
  'Who does it': given,
  'Hours of each': shares,
  Why: reasons,
  Target: under('target', 'no target any more'),
  'Stands at': under('stands at', 'no baseline any more'),
  'Measured by': under('measured by', 'no measure any more'),
  Serves: under('serves', 'serves nothing any more'),
  Buddy: ({ before, after }) =>
    after
      ? [`${after} ${several(after) ? 'are the buddies' : 'is the buddy'} now${before ? `, was ${before}` : ''}`]
      : [`no buddy any more, was ${before}`],
};

/** Said by what else changed, where these facts did. */
const quiet = ['Hours of each', 'Why'];

/** What changed of a fact, in words, nearly always at least one; none where it reads the same. */
export function sayFact(name: string, was: Was): string[] {
  if (was.before === was.after) return [];
  const said = Object.hasOwn(bySay, name) ? bySay[name]!(was) : [];
  if (quiet.includes(name)) return was.before && was.after ? said : [];
  return said.length > 0 ? said : under(`${name}:`, `${name}: nothing any more`)(was);
}

/** The facts of something new that say most of it. */
const telling = ['Hours', 'By', 'Skills needed', 'Who does it', 'Measured by', 'Stands at', 'Target', 'Buddy to'];
export const isTelling = (name: string): boolean => telling.includes(name);
