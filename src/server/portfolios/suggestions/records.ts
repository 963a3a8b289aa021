// What records of the product show by how they are made: their kind, who took part, what is filled in, who answered. Pure.
import type { Block, RecordDocument } from '../document.ts';
import type { Act } from './acts.ts';
import { shownByCoachingFollowUp, shownByCoachingPlan, shownByCoachingSession } from './coaching-records.ts';
import { shownByFeedback } from './feedback-record.ts';
import { shownByBriefing, shownByMinutes } from './group-records.ts';
import { shownByAgreement, shownByAllocation, shownByPlan } from './plan-records.ts';
import { shownByReview } from './review-records.ts';
import { shownByHelp, shownByOneToOne, shownByThanks } from './talk-records.ts';

/** An act that a record shows: why, going on from "because", and the blocks that say so, the plainest first. */
export type Shown = { act: Act; because: string; places: string[] };
/** A record as its rules look at it, for the person whose evidence it is. */
export type RecordToRead = {
  document: RecordDocument;
  /** The candidate, and their part in it. */
  name: string;
  part: string;
  blocks: (section: string) => Block[];
};

/** By the kind that a document says it is; a kind that is not here is read as words. */
const rules: Record<string, (record: RecordToRead) => Shown[]> = {
  'Work plan': shownByPlan,
  Agreement: shownByAgreement,
  'One-to-one': shownByOneToOne,
  'Performance review': shownByReview,
  'Help asked for': shownByHelp,
  'Coaching plan': shownByCoachingPlan,
  'Coaching session': shownByCoachingSession,
  'Coaching follow-up': shownByCoachingFollowUp,
  Thanks: shownByThanks,
  Feedback: shownByFeedback,
  'Minutes of a team meeting': shownByMinutes,
  Briefing: shownByBriefing,
  'Work done': () => [],
  Allocation: shownByAllocation,
  // That levels, objectives or shares stand somewhere shows no act of whoever took the copy.
  'Skill levels': () => [],
  'Objectives tree': () => [],
  'Fair shares': () => [],
};

/** Null where the document is no record with rules of its own, such as an account or a file. */
export function shownByRecord(document: RecordDocument, candidateId: string): Shown[] | null {
  const rule = rules[document.kind];
  if (!rule) return null;
  const self = document.people.find(({ id }) => id === candidateId);
  if (!self) return [];
  const blocks = (section: string) => document.sections.find(({ id }) => id === section)?.blocks ?? [];
  return rule({ document, name: self.name, part: self.part, blocks });
}
