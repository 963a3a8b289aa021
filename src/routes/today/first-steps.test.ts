import { expect, test } from 'vitest';
import { stepsFor } from './first-steps.ts';

const started = {
  ...{ people: true, uninvited: 0, contacts: true },
  ...{ skills: true, plans: true, units: true, enrolments: true },
};
const own = { assesses: 0, assures: 0, oneToOne: false, meeting: false };
const nobody = { leads: false, administers: false, coordinates: false, assesses: false, assures: false };
const outside = { ...nobody, assuresFromOutside: false, manages: false, ofTeam: null, portfolio: null };
const titles = (...asked: Parameters<typeof stepsFor>) => {
  const { ofOrganisation, ofPerson } = stepsFor(...asked);
  return [ofOrganisation, ofPerson].map((steps) => steps.map(({ title }) => title));
};

test('a coordinator enrols the first candidate, once there is a unit', () => {
  const coordinator = { ...outside, coordinates: true };
  expect(titles({ ...started, units: false, enrolments: false }, own, coordinator)[0]).toEqual(['Add the units']);
  expect(titles({ ...started, enrolments: false }, own, coordinator)[0]).toEqual(['Enrol a candidate']);
  expect(titles(started, own, coordinator)).toEqual([
    [],
    ['See how your candidates stand', 'Read how things are done here'],
  ]);
});

test('an administrator brings in people, then invites them', () => {
  const administrator = { ...outside, administers: true };
  expect(titles({ ...started, people: false, uninvited: 0 }, own, administrator)[0]).toEqual(['Import your people']);
  expect(titles({ ...started, uninvited: 4 }, own, administrator)[0]).toEqual(['Invite your people']);
});

test('an assessor without work is told what comes, and from whom', () => {
  const assessor = { ...outside, assesses: true };
  expect(stepsFor(started, own, assessor).ofPerson[0]!.text).toContain('A centre coordinator appoints you');
  expect(titles(started, { ...own, assesses: 2 }, assessor)[1]![0]).toBe('See how your 2 candidates stand');
});

test('an external quality assurer is told what is open to them, and how they get the rest', () => {
  const [units, packages] = stepsFor(started, own, { ...outside, assuresFromOutside: true }).ofPerson;
  expect(units).toMatchObject({ href: '/prove/units' });
  expect(units?.text).toContain('Portfolios themselves are not open to you here');
  expect(packages?.href).toBe('/help#outside');
});

test('a leader names skills before the first plan, and begins one-to-ones', () => {
  const leader = { ...outside, leads: true, ofTeam: 't1' };
  expect(titles({ ...started, skills: false, plans: false }, own, leader)[0]).toEqual([
    'Name the skills of your work',
    'Make a first work plan',
  ]);
  expect(titles(started, own, leader)[1]).toContain('Begin one-to-ones');
  expect(titles(started, { ...own, oneToOne: true }, leader)[1]).not.toContain('Begin one-to-ones');
});

test('a candidate for whom nothing waits is led to their portfolio', () => {
  expect(stepsFor(started, own, { ...outside, portfolio: 'e1' }).ofPerson[0]?.href).toBe('/prove/e1');
});

test('a manager is shown the plans and a team of theirs', () => {
  const manager = { ...outside, manages: true, ofTeam: 't1' };
  expect(titles(started, own, manager)[1]!.slice(0, 2)).toEqual(['Read the plans of your teams', 'See your team']);
  expect(titles({ ...started, plans: false }, own, manager)[1]![0]).toBe('See your team');
});

test('a point for an agenda is asked only of whoever has a one-to-one', () => {
  const paths = (oneToOne: boolean) =>
    stepsFor(started, { ...own, oneToOne }, { ...outside, manages: true, ofTeam: 't1' }).ofPerson.map(
      ({ href }) => href,
    );
  expect(paths(false)).not.toContain('/lead/one-to-ones');
  expect(paths(true)).toContain('/lead/one-to-ones');
});

test('a leader without a meeting is asked to arrange one, not to put a point on the agenda of none', () => {
  const leader = { ...outside, leads: true, ofTeam: 't1' };
  const arranged = titles(started, { ...own, oneToOne: true, meeting: true }, leader)[1];
  const none = titles(started, { ...own, oneToOne: true }, leader)[1];
  expect(none).toContain('Arrange the next one-to-one');
  expect(none).not.toContain('Put a point on the agenda');
  expect(arranged).toContain('Put a point on the agenda');
});

test('whoever has something to do is told what the organisation lacks, and no place to begin', () => {
  const leader = { ...outside, leads: true };
  expect(titles({ ...started, plans: false }, null, leader)).toEqual([['Make a first work plan'], []]);
});
