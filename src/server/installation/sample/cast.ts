// Who is in the sample: a housing association's contact centre. Everybody is invented.
import type { Role } from '../../people/people.table.ts';

export const organisation = { name: 'Larkfield Homes', sector: 'not-for-profit', sample: true } as const;
export const team = {
  name: 'Customer Hub',
  purpose: 'Answers tenants by phone, e-mail and webchat, first time where it can',
};

export const skills = {
  repairs: ['Repairs diagnosis', 'Finds out what is broken and how urgent it is'],
  complaints: ['Complaints', 'Listens, acknowledges, puts right and learns'],
  webchat: ['Webchat', 'Writes to several people at once, clearly and kindly'],
  writing: ['Writing for customers', 'Letters and scripts in plain words'],
  damp: ['Damp and mould triage', 'Sees danger early and books the right visit'],
  coaching: ['Coaching', 'Helps a colleague find their own way'],
  analysis: ['Analysis', 'Counts, groups and asks what it means'],
  welsh: ['Welsh', 'Serves tenants in Welsh'],
} as const;
export type SkillName = keyof typeof skills;

/** What the assessment of each skill rests on. */
export const bases: Record<SkillName, string> = {
  repairs: 'Ten repairs calls listened to together',
  complaints: 'Three complaint files read together, from the first letter to the last',
  webchat: 'Ten chats read together',
  writing: 'Six letters and two scripts read together',
  damp: 'Eight triage calls, compared with what the surveyor found',
  coaching: 'Two sessions watched, and what the colleague said of them',
  analysis: 'A count of repeat calls gone through together',
  welsh: 'Ten calls in Welsh, listened to by a colleague who speaks it',
};

export type Persona = {
  key: string;
  name: string;
  jobTitle: string;
  responsibilities: string;
  hours?: number;
  /** Roles of the organisation; those of the team are given in the story. */
  roles?: Role[];
  levels?: Partial<Record<SkillName, number>>;
  develops?: SkillName[];
};

export const administrator = {
  ...{ key: 'joan', name: 'Joan Whitlock', jobTitle: 'Learning and systems officer' },
  responsibilities: 'Administers Leadwell and coordinates the assessment centre',
};

export const manager: Persona = {
  ...{ key: 'moira', name: 'Moira Telfer', jobTitle: 'Head of customer contact', hours: 37 },
  responsibilities: 'Answers to the board for how tenants are served',
};
export const leader: Persona = {
  ...{ key: 'imani', name: 'Imani Clarke', jobTitle: 'Team leader', hours: 37 },
  responsibilities: 'Leads the Customer Hub: plans, allocates, supports, reviews',
};

/** Nine advisers, each good at something else. */
export const members: Persona[] = [
  member('priya', 'Priya Nair', 'Senior adviser', 37, { repairs: 3, damp: 4, complaints: 2, coaching: 2 }),
  member('tomasz', 'Tomasz Nowak', 'Adviser', 37, { repairs: 2, writing: 3, webchat: 2 }),
  member('adwoa', 'Adwoa Mensah', 'Adviser', 30, { repairs: 3, complaints: 1, webchat: 3 }, ['complaints']),
  member('callum', 'Callum Reid', 'Adviser, evenings', 24, { repairs: 2, coaching: 2, webchat: 1 }, ['coaching']),
  member('meilin', 'Mei-Lin Zhou', 'Adviser', 37, { analysis: 3, complaints: 3, writing: 2 }),
  member('yusuf', 'Yusuf Demir', 'Adviser', 30, { repairs: 1, webchat: 2, writing: 1 }, ['repairs']),
  member('sian', 'Siân Parry', 'Adviser', 37, { welsh: 4, damp: 2, complaints: 2, repairs: 2 }, ['damp']),
  member('darnell', 'Darnell Brooks', 'Adviser, joined in spring', 37, { repairs: 1, webchat: 1 }, ['webchat']),
  member('roisin', 'Róisín Daly', 'Adviser', 22.5, { writing: 4, repairs: 3, analysis: 1 }),
];

function member(
  key: string,
  name: string,
  jobTitle: string,
  hours: number,
  levels: Persona['levels'],
  develops: SkillName[] = [],
): Persona {
  const responsibilities = 'Serves tenants from the first contact until it is settled';
  return { key, name, jobTitle, hours, responsibilities, levels, develops };
}

export const centre: Persona[] = [
  {
    ...{ key: 'geoff', name: 'Geoff Ainsworth', jobTitle: 'Assessor', roles: ['assessor'] },
    responsibilities: 'Assesses candidates for the customer service units',
  },
  {
    ...{
      key: 'nadia',
      name: 'Nadia Rahman',
      jobTitle: 'Internal quality assurer',
      roles: ['internal-quality-assurer'],
    },
    responsibilities: 'Samples assessment decisions',
  },
  {
    ...{
      key: 'peter',
      name: 'Peter Oakes',
      jobTitle: 'Lead internal quality assurer',
      roles: ['internal-quality-assurer'],
    },
    responsibilities: 'Leads quality assurance of the centre',
  },
];

export const emailOf = (name: string): string =>
  `${name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z ]/g, '')
    .replaceAll(' ', '.')}@larkfield.example`;
