// The sample organisation, made from a seed by the product's own functions: same seed and same Monday, same story.
import { setClock, today } from '../../clock.ts';
import type { Accounts } from '../../people/accounts.ts';
import { type Calendar, calendarFrom, mondayOf } from './calendar.ts';
import { meetings } from './one-to-one-stories.ts';
import { comingOneToOnes, heldOneToOnes, type Pairs } from './one-to-ones.ts';
import { countOf, type SamplePeople, samplePeople } from './people.ts';
import { beginSummer, endSummer, shapeWinter } from './plans.ts';
import { enrolLeader, proveSummer, proveWinter } from './portfolio.ts';
import { sampleContacts, sampleStandards } from './standards.ts';

export type SampleOptions = {
  /** Of all accounts of the sample. */
  password: string;
  seed?: number;
  say?: (sentence: string) => void;
};

/** Builds it into the open database. The clock is the story's until the end, so nothing else may run in this process. */
export async function buildSample(
  auth: Accounts,
  { password, seed = 39, say = () => undefined }: SampleOptions,
): Promise<void> {
  const calendar = calendarFrom(mondayOf(today('Europe/London')));
  try {
    say('  people, roles, skills and accounts …');
    const cast = await samplePeople(auth, password, calendar);
    await sampleStandards(cast, calendar);
    await yearOf(cast, calendar, say);
    say('  six months of contacts …');
    say(`  ${await sampleContacts(cast, calendar, seed)} contacts`);
    say(`  done: ${await countOf(cast.administrator, 'ledger_entries')} entries in its ledger`);
  } finally {
    setClock(null);
  }
}

/** What happened, in the order of its days: the ledger is read in that order too. */
async function yearOf(cast: SamplePeople, calendar: Calendar, say: (sentence: string) => void): Promise<void> {
  const pairs: Pairs = new Map();
  const enrolled = await enrolLeader(cast, calendar);
  say('  a work plan, allocated, agreed and carried out …');
  const summer = await beginSummer(cast, calendar);
  const inSummer = await heldOneToOnes(cast, calendar, pairs, meetings.slice(0, 2));
  await endSummer(cast, calendar, summer);
  say('  a portfolio begun …');
  await proveSummer(cast, calendar, enrolled, { plan: summer, oneToOnes: inSummer });
  say('  one-to-ones, and the next plan …');
  const later = await heldOneToOnes(cast, calendar, pairs, meetings.slice(2));
  const winter = await shapeWinter(cast, calendar);
  await comingOneToOnes(cast, calendar, pairs);
  say('  the portfolio half-way …');
  await proveWinter(cast, calendar, enrolled, { plan: winter, oneToOnes: later });
}
