// The sample organisation, made from a seed by the product's own functions: same seed and same Monday, same story.
import { setClock, today } from '../../clock.ts';
import type { Accounts } from '../../people/accounts.ts';
import { type Calendar, calendarFrom, mondayOf } from './calendar.ts';
import { earlierQuarters } from './earlier.ts';
import { sampleInsights } from './insights.ts';
import { meetings } from './one-to-one-stories.ts';
import { comingOneToOnes, heldOneToOnes, type Pairs } from './one-to-ones.ts';
import { countOf, type SamplePeople, samplePeople } from './people.ts';
import { summerPlan } from './plan-stories.ts';
import { beginPlan, endPlan, shapeWinter } from './plans.ts';
import { enrolLeader, proveSummer, proveWinter } from './portfolio.ts';
import { sampleContacts, sampleStandards } from './standards.ts';
import { autumnMeeting, winterMeeting } from './team-meetings.ts';
import { autumnThanks, sampleThanks, summerThanks, winterThanks } from './thanks.ts';

export type SampleOptions = {
  /** Of all accounts of the sample. */
  password: string;
  seed?: number;
  /** How much is in it: half a year, or up to five of them, with a plan carried out in every quarter. */
  years?: number;
  say?: (sentence: string) => void;
};

/** Builds it into the open database. The clock is the story's until the end, so nothing else may run in this process. */
export async function buildSample(
  auth: Accounts,
  { password, seed = 39, years = 0.5, say = () => undefined }: SampleOptions,
): Promise<void> {
  const calendar = calendarFrom(mondayOf(today('Europe/London')));
  try {
    say('  people, roles, skills and accounts …');
    const weeks = Math.round(years * 52);
    const cast = await samplePeople(auth, password, calendar, weeks * 7 + 7);
    await sampleStandards(cast, calendar, weeks);
    const pairs: Pairs = new Map();
    await earlierQuarters(cast, calendar, pairs, weeks, say);
    await yearOf(cast, calendar, pairs, say);
    say(`  ${weeks} weeks of contacts …`);
    say(`  ${await sampleContacts(cast, calendar, seed, weeks)} contacts`);
    say(`  done: ${await countOf(cast.administrator, 'ledger_entries')} entries in its ledger`);
  } finally {
    setClock(null);
  }
}

/** What happened, in the order of its days: the ledger is read in that order too. */
async function yearOf(
  cast: SamplePeople,
  calendar: Calendar,
  pairs: Pairs,
  say: (sentence: string) => void,
): Promise<void> {
  const enrolled = await enrolLeader(cast, calendar);
  say('  a work plan, allocated, agreed and carried out …');
  const summer = await beginPlan(cast, calendar, summerPlan);
  const inSummer = await heldOneToOnes(cast, calendar, pairs, meetings.slice(0, 2));
  await sampleThanks(cast, calendar, summerThanks, summer);
  await endPlan(cast, calendar, summer, summerPlan);
  say('  a portfolio begun …');
  await proveSummer(cast, calendar, enrolled, { plan: summer, oneToOnes: inSummer });
  say('  one-to-ones, and the next plan …');
  const later = await heldOneToOnes(cast, calendar, pairs, meetings.slice(2));
  await sampleThanks(cast, calendar, autumnThanks, summer);
  await autumnMeeting(cast, calendar);
  const winter = await shapeWinter(cast, calendar);
  await comingOneToOnes(cast, calendar, pairs);
  await sampleThanks(cast, calendar, winterThanks, winter);
  await winterMeeting(cast, calendar, winter);
  say('  the portfolio half-way …');
  await proveWinter(cast, calendar, enrolled, { plan: winter, oneToOnes: later });
  await sampleInsights(cast, calendar);
}
