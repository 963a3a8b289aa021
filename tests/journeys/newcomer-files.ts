// What a newcomer has: a spreadsheet of people and an export of the telephone system, with what is in them counted from the rows.

export type Person = { number: string; name: string; email: string; post: string; team: string; manager: string };

const person = (number: string, name: string, post: string, team: string, manager: string): Person => {
  const email = `${name.split(' ')[0]!.toLowerCase()}@harbourgas.example`;
  return { number, name, email, post, team, manager };
};

export const founder = person('H001', 'Asha Menon', 'Head of customer service', 'Customer service', '');
export const leader = person('H002', 'Hana Osei', 'Team leader', 'Gas line', 'Asha Menon');
export const members = [
  person('H003', 'Ben Carter', 'Adviser', 'Gas line', 'Hana Osei'),
  person('H004', 'Carol Díaz', 'Adviser', 'Gas line', 'Hana Osei'),
  person('H005', 'Dev Patel', 'Adviser', 'Gas line', 'Hana Osei'),
];
export const assessor = person('H006', 'Edith Fenn', 'Assessor', 'Learning centre', 'Ivor Jones');
export const assurer = person('H007', 'Gwen Hart', 'Quality assurer', 'Learning centre', 'Ivor Jones');
export const coordinator = person('H008', 'Ivor Jones', 'Centre coordinator', 'Learning centre', 'Asha Menon');
const others = [
  person('H009', 'Kim Lowe', 'Dispatcher', 'Field service', 'Asha Menon'),
  person('H010', 'Luke Moss', 'Engineer', 'Field service', 'Kim Lowe'),
];
export const people = [founder, leader, ...members, assessor, assurer, coordinator, ...others];
export const birthday = '14/02/1983';

/** As a personnel system writes it, with a column that is nobody's business, and one person who works 400 hours a week. */
export const peopleFile = (rows = people) =>
  [
    'Staff no,Full name,Work email,Post held,Team,Reports to,Hours per week,Start date,Date of birth',
    ...rows.map(({ number, name, email, post, team, manager }) =>
      [number, name, email, post, team, manager, '37', '03/09/2021', birthday].join(','),
    ),
    `H011,Nina Roe,nina@harbourgas.example,Adviser,Gas line,Hana Osei,400,03/09/2021,${birthday}`,
    '',
  ].join('\r\n');

export type Call = {
  id: string;
  at: string;
  agent: string;
  answered: boolean;
  resolved: boolean | null;
  wait: number | null;
  rating: number | null;
};
const agents = ['Ben Carter', 'Carol Diaz', 'Dev Patel', 'Night desk'];

/** Twenty calls a day on the five working days of six weeks, the same every time. */
export const calls: Call[] = Array.from({ length: 600 }, (_, index) => {
  const day = new Date(Date.UTC(2025, 0, 6 + Math.floor(index / 100) * 7 + (Math.floor(index / 20) % 5)));
  const minute = 8 * 60 + ((index * 29) % 540);
  const answered = index % 9 !== 4;
  return {
    id: `C${String(index + 1).padStart(5, '0')}`,
    at: `${day.toISOString().slice(0, 10)} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    agent: agents[(index * 7 + Math.floor(index / 11)) % (index % 13 === 0 ? 4 : 3)]!,
    answered,
    resolved: answered ? (index * 5) % 7 > 1 : null,
    wait: answered ? (index * 37) % 180 : null,
    rating: answered && index % 3 === 0 ? 1 + ((index * 11) % 5) : null,
  };
});

const british = (at: string) => at.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3/$2/$1');
const flag = (value: boolean | null) => (value === null ? '' : value ? 'Yes' : 'No');

/** With a mark at its beginning, lines ended as Windows does, empty cells, and one call on the 31st of February. */
export const callsFile = () =>
  `\uFEFF${[
    'Call ID,Agent name,Call start,Answered,Resolved,Wait (s),Customer rating',
    ...calls.map(({ id, at, agent, answered, resolved, wait, rating }) =>
      [id, agent, british(at), flag(answered), flag(resolved), wait ?? '', rating ?? ''].join(','),
    ),
    'C00601,Ben Carter,31/02/2025 10:00,Yes,Yes,12,5',
    '',
  ].join('\r\n')}`;

const share = (rows: readonly Call[], part: (call: Call) => boolean | null) => {
  const of = rows.map(part).filter((value) => value !== null);
  return [of.filter(Boolean).length, of.length] as const;
};

/** Counts as `numerator of denominator`, from the rows alone. */
export const countsOf = (rows: readonly Call[]) => {
  const words = ([part, all]: readonly [number, number]) => `${part} of ${all}`;
  return {
    answered: words(share(rows, ({ answered }) => answered)),
    resolved: words(share(rows, ({ resolved }) => resolved)),
    satisfied: words(share(rows, ({ rating }) => (rating === null ? null : rating >= 4))),
  };
};
