// The sample organisation, made from a seed by the product's own functions: same seed and same day, same story.
import { setClock, today } from '../../clock.ts';
import type { Accounts } from '../../people/accounts.ts';
import { planAssessment, reviewWithManager, visitMoved } from './assessment.ts';
import { beginAutumn, workAutumn } from './autumn-plan.ts';
import { type Calendar, calendarOn } from './calendar.ts';
import { coachedByColleague, coachedByLeader } from './coaching.ts';
import { decidedPortfolio } from './decided-portfolio.ts';
import { earlierQuarters } from './earlier.ts';
import { sampleFeedback } from './feedback.ts';
import { sampleInsights } from './insights.ts';
import { sampleJournal } from './journal.ts';
import { draftNext } from './next-plan.ts';
import { meetings } from './one-to-one-stories.ts';
import { comingOneToOnes, heldOneToOnes, type Pairs } from './one-to-ones.ts';
import { countOf, type SamplePeople, samplePeople } from './people.ts';
import { sampleReviews } from './performance-reviews.ts';
import { summerPlan } from './plan-stories.ts';
import { beginPlan, endPlan, shapeWinter } from './plans.ts';
import { enrolLeader, proveSummer, proveWinter } from './portfolio.ts';
import { sampleQualification } from './qualifications.ts';
import { boardSeen } from './skills-board.ts';
import { sampleContacts, sampleStandards } from './standards.ts';
import { autumnMeeting, winterMeeting } from './team-meetings.ts';
import { autumnThanks, sampleThanks, summerThanks, winterThanks } from './thanks.ts';
import { assessorVisits } from './visits.ts';
import { engineerAsked, tenantSpeaks } from './witnesses.ts';

export type SampleOptions = {
  /** Of all accounts of the sample. */
  password: string;
  seed?: number;
  /** How much is in it: half a year, or up to five of them, with a plan carried out in every quarter. */
  years?: number;
  say?: (sentence: string) => void;
};

/** Builds it into the open database. The clock is the story's until the end, so nothing else may run in this process. Answers its people. */
export async function buildSample(
  auth: Accounts,
  { password, seed = 39, years = 0.5, say = () => undefined }: SampleOptions,
): Promise<SamplePeople> {
  const calendar = calendarOn(today('Europe/London'));
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
    await sampleReviews(cast, calendar);
    say(`  done: ${await countOf(cast.administrator, 'ledger_entries')} entries in its ledger`);
    return cast;
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
  await planAssessment(cast, calendar, enrolled);
  say('  a work plan, allocated, agreed and carried out …');
  const summer = await beginPlan(cast, calendar, summerPlan);
  const inSummer = await heldOneToOnes(cast, calendar, pairs, meetings.slice(0, 2));
  await sampleThanks(cast, calendar, summerThanks, summer);
  await endPlan(cast, calendar, summer, summerPlan);
  say('  a portfolio begun …');
  await proveSummer(cast, calendar, enrolled, { plan: summer, oneToOnes: inSummer });
  await tenantSpeaks(cast, calendar, enrolled);
  const agreed = await reviewWithManager(cast, calendar, enrolled);
  say('  one-to-ones, and the next plan …');
  const later = await heldOneToOnes(cast, calendar, pairs, meetings.slice(2));
  await coachedByColleague(cast, calendar);
  const autumn = await beginAutumn(cast, calendar);
  await sampleThanks(cast, calendar, autumnThanks, autumn);
  await autumnMeeting(cast, calendar);
  await sampleFeedback(cast, calendar);
  const winter = await shapeWinter(cast, calendar);
  await coachedByLeader(cast, calendar);
  await comingOneToOnes(cast, calendar, pairs);
  await sampleThanks(cast, calendar, winterThanks, winter);
  await winterMeeting(cast, calendar, winter);
  say('  the portfolio half-way …');
  await boardSeen(cast, calendar, enrolled);
  await proveWinter(cast, calendar, enrolled, { plan: winter, oneToOnes: later });
  await visitMoved(cast, calendar, enrolled, agreed);
  await sampleJournal(cast, calendar);
  await engineerAsked(cast, enrolled);
  await decidedPortfolio(cast, calendar);
  await sampleQualification(cast, calendar);
  await assessorVisits(cast, calendar, enrolled);
  await sampleInsights(cast, calendar, winter);
  say('  the plan under way, and the next month …');
  await workAutumn(cast, calendar, autumn);
  await draftNext(cast, calendar);
}
