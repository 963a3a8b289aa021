// The frame of every page: which verbs, which pages beside this one, what can be recorded from anywhere.
import type { Actor } from '#server/people/actor.ts';

export type Link = { href: string; label: string; current: boolean | 'page' };
export type Shell = {
  person: { id: string; name: string; isCandidate: boolean } | null;
  organisation: string | null;
  sample: boolean;
  verbs: Link[];
  /** The parts of the area; none where its pages are few enough to stand side by side. */
  parts: Link[];
  local: Link[];
  record: { href: string; label: string }[];
};

/** `also`: pages elsewhere that belong to it. */
type Entry = { href: string; label: string; also?: string; for?: (actor: Actor) => boolean };
/** A page of an area; `part`: what it stands under where the area has many. */
type AreaPage = Entry & { part?: string };

/** More than these side by side are no longer read at a glance. */
const MOST_SIDE_BY_SIDE = 6;

const leadsOrManages = (actor: Actor) => actor.leads.size > 0 || actor.manages.size > 0;
const inATeam = (actor: Actor) => leadsOrManages(actor) || actor.memberOf.size > 0;
const administers = (actor: Actor) => actor.roles.has('administrator');
const assures = (actor: Actor) => actor.roles.has('internal-quality-assurer');
const coordinates = (actor: Actor) => administers(actor) || actor.roles.has('centre-coordinator');
const overseesCandidates = (actor: Actor) => coordinates(actor) || assures(actor) || actor.roles.has('assessor');

const verbs: (Entry & { pages: AreaPage[] })[] = [
  { href: '/today', label: 'Today', pages: [] },
  {
    href: '/lead',
    label: 'Lead',
    pages: [
      { part: 'Plan', href: '/lead', label: 'Work plans', for: inATeam },
      { part: 'Plan', href: '/lead/my-work', label: 'My work', for: (actor) => actor.memberOf.size > 0 },
      {
        part: 'Plan',
        href: '/lead/objectives',
        label: 'Objectives',
        for: (actor) => inATeam(actor) || administers(actor),
      },
      { part: 'Plan', href: '/lead/board', label: 'Team board', for: inATeam },
      { part: 'Support', href: '/lead/one-to-ones', label: 'One-to-ones', for: inATeam },
      { part: 'Support', href: '/lead/coaching', label: 'Coaching', for: inATeam },
      { part: 'Support', href: '/lead/meetings', label: 'Meetings', for: inATeam },
      { part: 'Support', href: '/lead/help', label: 'Help asked for', for: inATeam },
      { part: 'Review', href: '/lead/reviews', label: 'Reviews', for: inATeam },
      { part: 'Review', href: '/lead/feedback', label: 'Feedback', for: inATeam },
      { part: 'Review', href: '/lead/thanks', label: 'Thanks', for: inATeam },
      { part: 'How you lead', href: '/lead/insights', label: 'Findings', for: (actor) => actor.leads.size > 0 },
      { part: 'How you lead', href: '/lead/fair-shares', label: 'Fair shares', for: leadsOrManages },
      { part: 'Team', href: '/lead/people', label: 'Team and roles', also: '/lead/teams' },
      { part: 'Team', href: '/lead/chart', label: 'Organisation' },
    ],
  },
  { href: '/develop', label: 'Develop', for: inATeam, pages: [{ href: '/develop', label: 'Skills' }] },
  {
    href: '/serve',
    label: 'Serve',
    pages: [
      { href: '/serve', label: 'Figures' },
      { href: '/serve/standards', label: 'Standards' },
      { href: '/serve/contacts', label: 'Contacts', for: (actor) => leadsOrManages(actor) || administers(actor) },
      { href: '/serve/imports', label: 'Imports', for: (actor) => actor.leads.size > 0 || administers(actor) },
      { href: '/serve/agents', label: 'Agents and people', for: (actor) => actor.leads.size > 0 || administers(actor) },
    ],
  },
  { href: '/improve', label: 'Improve', pages: [{ href: '/improve', label: 'Control charts' }] },
  {
    href: '/prove',
    label: 'Prove',
    pages: [
      { href: '/prove', label: 'Portfolios' },
      { href: '/prove/journal', label: 'Journal', for: (actor) => actor.isCandidate },
      { href: '/prove/assess', label: 'To judge', for: (actor) => actor.roles.has('assessor') },
      { href: '/prove/caseload', label: 'Caseload', for: overseesCandidates },
      { href: '/prove/units', label: 'Units' },
      { href: '/prove/qualifications', label: 'Qualifications' },
      { href: '/prove/enrolments', label: 'Enrolments', for: coordinates },
      { href: '/prove/competence', label: 'Competence', for: (actor) => coordinates(actor) || assures(actor) },
    ],
  },
];

const administration: AreaPage[] = [
  { href: '/administration', label: 'Accounts and roles' },
  { href: '/administration/people', label: 'Import people' },
  { href: '/administration/organisation', label: 'Organisation' },
  { href: '/administration/mail', label: 'Mail' },
  { href: '/administration/ledger', label: 'Ledger' },
];

export function shellOf(actor: Actor | null, path: string): Shell {
  if (!actor) return { person: null, organisation: null, sample: false, verbs: [], parts: [], local: [], record: [] };
  const mine = verbs.filter((verb) => verb.for?.(actor) ?? true);
  const verb = mine.find(({ href }) => within(path, href));
  const pages = verb?.pages ?? (within(path, '/administration') && administers(actor) ? administration : []);
  return {
    person: { id: actor.personId, name: actor.name, isCandidate: actor.isCandidate },
    organisation: actor.organisation.name,
    sample: actor.organisation.sample,
    verbs: mine.map((entry) => {
      const href = entryOf(entry, actor);
      return { href, label: entry.label, current: path === href ? 'page' : within(path, entry.href) };
    }),
    ...places(
      pages.filter((entry) => entry.for?.(actor) ?? true),
      path,
    ),
    record: recordable(actor),
  };
}

/** The pages beside this one: all of the area, or, where they are many, its parts and the pages of the part this one is in. A part of one page is that page. */
function places(pages: AreaPage[], path: string): Pick<Shell, 'parts' | 'local'> {
  const holds = ({ href, also }: Entry) => within(path, href) || (also !== undefined && within(path, also));
  const deepest = pages.filter(holds).sort((a, b) => b.href.length - a.href.length)[0];
  const link = (entry: AreaPage, current: Link['current']) => ({ href: entry.href, label: entry.label, current });
  const linksOf = (entries: AreaPage[]) =>
    entries.map((entry) => link(entry, entry === deepest && (path === entry.href ? 'page' : true)));
  if (pages.length <= MOST_SIDE_BY_SIDE) return { parts: [], local: linksOf(pages) };
  const firsts = pages.filter((entry, at) => pages.findIndex(({ part }) => part === entry.part) === at);
  return {
    parts: firsts.map((first) => {
      const isAlone = pages.filter(({ part }) => part === first.part).length === 1;
      const label = (isAlone ? null : first.part) ?? first.label;
      return { ...link(first, first.part === deepest?.part), label };
    }),
    local: linksOf(pages.filter(({ part }) => part === deepest?.part)),
  };
}

/** A verb opens its first page that is theirs: who works in no team has no work plans. */
const entryOf = ({ href, pages }: (typeof verbs)[number], actor: Actor) =>
  pages.find((entry) => entry.for?.(actor) ?? true)?.href ?? href;

const within = (path: string, href: string) => path === href || path.startsWith(`${href}/`);

function recordable(actor: Actor) {
  const leads = actor.leads.size > 0;
  return [
    ...(leads ? [{ href: '/lead/plans/new', label: 'A work plan' }] : []),
    ...(leads ? [{ href: '/lead/meetings/new', label: 'A meeting' }] : []),
    ...(leads ? [{ href: '/lead/one-to-ones', label: 'A one-to-one' }] : []),
    ...(leads ? [{ href: '/lead/coaching/new', label: 'Coaching' }] : []),
    ...(leads ? [{ href: '/serve/imports', label: 'Contact figures' }] : []),
    ...(administers(actor) ? [{ href: '/administration', label: 'Administration' }] : []),
  ];
}
