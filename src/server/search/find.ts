// Quick search: one statement over everything that somebody may see.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { dayInWords } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import { onePage } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { type kinds, visible } from './visible.ts';
import { wordsWithin } from './visible-leading.ts';
import { marks, type Part, partsOf, queryOf } from './words.ts';

const size = 25;

export type Kind = (typeof kinds)[number];
/** `when`: the day of it in words, or the one by which it is due. */
export type Hit = { kind: Kind; id: string; title: Part[]; snippet: Part[]; href: string; when: string | null };
export type Found = { hits: Hit[]; typed: string; page: number; size: number; total: number };

export const kindWords: Record<Kind, string> = {
  person: 'Person',
  team: 'Team',
  standard: 'Standard',
  plan: 'Work plan',
  objective: 'Objective',
  task: 'Task',
  pair: 'One-to-ones',
  point: 'One-to-one',
  meeting: 'One-to-one',
  action: 'One-to-one',
  evidence: 'Evidence',
  claim: 'Claim',
  enrolment: 'Portfolio',
  unit: 'Unit',
  outcome: 'Outcome',
  criterion: 'Criterion',
  skill: 'Skill',
  measure: 'Figure',
  'contact-import': 'File of contacts',
  'people-import': 'File of people',
  contact: 'Contact',
  'team-meeting': 'Team meeting',
  thanks: 'Thanks',
  help: 'Help asked for',
  'organisation-objective': 'Objective of the organisation',
  'person-objective': 'Objective of a person',
};

/** The best first, 25 on a page; pages count from 1. What cannot be seen is neither listed nor counted. */
export const findAll = (actor: Actor, { typed = '', page = 1 } = {}): Promise<Found> =>
  see(actor, 'search.find', organisation, async (db) => {
    const words = typed.trim().slice(0, 200);
    const query = queryOf(words);
    const read = async (part: SQL) => (query ? rowsOf(db, actor, query, words, part) : []);
    const { rows, ...shown } = await onePage(page, size, read);
    return { hits: rows.map(hit), typed: words, size, ...shown };
  });

type Row = {
  kind: Kind;
  id: string;
  title: string;
  snippet: string | null;
  at: string | null;
  within: string | null;
  day: string | null;
  total: number;
};

const hit = ({ kind, id, title, snippet, at, within, day }: Row): Hit => ({
  ...{ kind, id, title: partsOf(title), snippet: partsOf(snippet ?? '') },
  href: addresses[kind](at, within),
  when: day && (isDue.has(kind) ? `by ${dayInWords(day)}` : dayInWords(day)),
});

/** Those whose day is the one by which they are to be reached or done. */
const isDue = new Set<Kind>(['objective', 'task', 'action', 'organisation-objective', 'person-objective']);

const oneToOne = (meeting: string | null, pair: string | null) =>
  meeting ? `/lead/one-to-ones/${pair}/${meeting}` : `/lead/one-to-ones/${pair}`;
const addresses: Record<Kind, (at: string | null, within: string | null) => string> = {
  person: (at) => `/lead/people/${at}`,
  team: (at) => `/lead/teams/${at}`,
  standard: () => '/serve/standards',
  plan: (at) => `/lead/plans/${at}`,
  objective: (at) => `/lead/plans/${at}`,
  task: (at, within) => `/lead/plans/${within}/tasks/${at}`,
  pair: (at) => `/lead/one-to-ones/${at}`,
  point: oneToOne,
  meeting: oneToOne,
  action: oneToOne,
  evidence: (at) => `/prove/evidence/${at}`,
  claim: (at, within) => `/prove/evidence/${within}#claim-${at}`,
  enrolment: (at) => `/prove/${at}`,
  unit: (at) => `/prove/units/${at}`,
  outcome: (at) => `/prove/units/${at}`,
  criterion: (at) => `/prove/units/${at}`,
  skill: (at) => (at ? `/develop/skills/${at}` : '/develop'),
  measure: (at) => `/improve/${at}`,
  'contact-import': (at) => `/serve/imports/${at}`,
  'people-import': (at) => `/administration/people/${at}`,
  contact: (at) => `/serve/contacts?${new URLSearchParams({ number: at ?? '' })}`,
  'team-meeting': (at) => `/lead/meetings/${at}`,
  thanks: (at) => `/lead/thanks/${at}`,
  help: (at) => `/lead/help/${at}`,
  'organisation-objective': () => '/lead/objectives',
  'person-objective': (at, within) => `/lead/plans/${within}/agreement/${at}`,
};

const marking = `StartSel=${marks.start}, StopSel=${marks.end}`;

const plain = (text: SQL) => sql`translate(${text}, '<>', ${marks.less + marks.more})`;

/** Texts are marked for the rows of one page only: that is the dear part. */
const rowsOf = (db: Read, actor: Actor, query: string, typed: string, part: SQL) =>
  db.rows<Row>(sql`
    with hits as materialized (select * from found_words(${query})),
      own as (select ${actor.organisationId}::uuid as id),
      seen as (${visible(actor, query, typed)}),
      shown as (select seen.*, (count(*) over ())::int as total from seen
        order by rank desc, kind, id ${part})
    select s.kind, s.id, s.at, s.within, to_json(s.day) #>> '{}' as day, s.total,
      ts_headline('folded_english', ${plain(sql`s.title`)}, to_tsquery('folded_english', ${query}), ${`${marking}, HighlightAll=true`}) as title,
      ts_headline('folded_english', ${plain(sql`coalesce(s.text, ${wordsWithin})`)},
        to_tsquery('folded_english', ${query}), ${`${marking}, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … "`}) as snippet
    from shown s cross join own order by s.rank desc, s.kind, s.id`);
