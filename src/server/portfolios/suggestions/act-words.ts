import type { Act } from './acts.ts';

/** What words that led to a suggestion tell, as the beginning of a reason that the candidate puts into their own words. */
export const actWords: Record<Act, string> = {
  regard: 'how I treated somebody with regard for them',
  'agree-role': 'how I agreed a role with somebody, and what they said to it',
  involve: 'how the team shared in planning its work',
  allocate: 'for which skill and which objective I gave the work',
  'lift-together': 'how I moved the team to do better together, and what they did',
  'check-understanding': 'how I checked that somebody understood what to do and why',
  'ask-support': 'how I asked what support somebody wants, and their answer',
  'give-help': 'what help I gave when it was needed',
  'bring-together': 'how I brought people to work with one another',
  feedback: 'what feedback I gave, and how',
  'draw-out': 'how I had somebody talk about their own work, and what they said',
  'plan-next': 'how we worked out the next step together',
  'explain-structure': 'what each of the team answers for, and where we stand',
  'explain-effect': 'how what each of us does reaches the organisation’s objectives',
  'explain-failure': 'what follows where service does not get better',
  'explain-planning': 'how I plan work, and why so',
  'explain-presenting': 'how I present a plan so that others stand behind it',
  'explain-meetings': 'how I lead a meeting so that people speak openly',
  'explain-motivating': 'how I involve and motivate people, and why that works',
  'explain-underperformance': 'how I notice that somebody’s work falls short, and deal with it',
  explain: 'how and why, in my own words',
};
