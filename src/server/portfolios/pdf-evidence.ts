// One piece of evidence as the PDF prints it: its facts, the copy with lettered places, the claims and what was judged of them.

import { dayInWords, dayOf, momentInWords, periodInWords } from '../day-words.ts';
import { blockOf, partOf, sayPart } from '../ledger/file-parts.ts';
import { whoSaid } from '../ledger/who-said.ts';
import { allOf } from '../list-words.ts';
import {
  type Contents,
  criteriaOf,
  type ExportedClaim,
  type ExportedEvidence,
  type ExportedJudgement,
} from './contents.ts';
import type { Block } from './document.ts';
import { placeIn } from './document-parts.ts';
import { seenFacts } from './exported-planning.ts';
import { lettersOf } from './letters.ts';
import { sealedWords } from './redaction/others-facts.ts';
import { evidenceKindWords } from './sources.ts';
import { claimStateWords, evidenceStateWords } from './states.ts';

export function evidencePart(piece: ExportedEvidence, { organisation: { timeZone }, unit, planned }: Contents) {
  const { document, claims, number, title, declaration, context, submittedAt } = piece;
  const on = (moment: string) => dayInWords(dayOf(new Date(moment), timeZone));
  const letters = lettersOf(claims);
  const asked = new Map(criteriaOf(unit).map(({ criterion: { id, text } }) => [id, text]));
  return {
    heading: `Evidence ${number}: ${title}`,
    facts: [
      ['Kind', evidenceKindWords[piece.kind]],
      ['Happened', periodInWords(piece.happenedFrom, piece.happenedTo)],
      ['People', document.people.map(({ name, part }) => `${name} (${part})`).join(', ') || 'Nobody named'],
      ['State', evidenceStateWords[piece.state]],
      ['Copied', on(piece.takenAt)],
      ...(submittedAt ? [['Signed and submitted', on(submittedAt)]] : []),
      ...(piece.simulated ? [['Declared', 'Simulated or imagined work']] : []),
      ...seenFacts(planned, piece.id, timeZone),
      ...(piece.originalHash ? [['Others', sealedWords(piece.originalHash)]] : []),
    ],
    context: context ?? '',
    declaration: declaration ?? '',
    hash: piece.hash,
    sections: document.sections.map(({ heading, blocks }) => ({
      heading,
      blocks: blocks.map((block) => ({ ...printed(block, timeZone), letters: lettersAt(block.id, claims, letters) })),
    })),
    claims: claims.map((claim) => claimPart(claim, asked.get(claim.criterionId)!, letters.get(claim.id)!, piece, on)),
  };
}

const lettersAt = (place: string, claims: readonly ExportedClaim[], letters: Map<string, string>) =>
  [...new Set(claims.filter((claim) => blockOf(claim.place) === place).map(({ id }) => letters.get(id)!))].join(', ');

/** Every kind of block with the same members, since the template asks by name. */
export function printed(kept: Block, timeZone: string) {
  const block = whoSaid(kept);
  const { kind, label } = block;
  const none = { kind, label, text: '', by: '', facts: [] as string[][], head: [] as string[], rows: [] as string[][] };
  switch (block.kind) {
    case 'words':
      return { ...none, text: block.text, by: bySaid(block, timeZone) };
    case 'facts':
      return { ...none, facts: block.facts.map(({ name, value }) => [name, value]) };
    case 'table':
      return { ...none, head: block.head, rows: evenRows(block.head, block.rows) };
    case 'file':
      return {
        ...none,
        facts: [
          ['File', block.name],
          ['Size', bytes(block.size)],
          ['SHA-256', block.sha256],
        ],
      };
  }
}

/** "Lee Leader, 3 March 2026, 4:38pm", as on screen. */
const bySaid = ({ by, at }: { by?: string; at?: string }, timeZone: string) =>
  [by, at && momentInWords(new Date(at), timeZone)].filter(Boolean).join(', ');

const evenRows = (head: string[], rows: string[][]) => rows.map((row) => head.map((_, at) => row[at] ?? ''));

const bytes = (size: number) => (size === 1 ? '1 byte' : `${size.toLocaleString('en-GB')} bytes`);

type InDays = (moment: string) => string;

function claimPart(claim: ExportedClaim, text: string, letter: string, { document }: ExportedEvidence, on: InDays) {
  const place = placeIn(document, claim.place);
  const part = partOf(claim.place);
  return {
    heading: `Claim for criterion ${claim.code}: ${text}`,
    facts: [
      ['Place', `${letter}: ${place?.name ?? claim.place}${part ? `, ${sayPart(part)}` : ''}`],
      ...(claim.quote ? [['Sentence', claim.quote]] : []),
      ['How it shows it', claim.how],
      ['Claimed', on(claim.madeAt)],
      ...(claim.judgements.length === 0 ? [['State', sentence(claimStateWords[claim.state])]] : []),
    ],
    judgements: claim.judgements.map((judgement, at) => judgementFacts(judgement, at === 0, on)),
  };
}

const tests = ['valid', 'authentic', 'current', 'sufficient'] as const;

function judgementFacts(judgement: ExportedJudgement, newest: boolean, on: InDays): string[][] {
  const met = tests.filter((test) => judgement[test]);
  const unmet = tests.filter((test) => !judgement[test]);
  const { outcome, assessor, at, reason, feedback, action, actionDue } = judgement;
  return [
    [newest ? 'Judgement' : 'Earlier judgement', sentence(claimStateWords[outcome])],
    ['Judged', `${on(at)}, ${assessor}`],
    ['Tests met', sentence(allOf(met)) || 'None'],
    ...(unmet.length > 0 ? [['Tests not met', sentence(allOf(unmet))]] : []),
    ...(reason ? [['Reason', reason]] : []),
    ...(feedback ? [['Feedback', feedback]] : []),
    ...(action ? [['Action', action]] : []),
    ...(action && actionDue ? [['By', dayInWords(actionDue)]] : []),
  ];
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
