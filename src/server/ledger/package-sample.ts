// A small portfolio for tests, whole in every part, with a ledger of its own.
import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';
import { signCheckpoint } from './checkpoint.ts';
import { ledgerOrigin } from './checkpoint-note.ts';
import { fromHex, toHex } from './encoding.ts';
import { entryHash, firstPrevious, type LedgerEntry, recordHash } from './entry.ts';
import { newSigningKey, type SigningKey } from './keys.ts';
import { merkleTree } from './merkle.ts';
import type { PackageInput, RevealedRecord } from './package-input.ts';

export const organisation = '0198c0de-0000-7000-8000-000000000001';
const time = '2026-11-22T10:00:00.000Z';
const bytes = Buffer.from('%PDF-1.7\nThe signed plan.\n');
const sha256 = createHash('sha256').update(bytes).digest('hex');

const document = {
  title: 'Work plan, November',
  kind: 'Work plan',
  from: '2026-11-02',
  to: '2026-11-27',
  people: [{ id: 'p1', name: 'Ruth <Adeyemi>', part: 'leader' }],
  sections: [
    {
      id: 's1',
      heading: 'Why',
      blocks: [
        {
          id: 'b1',
          kind: 'words' as const,
          label: 'Purpose',
          text: 'Answer <script>alert(1)</script> within a day.',
          by: 'Ruth',
        },
        { id: 'b2', kind: 'facts' as const, label: 'Facts', facts: [{ name: 'Tasks', value: '12' }] },
        { id: 'b3', kind: 'table' as const, label: 'Tasks', head: ['Task'], rows: [['Call back']] },
        {
          id: 'b4',
          kind: 'file' as const,
          label: 'Signed',
          fileId: 'f1',
          name: 'plan.pdf',
          size: bytes.length,
          sha256,
        },
      ],
    },
  ],
};

const first = { kind: 'evidence', id: 'e1', version: 1 };
const claim = { kind: 'claim', id: 'c1', version: 1 };
const judgement = { kind: 'judgement', id: 'j1', version: 1 };

/** The records of the ledger in order; every second entry is of somebody else's business and is not revealed. */
const recorded = [
  {
    ...first,
    record: {
      ...first,
      number: 1,
      title: document.title,
      happenedFrom: document.from,
      happenedTo: document.to,
      document,
    },
  },
  { ...claim, record: { ...claim, place: 'Tasks', how: 'Shows who does what.' } },
  { ...judgement, record: { ...judgement, claimId: 'c1', outcome: 'accepted', reason: null, feedback: '=Good' } },
];

/** A ledger over the records and as many foreign entries; `word` makes it another history of the same length. */
export function sampleLedger(word = 'plan.agree') {
  const entries: LedgerEntry[] = [];
  const records: RevealedRecord[] = [];
  const append = (
    action: string,
    object: { kind: string; id: string; version: number },
    record: Record<string, unknown>,
  ) => {
    const sequence = entries.length + 1;
    const salt = createHash('sha256').update(`salt ${sequence}`).digest();
    const previous = entries.length > 0 ? entryHash(entries.at(-1)!) : firstPrevious;
    const recordedAs = { kind: object.kind, id: object.id, version: object.version, hash: recordHash(salt, record) };
    entries.push({
      v: 1,
      organisation,
      sequence,
      time,
      actor: { person: null, role: 'leader' },
      action,
      object: recordedAs,
      previous,
    });
    return { sequence, salt: toHex(salt) };
  };
  for (const { kind, id, version, record } of recorded) {
    append(word, { kind: 'plan', id: `x${entries.length}`, version: 1 }, {});
    records.push({ kind, id, version, record, ...append(`${kind}.record`, { kind, id, version }, record) });
  }
  return { entries, records };
}

export function noteOver(entries: LedgerEntry[], key: SigningKey, size = entries.length) {
  const root = merkleTree(entries.slice(0, size).map((entry) => fromHex(entryHash(entry))!)).root();
  return signCheckpoint(key, { origin: ledgerOrigin(organisation), size, root, time });
}

export const sampleKey = newSigningKey();

export function samplePackage(key = sampleKey, word?: string): PackageInput {
  const { entries, records } = sampleLedger(word);
  const packed = records.map((record) => canonical(entries[record.sequence - 1]));
  return {
    made: time,
    organisation: { id: organisation, name: 'Fernhithe Homes' },
    timeZone: 'Europe/London',
    portfolio: { id: 'o1', candidate: 'Ruth Adeyemi', assessor: 'Moira Sinclair', qualityAssurer: null },
    unit: { number: 'H/601/1568', title: 'Lead a team to improve customer service', level: 3, credit: 7 },
    criteria: [
      { code: '1.1', text: 'Treat team members with respect', outcome: 'Plan' },
      { code: '1.2', text: 'Agree roles', outcome: 'Plan' },
    ],
    evidence: [
      { ...first, number: 1, title: document.title, sort: 'Work plan', from: document.from, to: document.to, document },
    ],
    claims: [
      {
        ...claim,
        criterion: '1.2',
        evidence: 1,
        place: 'Tasks',
        how: 'Shows who does what.',
        judgement: {
          ...judgement,
          outcome: 'accepted',
          assessor: 'Moira Sinclair',
          at: time,
          reason: null,
          feedback: '=Good',
        },
      },
    ],
    records,
    attachments: [
      {
        sha256,
        size: bytes.length,
        name: 'plan.pdf',
        type: 'application/pdf',
        open: () => Promise.resolve(oneChunk()),
      },
    ],
    ledger: {
      checkpoint: noteOver(entries, key),
      hashes: entries.map(entryHash),
      entries: packed,
      earlier: [noteOver(entries, key, 0), noteOver(entries, key, 2), noteOver(entries, key, 5)],
    },
    pdf: Buffer.from('%PDF-1.7\nportfolio\n'),
  };
}

async function* oneChunk() {
  yield bytes;
}
