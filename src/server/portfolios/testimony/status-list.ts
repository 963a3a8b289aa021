// The witness status list of a portfolio as a record, to be printed: who each witness is, what they signed and how it stands. Pure.
import { dayInWords, dayOf } from '../../day-words.ts';
import { allOf } from '../../list-words.ts';
import type { Block, RecordDocument } from '../document.ts';
import { testimonyStateWords } from './testimony-state.ts';
import { addressWords, evaluationWords, relationWords } from './testimony-words.ts';
import type { Witnesses, WitnessRow } from './witnesses.ts';

/** @param day the day it is made, YYYY-MM-DD */
export function statusList({ rows, candidate, unit }: Witnesses, day: string, timeZone: string): RecordDocument {
  const days = rows.map(({ testimony }) => dayOf(testimony.askedAt, timeZone)).sort();
  return {
    title: `Witness status list of ${candidate}, unit ${unit}`,
    kind: 'Witness status list',
    from: days[0] ?? day,
    to: day,
    people: [],
    sections: [{ id: 'witnesses', heading: 'Witnesses', blocks: rows.map((row, at) => blockOf(row, at, timeZone)) }],
  };
}

function blockOf(
  { testimony, state, evidenceNumber, evidenceKind, steps }: WitnessRow,
  at: number,
  zone: string,
): Block {
  const { role, employer, relation, relationSaid, competence, evaluation, signature, givenAt, address } = testimony;
  const checked = steps.findLast(({ step }) => step === 'verified');
  const known = [
    ['Role', role && employer ? `${role}, ${employer}` : role],
    ['To the candidate', relationWords[relation ?? relationSaid]],
    ['Reports to the candidate', givenAt ? yesNo(testimony.reportsToCandidate) : null],
    ['Competence', competence],
    ['Assesses or evaluates', evaluation && evaluationWords[evaluation]],
    ['Kind', evidenceKind && (evidenceKind === 'testimony' ? 'Witness' : 'Expert witness')],
    ['Specimen signature', signature],
    ['Signed', givenAt && dayInWords(dayOf(givenAt, zone))],
    ['How the witness came to it', address && addressWords[address]],
    ['Checked', checked && allOf([checked.byName, dayInWords(checked.contactOn!)])],
    ['Evidence', evidenceNumber === null ? null : String(evidenceNumber)],
    ['State', testimonyStateWords[state]],
  ] as const;
  const facts = known.flatMap(([name, value]) => (value ? [{ name, value }] : []));
  return { id: `witness-${at + 1}`, kind: 'facts', label: testimony.witnessName, facts };
}

const yesNo = (answer: boolean | null) => (answer ? 'Yes' : 'No');
