// Questions to begin an entry with, from what happened lately: another for a plan that was closed than for a talk that was held. Pure.
import type { EntryRecord } from './journal.table.ts';
import { wasLed } from './own-part.ts';
import type { SourceKind } from './sources.ts';

/** A record of the last weeks. `part`: the writer's own in it; `closed`: of a plan that was closed. Days are YYYY-MM-DD. */
export type RecentRecord = EntryRecord & {
  kind: SourceKind;
  title: string;
  from: string;
  to: string;
  part: string;
  closed: boolean;
};
/** `questions`: by the part of a journal entry that each belongs to. */
export type Prompt = { record: RecentRecord; ask: string; questions: Record<string, string> };

type Asked = Omit<Prompt, 'record'>;

const ofPlan: Asked = {
  ask: 'What did the plan not foresee, and who noticed first?',
  questions: {
    happened: 'Where did the work go another way than planned, and what did you do then?',
    thought: 'What did you expect of whom, and how did you know?',
    why: 'Why did you give that work to that person? Would they say the same?',
    theory: 'What says how people take up goals that are set with them, or without them?',
    differently: 'What will the next plan have that this one had not?',
  },
};
const closedPlan: Asked = {
  ask: 'It is closed: what came of it for the customer, and what was luck?',
  questions: {
    ...ofPlan.questions,
    happened: 'Which objective was reached, which was not, and what did you do about it in time?',
    thought: 'When did you first see how it would end, and what did you make of it then?',
    differently: 'What have you carried into the next plan, and what have you only meant to?',
  },
};
const asks: Record<SourceKind, Asked> = {
  'plan-document': ofPlan,
  'agreement-document': {
    ask: 'Did they agree, or only sign? How can you tell?',
    questions: {
      happened: 'What did they ask or change before they signed?',
      thought: 'Which of their doubts did you share?',
      why: 'Why these parts for this person?',
      theory: 'What says why people keep to what they had a hand in?',
      differently: 'What will you ask before you offer work another time?',
    },
  },
  'one-to-one-document': {
    ask: 'Who spoke more, and what did you hear that you did not expect?',
    questions: {
      happened: 'Which point mattered most to them, and how did you take it up?',
      thought: 'What had you made up your mind about before they spoke?',
      why: 'Why did the talk turn where it did? What was your part in that?',
      theory: 'Which way of giving feedback or coaching did you follow, and where did it not fit?',
      differently: 'Which question would you ask first another time?',
    },
  },
  'performance-review-document': {
    ask: 'What did they see otherwise than you, and what did you do with it?',
    questions: {
      happened: 'What stood in their own view that you had not known?',
      thought: 'Which judgement had you made before you read it?',
      why: 'Was it the person or the way the work is arranged? What says so?',
      theory: 'Which way of giving feedback did you follow, and where did it not fit?',
      differently: 'What will you notice through the year, so that the next one rests on all of it?',
    },
  },
  'team-meeting-document': {
    ask: 'Who did not speak, and what might they have said?',
    questions: {
      happened: 'Where did people disagree, and what did you do with that?',
      thought: 'What were you afraid would be said?',
      why: 'Why did it become frank, or not?',
      theory: 'What says when people dare to speak up, and does it fit your team?',
      differently: 'How will you open that point another time?',
    },
  },
  'briefing-document': {
    ask: 'What did their questions tell you about how you had put it?',
    questions: {
      happened: 'At which words did people begin to ask?',
      thought: 'What did you think was clear, and was not?',
      why: 'Why did some commit themselves and others not?',
      theory: 'What says how people come to see a plan as theirs?',
      differently: 'What will you leave out, and what will you say first?',
    },
  },
  'help-request-document': {
    ask: 'Did it help, and would they have come earlier to somebody else?',
    questions: {
      happened: 'What was asked for, what did you give, and were those the same?',
      thought: 'What did you think when they asked?',
      why: 'Why did it come to that point before anybody asked?',
      theory: 'How much direction did they need, and what says so?',
      differently: 'How will somebody know that they may ask earlier?',
    },
  },
  'colleague-feedback-document': {
    ask: 'What did you say, what did they hear, and what did you do with their answer?',
    questions: {
      happened: 'What had you seen or heard yourself, and what did they say to it?',
      thought: 'What did you leave unsaid, and why?',
      why: 'Why did it land as it did?',
      theory: 'What says when feedback helps somebody, and did yours?',
      differently: 'Which words will you choose another time?',
    },
  },
  'coaching-plan-document': {
    ask: 'Whose plan is it: theirs, or yours with their name on it?',
    questions: {
      happened: 'How did the objective come about, and who wrote its words?',
      thought: 'What did you think was the matter, before you asked?',
      why: 'Why this method with them, and not the one you like best?',
      theory: 'Which way of coaching says where to begin, and did you?',
      differently: 'What will you ask sooner with the next person?',
    },
  },
  'coaching-session-document': {
    ask: 'Who spoke more, and what did they find out themselves?',
    questions: {
      happened: 'Which question made them stop and think?',
      thought: 'When did you want to give the answer, and what did you do with that?',
      why: 'Why did they choose this next step, and is it theirs?',
      theory: 'What says how people come to act on what they know?',
      differently: 'What will you leave unsaid another time?',
    },
  },
  'coaching-follow-up-document': {
    ask: 'What held, what faded, and how do you know that it was the coaching?',
    questions: {
      happened: 'What did you see or hear this time, in which contact?',
      thought: 'What had you expected to find?',
      why: 'What else has changed since, and what of it is your doing?',
      theory: 'What says how a new habit lasts or goes?',
      differently: 'What will you build in, so that it lasts?',
    },
  },
  'recognition-document': {
    ask: 'Why did you notice this, and whose work do you not notice?',
    questions: {
      happened: 'What exactly did they do, and how did they take the thanks?',
      thought: 'What does it say of what you value?',
      why: 'Who did as much and was not thanked?',
      theory: 'What says what moves people to work well together?',
      differently: 'What will you look for next week?',
    },
  },
  'work-document': {
    ask: 'What did this piece of work teach whoever did it, and you?',
    questions: {
      happened: 'What was hard in it, and how did you hear of that?',
      thought: 'Did you trust that it would be done? Why?',
      why: 'Why did it turn out as it did?',
      theory: 'Which standard was it held to, and was that the right one?',
      differently: 'What would have made it easier from the start?',
    },
  },
};

/** What who was led can ask: how that was, and what they make of it for their own team. */
const asLed: Asked = {
  ask: 'How was it done to you, and what of that would you do with your own team?',
  questions: {
    happened: 'What was said or done, and how did you take it?',
    thought: 'What did you expect, and what did you not say?',
    why: 'Why did it work on you, or not?',
    theory: 'What says why it did, and does that fit your own team?',
    differently: 'What of it will somebody see you do with your team?',
  },
};

const askedAbout = ({ kind, part, closed }: RecentRecord): Asked => {
  if (wasLed(part)) return asLed;
  return closed ? closedPlan : asks[kind];
};

/** One for each record, in their order; of each sort the newest only, so that the questions differ. */
export function promptsFor(records: readonly RecentRecord[]): Prompt[] {
  const seen = new Set<string>();
  return records.flatMap((record) => {
    const asked = askedAbout(record);
    if (seen.has(asked.ask)) return [];
    seen.add(asked.ask);
    return [{ record, ...asked }];
  });
}

/** The questions of the record that an entry is about, in place of the general ones. */
export const questionsAbout = (record: RecentRecord | null): Record<string, string> =>
  record ? askedAbout(record).questions : {};
