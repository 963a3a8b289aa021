// The sample organisation, made from a seed by the product's own functions: same seed and same Monday, same story.
import { setClock, today } from '../../clock.ts';
import type { Accounts } from '../../people/accounts.ts';
import { calendarFrom, mondayOf } from './calendar.ts';
import { sampleOneToOnes } from './one-to-ones.ts';
import { countOf, samplePeople } from './people.ts';
import { samplePlans } from './plans.ts';
import { samplePortfolio } from './portfolio.ts';
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
  const calendar = calendarFrom(mondayOf(today()));
  try {
    say('  people, roles, skills and accounts …');
    const cast = await samplePeople(auth, password, calendar);
    await sampleStandards(cast, calendar);
    say('  two work plans, allocated and agreed …');
    const { closed } = await samplePlans(cast, calendar);
    say('  one-to-ones …');
    const oneToOnes = await sampleOneToOnes(cast, calendar);
    say('  a portfolio half-way …');
    await samplePortfolio(cast, calendar, { plan: closed, oneToOnes });
    say('  six months of contacts …');
    say(`  ${await sampleContacts(cast, calendar, seed)} contacts`);
    say(`  done: ${await countOf(cast.administrator, 'ledger_entries')} entries in its ledger`);
  } finally {
    setClock(null);
  }
}
