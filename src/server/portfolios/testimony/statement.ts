// What a witness signs, as a record with a place for each paragraph: the copy that becomes evidence. Pure.
import { dayInWords, momentInWords, periodInWords } from '../../day-words.ts';
import type { Block, RecordDocument } from '../document.ts';
import { paragraphs } from '../document-parts.ts';
import { isSignedAs } from './signed-name.ts';
import type { Relation, Testimony } from './testimonies.table.ts';
import { addressWords, evaluationWords, lacksForExpert, relationWords } from './testimony-words.ts';

/** What the witness signs. */
export const declarationFor = (candidate: string): string =>
  `What I have written here is true, and in my own words. I saw or heard it myself, unless I say otherwise. I know that ${candidate}, their assessor and quality assurers read it with my name, that it may become evidence for a qualification, and that the assessor may ask me about it.`;

export type Statement = {
  testimony: Testimony;
  candidate: { id: string; name: string };
  unit: string;
  words: string;
  seen: string;
  timeZone: string;
  /** Whether the assessor had agreed to an expert witness before. */
  agreed: boolean;
};

/** @param testimony with everything that was signed */
export function statementDocument({ testimony, candidate, unit, words, seen, timeZone, agreed }: Statement) {
  const { witnessId, witnessName, seenFrom, seenTo, personId } = testimony;
  const lacks = lacksOf(testimony, agreed);
  const document: RecordDocument = {
    title: `Testimony of ${witnessName}`,
    kind: lacks.length === 0 ? 'Expert witness testimony' : 'Witness testimony',
    from: seenFrom!,
    to: seenTo ?? seenFrom!,
    people: [
      ...(personId ? [{ id: witnessId, name: witnessName, part: 'witness' }] : []),
      { id: candidate.id, name: candidate.name, part: 'candidate' },
    ],
    sections: [
      { id: 'words', heading: headings.words, blocks: placesOf('words', headings.words, words) },
      { id: 'seen', heading: headings.seen, blocks: placesOf('seen', headings.seen, seen) },
      { id: 'witness', heading: 'The witness', blocks: [witnessBlock(testimony, lacks, unit)] },
      { id: 'signed', heading: 'Signed', blocks: [signedBlock(testimony, timeZone)] },
    ],
  };
  return document;
}

const lacksOf = ({ knowsUnit, evaluation }: Testimony, agreed: boolean) =>
  lacksForExpert({ agreed, knowsUnit: knowsUnit ?? false, evaluation: evaluation ?? 'neither' });

const headings = { words: 'In the witness’s own words', seen: 'What the witness saw or heard' } as const;

const placesOf = (id: string, heading: string, text: string): Block[] =>
  paragraphs(text).map((part, at) => ({
    ...{ id: `${id}-${at + 1}`, kind: 'words', label: `${heading}, paragraph ${at + 1}`, text: part },
  }));

function witnessBlock(testimony: Testimony, lacks: string[], unit: string): Block {
  const { witnessName, role, employer, relation, relationSaid, reportsToCandidate, competence, evaluation } = testimony;
  const differs = relation !== relationSaid ? ` (the candidate had said: ${relationIn(relationSaid)})` : '';
  const facts = [
    { name: 'Name', value: witnessName },
    { name: 'Job or role', value: role! },
    ...(employer ? [{ name: 'Works at', value: employer }] : []),
    { name: 'To the candidate', value: `${relationWords[relation!]}${differs}` },
    { name: 'Reports to the candidate', value: reportsToCandidate ? 'Yes' : 'No' },
    { name: 'Competence in this work', value: competence! },
    { name: 'Assesses or evaluates', value: evaluationWords[evaluation!] },
    { name: `Knows the standards of unit ${unit}`, value: testimony.knowsUnit ? 'Yes' : 'No' },
    { name: 'Counts as', value: countsAs(lacks) },
  ];
  return { id: 'witness-1', kind: 'facts', label: 'Who the witness is', facts };
}

const relationIn = (relation: Relation) => relationWords[relation].toLowerCase();

const countsAs = (lacks: string[]) =>
  lacks.length === 0 ? 'Expert witness testimony' : `Ordinary witness testimony: ${lacks.join('; ')}`;

function signedBlock(
  { signature, witnessName, declaration, givenAt, seenFrom, seenTo, address }: Testimony,
  timeZone: string,
): Block {
  const another = isSignedAs(signature!, witnessName) ? '' : ` (the candidate had asked ${witnessName})`;
  const facts = [
    { name: 'Saw it', value: seenTo ? periodInWords(seenFrom!, seenTo) : dayInWords(seenFrom!) },
    { name: 'Declaration', value: declaration! },
    { name: 'Signature', value: `${signature}${another}` },
    { name: 'Signed', value: momentInWords(givenAt!, timeZone) },
    { name: 'How the witness came to it', value: addressWords[address!] },
  ];
  return { id: 'signed-1', kind: 'facts', label: 'Declaration and signature', facts };
}
