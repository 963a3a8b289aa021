// The words for what is chosen in testimony, and what follows from it. Pure.
import type { AddressKind, Evaluation, Relation, TestimonyStep } from './testimonies.table.ts';

/** What the witness is to the candidate, seen from the candidate. */
export const relationWords: Record<Relation, string> = {
  customer: 'Customer or service user',
  'same-team': 'Colleague in the same team',
  colleague: 'Colleague elsewhere in the organisation',
  manager: 'Manages the candidate',
  supplier: 'Supplier or partner',
  other: 'Something else',
};

export const evaluationWords: Record<Evaluation, string> = {
  qualified: 'Holds an assessing qualification',
  evaluates: 'Evaluates people’s work as part of their own',
  neither: 'Neither',
};

/** How far it was found out, when it was signed, that it was this witness who signed. */
export const addressWords: Record<AddressKind, string> = {
  account: 'Signed in with an account of their own here',
  'same-domain': 'By a code sent to an address that the candidate gave, of the candidate’s own mail domain',
  'free-mail': 'By a code sent to an address that the candidate gave, of a mail service open to anybody',
  other: 'By a code sent to an address that the candidate gave',
};

export const contactWords: Record<NonNullable<TestimonyStep['contact']>, string> = {
  met: 'Met them',
  phoned: 'Spoke to them by phone',
  wrote: 'Wrote to an address found elsewhere',
  known: 'Knows them already',
};

// Anybody can have an address there, so it says nothing of where its holder works.
const freeMail = new Set([
  ...[
    'gmail.com',
    'googlemail.com',
    'outlook.com',
    'hotmail.com',
    'hotmail.co.uk',
    'live.com',
    'live.co.uk',
    'msn.com',
  ],
  ...['yahoo.com', 'yahoo.co.uk', 'ymail.com', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'btinternet.com'],
  ...[
    'sky.com',
    'talktalk.net',
    'virginmedia.com',
    'ntlworld.com',
    'proton.me',
    'protonmail.com',
    'gmx.com',
    'gmx.co.uk',
  ],
  ...['mail.com', 'zoho.com', 'fastmail.com', 'tutanota.com', 'blueyonder.co.uk', 'tiscali.co.uk'],
]);

/** What an address tells of its holder. `candidate`: the candidate's own address, where it is known. */
export function addressKind(email: string, candidate: string | null): AddressKind {
  const domain = domainOf(email);
  if (freeMail.has(domain)) return 'free-mail';
  return candidate && domainOf(candidate) === domain ? 'same-domain' : 'other';
}

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

export type ExpertFacts = {
  /** Whether the assessor had agreed to an expert witness before they wrote. */
  agreed: boolean;
  knowsUnit: boolean;
  evaluation: Evaluation;
};

/**
 * What is missing for an expert witness, in words: whoever knows the unit, holds an assessing qualification or evaluates people at work,
 * and is agreed with the assessor beforehand. Anybody else is an ordinary witness. Their competence is stated in any case, and checked.
 */
export function lacksForExpert({ agreed, knowsUnit, evaluation }: ExpertFacts): string[] {
  return [
    agreed ? null : 'the assessor had not agreed to an expert witness beforehand',
    knowsUnit ? null : 'they do not know the standards of the unit',
    evaluation !== 'neither' ? null : 'they neither hold an assessing qualification nor evaluate people’s work',
  ].filter((words) => words !== null);
}
