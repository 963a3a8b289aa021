// What a language model is sent about a piece of evidence: its words without anybody's name or details, and the criteria. Pure.
import type { ClaimableUnit } from './claimable-units.ts';
import type { RecordDocument } from './document.ts';
import type { ModelSuggestion } from './model-questions.table.ts';
import { replaced } from './redaction/copying.ts';
import type { Finder } from './redaction/find-others.ts';
import { detailWords, type Found, roleWords } from './redaction/found.ts';
import { textsIn } from './suggestions/evidence-suggestions.ts';

type Asking = { document: RecordDocument; find: Finder; candidate: string; units: readonly ClaimableUnit[] };

/** Null where the evidence has no words. What stays in the evidence with a reason is replaced here all the same: whoever agreed to be
 * named agreed to it before an assessor. */
export function promptOf({ document, find, candidate, units }: Asking): string | null {
  const texts = textsIn(document).map(({ text }) => withoutPeople(text, find, candidate));
  if (texts.every((text) => text.trim() === '')) return null;
  const criteria = criteriaOf(units).map(({ name, text }) => `${name}: ${text}`);
  return [
    'A candidate for a vocational qualification in customer service has written the evidence below. Which of the criteria does it show?',
    'A performance criterion is shown only where the text records that the candidate really did it with somebody, and what came back; what is intended, imagined, simulated or merely asserted does not show it. A knowledge criterion is shown where the candidate explains it.',
    'Answer with JSON alone: {"suggestions": [{"criterion": "39 1.3", "words": "…"}]}. Name a criterion as it is named below, and copy its words exactly from the evidence. Where nothing fits the list is empty, which is a good answer.',
    ['Criteria:', ...criteria].join('\n'),
    `Evidence:\n${texts.join('\n\n')}`,
  ].join('\n\n');
}

function withoutPeople(text: string, find: Finder, candidate: string): string {
  const by = new Map(find(text).map((found) => [found.subject, standIn(found)]));
  return withoutCandidate(replaced(text, find, by, true), candidate);
}

function standIn({ kind, role }: Found): string {
  if (kind === 'person' || kind === 'name') return roleWords[role ?? 'person'];
  return kind === 'added' || kind === 'file' ? '[left out]' : detailWords[kind];
}

/** The whole name first, then each part of it. As it is written, since a name may be a word otherwise. */
const withoutCandidate = (text: string, candidate: string): string =>
  [candidate, ...candidate.split(/\s+/)]
    .filter((part) => part.length > 1)
    .reduce(
      (done, part) => done.replace(new RegExp(`(?<!\\p{L})${RegExp.escape(part)}(?!\\p{L})`, 'gu'), 'the candidate'),
      text,
    );

const criteriaOf = (units: readonly ClaimableUnit[]) =>
  units.flatMap(({ enrolmentId, unit }) =>
    unit.outcomes.flatMap(({ criteria }) =>
      criteria.map(({ id, code, text }) => ({
        enrolmentId,
        criterionId: id,
        unit: unit.number,
        code,
        text,
        name: `${unit.number} ${code}`,
      })),
    ),
  );

/** Those that name a criterion of the units and words that stand in what was sent, each criterion once. */
export function namedIn(
  found: readonly { criterion: string; words: string }[],
  sent: string,
  units: readonly ClaimableUnit[],
): ModelSuggestion[] {
  const evidence = plain(sent.slice(sent.lastIndexOf('\n\nEvidence:\n')));
  const criteria = criteriaOf(units);
  const seen = new Set<string>();
  return found.flatMap(({ criterion, words }) => {
    const meant = criteria.find(({ name }) => name === criterion.trim());
    if (!meant || seen.has(meant.name) || plain(words) === '' || !evidence.includes(plain(words))) return [];
    seen.add(meant.name);
    const { enrolmentId, criterionId, unit, code, text } = meant;
    return [{ enrolmentId, criterionId, unit, code, text, words: words.trim() }];
  });
}

const plain = (text: string) => text.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/\s+/g, ' ').trim();
