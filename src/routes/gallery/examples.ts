// Invented people and figures, for the gallery alone.
import type { Across, Group, Line } from '#ui/Matrix.svelte';
import type { ShapeName } from '#ui/Shape.svelte';

export const tasks = [
  {
    href: '#complaint',
    what: 'Complaint 0412: acknowledge Mrs Okoro’s complaint',
    why: 'Damp in the back bedroom, her second report. Stage 1 must be acknowledged within five working days and today is the fifth.',
    from: 'Serve',
    when: { shape: 'stop', text: 'Due 5pm today', tone: 'bad' },
  },
  { href: '#sign', what: 'Sign Callum’s action plan', from: 'Lead', when: { shape: 'wait', text: 'Waiting for you' } },
  { href: '#read', what: 'Read Denise Okonkwo’s testimony', why: 'She describes the floor meeting of 19 February.' },
] as const;

export const objectives: {
  title: string;
  measure: string;
  baseline: string;
  target: string;
  shape: ShapeName;
  check: string;
}[] = [
  {
    title: 'Resolve more repairs calls at the first contact',
    measure: 'First contact resolution',
    baseline: '75%',
    target: '78%',
    shape: 'met',
    check: 'SMART',
  },
  {
    title: 'Acknowledge every complaint within five working days',
    measure: 'Standard: stage 1 acknowledgement',
    baseline: '95%',
    target: '100%',
    shape: 'met',
    check: 'SMART',
  },
  {
    title: 'Make the late shift feel part of the team',
    measure: 'None yet',
    baseline: '–',
    target: '–',
    shape: 'insight',
    check: 'No measure',
  },
];

const before = [67, 70, 66, 69, 71, 68, 65, 69, 67, 70, 68, 66];
const after = [72, 74, 73, 76, 74, 77, 75, 76];
const days = [
  '13 Oct',
  '20 Oct',
  '27 Oct',
  '3 Nov',
  '10 Nov',
  '17 Nov',
  '24 Nov',
  '1 Dec',
  '8 Dec',
  '15 Dec',
  '22 Dec',
  '29 Dec',
  '5 Jan',
  '12 Jan',
  '19 Jan',
  '26 Jan',
  '2 Feb',
  '9 Feb',
  '16 Feb',
  '23 Feb',
];

export const weeks = [...before, ...after].map((value, index) => ({
  label: days[index] ?? '',
  value: index === 5 ? null : value,
  signal: index > 11,
  note: index > 11 ? 'Seven or more in a row on one side of the average' : '',
}));

export const standards: {
  id: string;
  name: string;
  target: number;
  values: number[];
  band: { low: number; mean: number; high: number };
  signals: number[];
  shape: ShapeName;
  verdict: string;
  says: string;
}[] = [
  {
    id: 'fcr',
    name: 'First contact resolution',
    target: 72,
    values: [...before, ...after],
    band: { low: 60.5, mean: 68, high: 75.5 },
    signals: [12, 13, 14, 15, 16, 17, 18, 19],
    shape: 'signal',
    verdict: 'Better than before',
    says: 'Eight weeks in a row above the old average. A real change.',
  },
  {
    id: 'sixty',
    name: 'Calls answered in 60 seconds',
    target: 80,
    values: before.map((value) => value + 11),
    band: { low: 73, mean: 79, high: 85 },
    signals: [],
    shape: 'calm',
    verdict: 'Ordinary variation',
    says: 'Last week is inside the usual range. Nothing to explain.',
  },
];

export const columns: Across[] = [
  'Work plan, Nov',
  'Floor meeting, 20 Nov',
  'One-to-one, 4 Dec',
  'Coaching, 9 Dec',
].map((text, index) => ({
  key: String(index + 1),
  label: String(index + 1),
  text,
  short: `${text.split(',')[0]} ${index + 1}`,
  href: `#evidence-${index + 1}`,
}));

export const manyColumns: Across[] = Array.from({ length: 40 }, (_, index) => ({
  key: String(index + 1),
  label: `Evidence ${index + 1}`,
}));

const mark = (code: string, evidence: string, shape: ShapeName, state: string) => ({
  shape,
  label: `${code}, evidence ${evidence}: ${state}`,
  href: `#${code}-${evidence}`,
});

export const groups: Group<Line & { occasions: number }>[] = [
  {
    title: '1 Plan and organise the work of a team',
    need: 'needs 3 occasions, 2 kinds, 12 weeks',
    rows: [
      {
        key: '1.1',
        code: '1.1',
        text: 'Treat team members with respect at all times',
        href: '#c11',
        marks: {
          '2': mark('1.1', '2', 'met', 'accepted'),
          '3': mark('1.1', '3', 'met', 'accepted'),
          '4': mark('1.1', '4', 'part', 'claimed, not yet judged'),
        },
        occasions: 3,
      },
      {
        key: '1.2',
        code: '1.2',
        text: 'Agree with team members their role in delivering effective customer service',
        href: '#c12',
        marks: { '1': mark('1.2', '1', 'suggest', 'suggested') },
        occasions: 1,
      },
    ],
  },
  {
    title: '2 Provide support for team members',
    rows: [
      {
        key: '2.1',
        code: '2.1',
        text: 'Check that team members understand what they have to do',
        marks: {},
        occasions: 0,
      },
    ],
  },
];

const adviser = (name: string) => ({ id: name, name, note: 'Customer adviser', href: `#${name}`, under: [] });

export const organisation = [
  {
    id: 'denise',
    name: 'Denise Okonkwo',
    note: 'Head of customer services',
    under: [
      {
        id: 'ruth',
        name: 'Ruth Adeyemi',
        note: 'Team leader',
        href: '#ruth',
        under: ['Priya Nair', 'Tomasz Wiśniewski', 'Callum Fraser'].map(adviser),
      },
      {
        id: 'owen',
        name: 'Owen Llewellyn-Featherstonehaugh',
        note: 'Team leader, repairs and planned maintenance',
        under: [adviser('Siân Pritchard')],
      },
    ],
  },
];
