// Where evidence comes from: the kept documents that can be taken, and the class of source that each kind counts as.
import type { SourceClass } from '../qualifications/units.table.ts';
import type { EvidenceKind } from './portfolios.table.ts';

export type { SourceClass };

export const sourceClassOf: Record<EvidenceKind, SourceClass> = {
  'work-plan': 'product',
  agreement: 'product',
  'one-to-one': 'conversation',
  review: 'conversation',
  'team-meeting': 'conversation',
  recognition: 'product',
  'colleague-feedback': 'product',
  work: 'product',
  'help-request': 'conversation',
  'coaching-plan': 'product',
  'coaching-session': 'conversation',
  'coaching-follow-up': 'product',
  briefing: 'conversation',
  file: 'product',
  account: 'account',
  testimony: 'testimony',
  'expert-testimony': 'testimony',
  figures: 'data',
  certificate: 'prior',
  'in-situ': 'product',
  observation: 'observation',
  questions: 'conversation',
  discussion: 'conversation',
  allocation: 'product',
  skills: 'product',
  objectives: 'product',
  'fair-shares': 'data',
};

export const sourceClassWords: Record<SourceClass, string> = {
  product: 'work products',
  conversation: 'recorded conversations',
  account: 'written accounts',
  testimony: 'testimony',
  observation: 'observation by an assessor',
  data: 'figures',
  prior: 'certificates',
};

export const evidenceKindWords: Record<EvidenceKind, string> = {
  'work-plan': 'Work plan',
  agreement: 'Agreement',
  'one-to-one': 'One-to-one',
  review: 'Performance review',
  'team-meeting': 'Minutes',
  recognition: 'Thanks',
  'colleague-feedback': 'Feedback',
  work: 'Work done',
  'help-request': 'Help asked for',
  'coaching-plan': 'Coaching plan',
  'coaching-session': 'Coaching session',
  'coaching-follow-up': 'Coaching follow-up',
  briefing: 'Briefing',
  file: 'File',
  account: 'Account',
  testimony: 'Witness testimony',
  'expert-testimony': 'Expert witness testimony',
  figures: 'Figures',
  certificate: 'Certificate',
  'in-situ': 'Seen where it is kept',
  observation: 'Observation',
  questions: 'Questions and answers',
  discussion: 'Professional discussion',
  allocation: 'Allocation',
  skills: 'Skill levels',
  objectives: 'Objectives tree',
  'fair-shares': 'Fair shares',
};

/** Kinds of kept document (see `RecordDocument`) and the kind of evidence each becomes. */
export const sourceKinds = {
  'plan-document': 'work-plan',
  'agreement-document': 'agreement',
  'one-to-one-document': 'one-to-one',
  'performance-review-document': 'review',
  'team-meeting-document': 'team-meeting',
  'recognition-document': 'recognition',
  'colleague-feedback-document': 'colleague-feedback',
  'work-document': 'work',
  'help-request-document': 'help-request',
  'coaching-plan-document': 'coaching-plan',
  'coaching-session-document': 'coaching-session',
  'coaching-follow-up-document': 'coaching-follow-up',
  'briefing-document': 'briefing',
} as const satisfies Record<string, EvidenceKind>;

export type SourceKind = keyof typeof sourceKinds;
export const isSourceKind = (kind: string): kind is SourceKind => Object.hasOwn(sourceKinds, kind);
