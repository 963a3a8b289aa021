import { canonical } from '../ledger/canonical.ts';
import { toHex } from '../ledger/encoding.ts';
import { sha256 } from '../ledger/sha256.ts';
import type { RecordDocument } from './document.ts';

/** SHA-256 of the canonical JSON of a document, in hexadecimal: equal for equal content, whatever the order of its members. */
export const documentHash = (document: RecordDocument): string => toHex(sha256(canonical(document)));
