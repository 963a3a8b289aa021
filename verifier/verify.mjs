// encoding.ts
// Hexadecimal and base64 that accept one spelling only: a second spelling of the same bytes would be an unnoticed change.

const toHex = (bytes            ) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The bytes of lower-case hexadecimal; null when it is anything else. */
function fromHex(text        )                                 {
  if (text.length % 2 || !/^[0-9a-f]*$/.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const toBase64 = (bytes            ) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** The bytes of standard padded base64; null when it is anything else, also when unused bits are set. */
function fromBase64(text        )                                 {
  if (text.length % 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}

const utf8 = (text        )                          => new TextEncoder().encode(text);

/** The text of UTF-8 bytes; null when they are not well-formed UTF-8. A byte order mark stays in the text. */
function fromUtf8(bytes            )                {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function sameBytes(one            , other            )          {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

// sha256-portable.ts
// SHA-256 (FIPS 180-4) without any library, for the stand-alone verifier: the same name and answers as `sha256.ts`.

/** SHA-256 over the parts one after another; text counts as its UTF-8 bytes. 32 bytes. */
function sha256(...parts                         )                          {
  const state = Int32Array.from(initialWords);
  const block = new Uint8Array(64);
  let filled = 0;
  let length = 0;
  const take = (bytes            ) => {
    for (let at = 0; at < bytes.length; at++) {
      block[filled++] = bytes[at] ;
      if (filled === 64) compress(state, block);
      filled %= 64;
    }
    length += bytes.length;
  };
  for (const part of parts) take(typeof part === 'string' ? utf8(part) : part);
  take(padding(length, filled));
  return bigEndian(state);
}

const primes = firstPrimes(64);
const fraction = (root        ) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const initialWords = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const roundWords = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));

function firstPrimes(count        ) {
  const found           = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime)) found.push(n);
  return found;
}

function padding(length        , filled        ) {
  const bytes = new Uint8Array((filled < 56 ? 64 : 128) - filled);
  bytes[0] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(bytes.length - 4, length * 8);
  return bytes;
}

const turn = (word        , by        ) => (word >>> by) | (word << (32 - by));
const schedule = new Int32Array(64);

function compress(state            , block            ) {
  for (let t = 0, at = 0; t < 16; t++, at += 4)
    schedule[t] = (block[at]  << 24) | (block[at + 1]  << 16) | (block[at + 2]  << 8) | block[at + 3] ;
  for (let t = 16; t < 64; t++) {
    const early = schedule[t - 15] ;
    const late = schedule[t - 2] ;
    const mixed =
      (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
    schedule[t] = schedule[t - 16]  + schedule[t - 7]  + mixed;
  }
  let [a, b, c, d, e, f, g, h] = [
    state[0] ,
    state[1] ,
    state[2] ,
    state[3] ,
    state[4] ,
    state[5] ,
    state[6] ,
    state[7] ,
  ];
  for (let t = 0; t < 64; t++) {
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + roundWords[t]  + schedule[t] ) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  const added = [a, b, c, d, e, f, g, h];
  for (let at = 0; at < 8; at++) state[at] = state[at]  + added[at] ;
}

function bigEndian(words            ) {
  const view = new DataView(new ArrayBuffer(32));
  for (const [at, word] of words.entries()) view.setInt32(at * 4, word);
  return new Uint8Array(view.buffer);
}

// canonical.ts
// One spelling for one value: the JSON Canonicalization Scheme, RFC 8785.

/**
 * The canonical JSON text of a value: members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them.
 * As in JSON.stringify, a date becomes its ISO text and an undefined member is left out.
 * @throws TypeError naming the place, for what JSON cannot hold: NaN, infinities, bigints, lone surrogates, maps, bytes.
 */
const canonical = (value         )         => written(value, '$');

function written(value         , where        )         {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value, where);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (value instanceof Date) return written(value.toJSON(), where);
  if (Array.isArray(value)) return `[${value.map((item, at) => written(item, `${where}[${at}]`)).join(',')}]`;
  if (isPlain(value)) return members(value, where);
  throw new TypeError(`${where} is ${described(value)}: canonical JSON cannot hold it`);
}

function members(value                         , where        ) {
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${quoted(name, where)}:${written(value[name], `${where}.${name}`)}`).join(',')}}`;
}

function quoted(text        , where        ) {
  if (!text.isWellFormed()) throw new TypeError(`${where} holds half a surrogate pair: it is not well-formed text`);
  return JSON.stringify(text);
}

function isPlain(value         )                                   {
  if (typeof value !== 'object' || value === null) return false;
  const prototype          = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const described = (value         ) =>
  typeof value === 'object' ? `a ${value?.constructor?.name ?? 'foreign object'}` : `${typeof value} ${String(value)}`;

// merkle.ts
// The Merkle tree of RFC 9162, section 2.1: its head, and proofs that a leaf is in it or that it only grew.

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** Hash of a leaf: SHA-256(0x00 ‖ bytes). */
const leafHash = (bytes                     ) => sha256(leafMark, bytes);

/** Hash of a node: SHA-256(0x01 ‖ left ‖ right). */
const nodeHash = (left            , right            ) => sha256(nodeMark, left, right);

/** The tree over leaf hashes in their order. Built once in n hashes; every head and proof of any size then takes O(log² n). */
function merkleTree(leaves                       )             {
  const levels = completeLevels(leaves);
  const head = (from        , to        )             => {
    const width = to - from;
    const whole = levels[Math.log2(width)]?.[from / width]; // a complete, aligned part is kept ready
    if (whole) return whole;
    const middle = from + split(width);
    return nodeHash(head(from, middle), head(middle, to));
  };
  const path = (index        , from        , to        )               => {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    if (index < middle) return [...path(index, from, middle), head(middle, to)];
    return [...path(index, middle, to), head(from, middle)];
  };
  const grown = (known        , from        , to        , wasHead         )               => {
    if (known === to) return wasHead ? [] : [head(from, to)];
    const middle = from + split(to - from);
    if (known <= middle) return [...grown(known, from, middle, wasHead), head(middle, to)];
    return [...grown(known, middle, to, false), head(from, middle)];
  };
  const within = (low        , value        , high        ) => {
    if (!Number.isInteger(value) || value < low || value > high)
      throw new RangeError(`${value} is outside ${low} to ${high}: the tree has ${leaves.length} leaves`);
  };
  return {
    size: leaves.length,
    root(size = leaves.length) {
      within(0, size, leaves.length);
      return size === 0 ? sha256() : head(0, size);
    },
    inclusion(index, size = leaves.length) {
      within(1, size, leaves.length);
      within(0, index, size - 1);
      return path(index, 0, size);
    },
    consistency(from, to = leaves.length) {
      within(1, to, leaves.length);
      within(1, from, to);
      return grown(from, 0, to, true);
    },
  };
}

/** The right edge of a growing tree: enough to append and to know the head, without the leaves. */

const emptyFrontier           = { size: 0, peaks: [] };

/** The frontier after one more leaf: peaks of equal height are joined, as carrying joins bits in size + 1. */
function append({ size, peaks }          , leaf            )           {
  const kept = [...peaks];
  let last = leaf;
  for (let carry = size; carry % 2 === 1; carry = (carry - 1) / 2) last = nodeHash(kept.pop() , last);
  return { size: size + 1, peaks: [...kept, last] };
}

/** The head of the tree whose frontier this is. */
function frontierRoot({ peaks }          )             {
  return peaks.length ? peaks.reduceRight((right, left) => nodeHash(left, right)) : sha256();
}

/** The largest power of two smaller than n (n ≥ 2). */
const split = (n        ) => 2 ** Math.floor(Math.log2(n - 1));

function completeLevels(leaves                       ) {
  const levels                 = [[...leaves]];
  for (let below = levels[0] ; below.length > 1; below = levels.at(-1) ) {
    const level               = [];
    for (let at = 0; at + 1 < below.length; at += 2) level.push(nodeHash(below[at] , below[at + 1] ));
    levels.push(level);
  }
  return levels;
}

// merkle-verify.ts
// Checking the proofs of RFC 9162 without the tree: only a head, a proof and what it is said to prove.

/** Whether `proof` shows the leaf hash at `index` to be in the tree of `size` leaves with this root: section 2.1.3.2. */
function verifyInclusion(
  leaf            ,
  index        ,
  size        ,
  proof                       ,
  root            ,
)          {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  let position = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      hash = nodeHash(sibling, hash);
      while (position % 2 === 0 && position > 0) [position, last] = [half(position), half(last)];
    } else hash = nodeHash(hash, sibling);
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/** Whether `proof` shows the tree of `from` leaves to be the beginning of the tree of `to` leaves: section 2.1.4.2. */
function verifyConsistency(
  from        ,
  to        ,
  fromRoot            ,
  toRoot            ,
  proof                       ,
)          {
  if (!isCount(from) || !isCount(to) || from < 1 || from > to) return false;
  if (from === to) return proof.length === 0 && sameBytes(fromRoot, toRoot);
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  if (!first || proof.length === 0) return false;
  let [position, last] = [from - 1, to - 1];
  while (position % 2 === 1) [position, last] = [half(position), half(last)];
  let [older, newer] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (position % 2 === 0 && position > 0) [position, last] = [half(position), half(last)];
    } else newer = nodeHash(newer, sibling);
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && sameBytes(older, fromRoot) && sameBytes(newer, toRoot);
}

const half = (n        ) => Math.floor(n / 2);
const isCount = (n        ) => Number.isSafeInteger(n) && n >= 0;
const isPowerOfTwo = (n        ) => Number.isInteger(Math.log2(n));

// entry.ts
// One line of the ledger: who did what to which version of a record, bound to all lines before it. No personal text.

/** What the first entry of an organisation names as the one before it. */
const firstPrevious = '0'.repeat(64);

/** Hash of an entry, in hexadecimal: the RFC 9162 leaf hash of its canonical JSON. */
const entryHash = (entry             )         => toHex(leafHash(canonical(entry)));

/** SHA-256(salt ‖ canonical JSON of the record), in hexadecimal. Without the salt (32 random bytes) nothing can be guessed from it. */
const recordHash = (salt            , record         )         => toHex(sha256(salt, canonical(record)));

/** The entry in a text; otherwise what is not as an entry must be, to be read after 'Entry 5 …'. */
function readEntry(text        )                       {
  const value = parsed(text);
  return entryFault(value) ?? (value               );
}

function parsed(text        )          {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function entryFault(value         )                {
  const entry = value               ;
  if (!hasExactly(entry, 'action actor object organisation previous sequence time v'))
    return 'has other members than an entry has';
  if (entry.v !== 1) return 'has a version other than 1';
  if (!hasExactly(entry.actor, 'person role')) return 'names its actor in another form';
  if (!hasExactly(entry.object, 'hash id kind version')) return 'names its object in another form';
  if (!Number.isSafeInteger(entry.sequence) || entry.sequence < 1)
    return 'has a sequence that is not a whole number from 1';
  if (!isHash(entry.previous) || !isHash(entry.object.hash)) return 'holds a hash that is not 64 hexadecimal digits';
  return null;
}

const isHash = (text         ) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

const hasExactly = (value         , names        ) =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join(' ') === names;

// checkpoint-note.ts
// A checkpoint as text: a C2SP signed note (c2sp.org/signed-note) whose text is a tree head (c2sp.org/tlog-checkpoint).

/** A tree head: whose ledger, how many entries, the root over them (32 bytes), and when it was signed (ISO 8601, UTC). */

/** `text` is what was signed, with its last newline; each signature names its key and holds 4 bytes of key hash and 64 of Ed25519. */

/** The origin of an organisation's ledger, which is also the name that its signatures bear. */
const ledgerOrigin = (organisation        ) => `leadwell/${organisation}`;

/** The text to sign. The time is an extension line: C2SP readers see and keep it, and need not know it. */
const checkpointText = ({ origin, size, root, time }            ) =>
  `${origin}\n${size}\n${toBase64(root)}\ntime ${time}\n`;

/** A note's signature line. */
const signatureLine = (name        , publicKey            , signature            ) =>
  `— ${name} ${toBase64(Uint8Array.of(...noteKeyHash(name, publicKey), ...signature))}\n`;

/** The first four bytes of SHA-256(name ‖ newline ‖ 0x01 for Ed25519 ‖ public key of 32 bytes). */
const noteKeyHash = (name        , publicKey            ) =>
  sha256(name, Uint8Array.of(0x0a, 0x01), publicKey).subarray(0, 4);

/** Reads a signed checkpoint; null when it is not one, in every letter. */
function readCheckpoint(note        )                          {
  const parts = /^((?:[^\n]+\n){4})\n((?:— [^\n]+\n)+)$/.exec(note);
  if (!parts) return null;
  const [text, lines] = [parts[1] , parts[2] .trimEnd().split('\n')];
  const [origin, size, root, time] = text.split('\n');
  const head = {
    origin: origin ,
    size: Number(size),
    root: fromBase64(root ) ?? new Uint8Array(),
    time: time .slice(5),
  };
  const signatures = lines.map(readSignature);
  if (head.root.length !== 32 || !Number.isSafeInteger(head.size) || !isTime(head.time)) return null;
  if (checkpointText(head) !== text || signatures.some((one) => one === null)) return null;
  return { ...head, text, signatures: signatures                    };
}

/** The signatures of the note that claim to be by this key. */
function signaturesBy(note                  , publicKey            )                  {
  const expected = asText(noteKeyHash(note.origin, publicKey));
  return note.signatures.filter((one) => one.name === note.origin && asText(one.keyHash) === expected);
}

function readSignature(line        )                       {
  const [, name, body] = /^— ([^ +]+) (\S+)$/.exec(line) ?? [];
  const bytes = body ? fromBase64(body) : null;
  if (!name || !bytes || bytes.length < 5) return null;
  return { name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) };
}

const isTime = (text        ) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
const asText = (bytes            ) => bytes.join();

// public-key.ts
// An Ed25519 public key in words, shared with the stand-alone verifier.

/** What DER puts before the 32 bytes of an Ed25519 public key (RFC 8410). */
const prefix = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

/** A key's id: SHA-256 of its 32 bytes, in hexadecimal. */
const keyId = (raw            ) => toHex(sha256(raw));

const publicKeyPem = (raw            ) =>
  `-----BEGIN PUBLIC KEY-----\n${toBase64(Uint8Array.of(...prefix, ...raw))}\n-----END PUBLIC KEY-----\n`;

/** The 32 bytes of the key in a PEM text; null when it is not one Ed25519 public key in every letter. */
function readPublicKeyPem(pem        )                                 {
  const bytes = fromBase64(pem.split('\n')[1] ?? '');
  const raw = bytes?.subarray(prefix.length);
  return raw?.length === 32 && publicKeyPem(raw) === pem ? raw : null;
}

// signature.ts
/** Whether the Ed25519 signature over the message is by this key (32 bytes); 'unsupported' where WebCrypto has no Ed25519. */
async function verifyEd25519(
  publicKey                         ,
  signature                         ,
  message            ,
)                                   {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, Uint8Array.from(message));
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? 'unsupported' : false;
  }
}

// package-format.ts
// What a portfolio package holds, and where: shared by the one that packs and all that verify.

const schema = 'leadwell-portfolio/1';

const paths = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  key: 'ledger/public-key.pem',
  checkpoint: 'ledger/checkpoint.txt',
  entries: 'ledger/entries.jsonl',
  records: 'ledger/records.jsonl',
  earlier: 'ledger/earlier-checkpoints.jsonl',
}         ;

/** Where the document of a piece of evidence lies, without its ending: evidence/03/document. */
const documentPath = (number        ) => `evidence/${String(number).padStart(2, '0')}/document`;

/** files/<hash>, with the ending of its name, so that it opens by a double click. */
function attachmentPath(hash        , name        ) {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  return `files/${hash}${extension ? `.${extension}` : ''}`;
}

/** The fixed snapshot that a piece of evidence is: sections of words, facts, tables and files. */

/** SHA-256 of every file that the document names. */
const filesOf = ({ sections }                  )           =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'file' ? [block.sha256] : [])));

/** A version of a record, by what the ledger calls it. */

/** `sort` is its kind in words; `from` and `to` the first and last day of what it records, YYYY-MM-DD. */

/** A line of `paths.entries`: an entry of the ledger, and the RFC 9162 proof (hexadecimal) that the checkpoint covers it. */

/** A line of `paths.records`: a version of a record with its salt, so that the hash in its entry can be made again. */

/** A line of `paths.earlier`: an earlier checkpoint, and the proof that the ledger has only grown since. */

/**
 * Something that is not as it was exported. `kind` is a stable word; `where` names a file of the package, a byte of the zip
 * (from 0) or an entry of the ledger; `what` is one sentence.
 */

// package-zip.ts
// The zip of a package, in the one form it can have: files in order of name, not compressed, no times, no comments.
// Every byte follows from names and contents, so a changed byte anywhere is found by writing the zip again.

/** What the headers of one file say. `crc` is the CRC-32 of its content. */

/** Zip without its 64-bit extension ends here. */
const mostZipBytes = 2 ** 32 - 1;
const mostZipFiles = 2 ** 16 - 1;

const localMark = 0x04034b50;
const directoryMark = 0x02014b50;
const endMark = 0x06054b50;

/** The header in front of a file's content: 30 bytes and the name. */
const localHeader = (header           ) =>
  record([u32(localMark), u16(10), ...facts(header), u16(0)], header.name);

/** The directory of all files and the end record; both follow the last content, at `from`. */
function zipDirectory(headers                      , from        )                                              {
  let offset = 0;
  const lines = headers.map((header) => {
    const places = [u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset)]; // extra, comment, disk, attributes, place
    const line = record([u32(directoryMark), u16(20), u16(10), ...facts(header), ...places], header.name);
    offset += localHeader(header).length + header.size;
    return { line, name: header.name };
  });
  const length = lines.reduce((sum, { line }) => sum + line.length, 0);
  const count = u16(headers.length);
  return [
    ...lines,
    { line: record([u32(endMark), u32(0), count, count, u32(length), u32(from), u16(0)], ''), name: null },
  ];
}

/** CRC-32 as zip counts it; give the value so far to go on with it. */
function crc32(bytes            , soFar = 0)         {
  let crc = ~soFar;
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ crcTable[(crc ^ bytes[at] ) & 0xff] ;
  return ~crc >>> 0;
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** UTF-8 names, stored, 1 January 1980 at midnight, checksum, both sizes, length of the name. */
const facts = ({ name, size, crc }           ) => [
  ...[u16(0x0800), u16(0), u16(0), u16(0x0021), u32(crc), u32(size), u32(size), u16(utf8(name).length)],
];

const record = (numbers            , name        ) => Uint8Array.of(...numbers.flat(), ...utf8(name));
const u16 = (value        ) => [value & 0xff, value >>> 8];
const u32 = (value        ) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];

// package-unzip.ts
// Reading a package's zip without trusting it: nothing is unpacked, every length is checked against what is there.

/** `crc` is what its header says; `content` a view of the zip's own bytes. */

/** The files of the zip, from their own headers or, where those are damaged, from the directory at the end. */
function readZip(bytes            )                                                 {
  if (bytes.length === 0) return { problem: { kind: 'unreadable', where: { offset: 0 }, what: 'The file is empty.' } };
  const walked = byHeaders(bytes);
  if (walked.end === 'directory') return walked;
  const files = byDirectory(bytes);
  const ours = files?.some((file) => hasOurHeader(bytes, file)); // where all are another's, to name each would say nothing
  return files && ours ? { files } : { problem: walked.end };
}

function hasOurHeader(bytes            , file            )          {
  const header = localHeader(file);
  return firstDifference(bytes, header, file.content.byteOffset - bytes.byteOffset - header.length) === null;
}

/** Every place where the zip is not as these files make it. */
function zipProblems(bytes            , files                      )            {
  let at = 0;
  const problems            = [];
  const compare = (expected            , name               , part        ) => {
    const offset = firstDifference(bytes, expected, at);
    if (offset !== null) problems.push(changedAt(offset, name, part));
    at += expected.length;
  };
  for (const file of files) {
    compare(localHeader(file), file.name, `The zip header of ${file.name}`);
    at += file.size;
  }
  for (const { line, name } of zipDirectory(files, at))
    compare(line, name, name ? `The line of ${name} in the zip's directory` : "The end of the zip's directory");
  if (bytes.length > at)
    problems.push(changedAt(at, null, `${bytes.length - at} bytes follow the end of the zip: the zip`));
  return problems;
}

const changedAt = (offset        , file               , part        )          => ({
  kind: 'zip-changed',
  where: file ? { file, offset } : { offset },
  what: `${part} was changed, at byte ${offset}.`,
});

function firstDifference(bytes            , expected            , from        ) {
  const at = expected.findIndex((byte, index) => bytes[from + index] !== byte);
  return at < 0 ? null : from + at;
}

/** The part of a header in which no two files of ours differ: up to its checksum. */
const sameInAll = localHeader({ name: '', size: 0, crc: 0 }).subarray(0, 14);

function byHeaders(bytes            )                                                      {
  const view = viewOf(bytes);
  const files               = [];
  let at = 0;
  while (mark(view, at) === localMark) {
    const file =
      at + 30 <= bytes.length ? zipped(bytes, at, view.getUint32(at + 14, true), view.getUint32(at + 18, true)) : null;
    if (!file) {
      const foreign = at + 30 <= bytes.length ? firstDifference(bytes, sameInAll, at) : null;
      return { files, end: foreign === null ? cutOff(files, bytes.length) : packedAnew(foreign) };
    }
    const offset = firstDifference(bytes, localHeader(file), at);
    if (offset !== null) return { files, end: packedAnew(offset) };
    files.push(file);
    at += localHeader(file).length + file.size;
  }
  if (mark(view, at) === directoryMark && files.length > 0) return { files, end: 'directory' };
  return { files, end: at + 4 > bytes.length ? cutOff(files, bytes.length) : packedAnew(at) };
}

function byDirectory(bytes            )                      {
  const view = viewOf(bytes);
  const end = bytes.length - 22;
  if (end < 0 || mark(view, end) !== endMark) return null;
  const files               = [];
  for (let at = view.getUint32(end + 16, true); at < end; ) {
    if (mark(view, at) !== directoryMark || at + 46 > end) return null;
    const nameLength = view.getUint16(at + 28, true);
    const place = view.getUint32(at + 42, true);
    const name = fromUtf8(bytes.subarray(at + 46, at + 46 + nameLength));
    const [crc, size] = [view.getUint32(at + 16, true), view.getUint32(at + 20, true)];
    const from = place + 30 + nameLength;
    if (name === null || from + size > end) return null;
    files.push({ name, crc, size, content: bytes.subarray(from, from + size) });
    at += 46 + nameLength;
  }
  return files.length > 0 ? files : null;
}

function zipped(bytes            , at        , crc        , size        )                    {
  const from = at + 30 + viewOf(bytes).getUint16(at + 26, true);
  const name = fromUtf8(bytes.subarray(at + 30, from)) ?? '';
  return from + size <= bytes.length ? { name, crc, size, content: bytes.subarray(from, from + size) } : null;
}

const cutOff = (files              , length        )          => ({
  kind: 'cut-off',
  where: { offset: length },
  what: `The package ends at byte ${length}, after ${files.at(-1)?.name ?? 'its first bytes'}: the rest is missing.`,
});

const packedAnew = (offset        )          => ({
  kind: 'unreadable',
  where: { offset },
  what: `From byte ${offset} on this is not a package as Leadwell writes it. Verify the zip as it was exported, not packed anew.`,
});

const viewOf = (bytes            ) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const mark = (view          , at        ) => (at + 4 <= view.byteLength ? view.getUint32(at, true) : null);

// package-verify-outside.ts
// Comparing a package with a checkpoint that somebody kept elsewhere: the one thing that a key holder cannot forge afterwards.

/** `earlier` are the checkpoints which the package proves to have led to its own. */
function compareOutside(
  note        ,
  own                  ,
  earlier                             ,
)                                           {
  // mail and editors change line ends and blank lines, which carry nothing
  const outside = readCheckpoint(`${note.replaceAll('\r\n', '\n').trim()}\n`);
  if (!outside) return refused('not-comparable', 'The checkpoint you gave is not written as a checkpoint.');
  if (outside.origin !== own.origin)
    return refused('not-comparable', `The checkpoint you gave is of another ledger, ${outside.origin}.`);
  const known = [own, ...earlier].find((one) => one.size === outside.size);
  if (known && sameBytes(known.root, outside.root))
    return { problems: [], notes: [`The history is the one of the checkpoint you gave, of ${outside.time}.`] };
  if (known)
    return refused(
      'other-history',
      `The package tells another history than the checkpoint of ${outside.time} that you gave.`,
    );
  const later = outside.size > own.size;
  const what = later
    ? `The checkpoint you gave is later (${outside.size} entries) than the package (${own.size}). Export the portfolio again, and compare that.`
    : `The package holds no proof for ${outside.size} entries, where the checkpoint you gave was made. Export the portfolio again, and compare that.`;
  return refused('not-comparable', what);
}

const refused = (kind                 , what        ) => ({ problems: [{ kind, where: {}, what }], notes: [] });

// package-verify-ledger.ts
// The ledger part of a package: the checkpoint is signed, it covers every entry, and every record gives the hash in its entry.

/** Who signed the package: 32 bytes of key, its id, and whether the caller knows it. */

/** Records whose hash stands in an entry that the checkpoint covers, by `provenName`. */

const provenName = ({ kind, id, version }           ) => `${kind} ${id} ${version}`;

/** `text` gives a file of the package, or null when it is missing or already known to be changed. */
async function checkLedger(
  text                                 ,
  signer               ,
  outside         ,
)                          {
  const note = text(paths.checkpoint);
  const read = note === null ? null : readCheckpoint(note);
  if (!read || !signer || !(await isSignedBy(read, signer))) {
    const what = 'ledger/checkpoint.txt is not signed by the key of the package, so nothing rests on it.';
    return {
      entries: 0,
      checkpoint: null,
      proven: new Map(),
      sound: new Map(),
      notes: [],
      problems: [broken(paths.checkpoint, what)],
    };
  }
  const entries = checkEntries(lines           (text(paths.entries)), read);
  const records = checkRecords(lines            (text(paths.records)), entries.sound);
  const earlier = checkEarlier(lines             (text(paths.earlier)), read);
  const compared = outside === undefined ? { problems: [], notes: [] } : compareOutside(outside, read, earlier.sound);
  return {
    entries: entries.count,
    checkpoint: { size: read.size, time: read.time, key: signer.id },
    proven: records.proven,
    sound: entries.sound,
    problems: [...entries.problems, ...records.problems, ...earlier.problems, ...compared.problems],
    notes: compared.notes,
  };
}

async function isSignedBy(note                  , signer        ) {
  for (const { signature } of signaturesBy(note, signer.raw))
    if ((await verifyEd25519(signer.raw, signature, utf8(note.text))) === true) return true;
  return false;
}

function checkEntries(read             , checkpoint                  ) {
  const sound = new Map                     ();
  let before                                            = null;
  const problems = read.flatMap((line, at)            => {
    const entry = readEntry(canonical(line?.entry ?? null));
    if (typeof entry === 'string') return [broken(paths.entries, `Line ${at + 1} of ledger/entries.jsonl ${entry}.`)];
    const fault = entryProblem(entry, line, checkpoint, before);
    before = { sequence: entry.sequence, hash: toHex(leafHash(canonical(entry))) };
    if (fault)
      return [
        {
          ...broken(paths.entries, `Entry ${entry.sequence} ${fault}.`),
          where: { file: paths.entries, entry: entry.sequence },
        },
      ];
    sound.set(entry.sequence, entry);
    return [];
  });
  return { sound, problems, count: read.length };
}

function entryProblem(
  entry             ,
  { proof }           ,
  checkpoint                  ,
  before                                           ,
) {
  const { sequence, organisation, previous } = entry;
  const hashes = Array.isArray(proof) ? proof.map((hash) => fromHex(String(hash)) ?? new Uint8Array()) : [];
  if (checkpoint.origin !== `leadwell/${organisation}`) return 'is of another ledger than the checkpoint';
  if (!verifyInclusion(leafHash(canonical(entry)), sequence - 1, checkpoint.size, hashes, checkpoint.root))
    return 'is not what the checkpoint covers';
  if (before && before.sequence >= sequence) return 'stands twice, or out of order';
  return before?.sequence === sequence - 1 && before.hash !== previous ? 'does not follow the entry before it' : null;
}

function checkRecords(read              , entries                          ) {
  const proven         = new Map();
  const problems = read.flatMap((line)            => {
    const object = entries.get(line?.entry)?.object;
    const name = provenName(line ?? ({}              ));
    const salt = fromHex(String(line?.salt));
    const same = object && name === provenName(object);
    if (same && salt?.length === 32 && recordHash(salt, line.record) === object.hash) {
      proven.set(name, line);
      return [];
    }
    const what = `The record ${name} does not give the hash in entry ${line?.entry} of the ledger.`;
    return [{ kind: 'record-unproven', where: { file: paths.records, entry: Number(line?.entry) }, what }];
  });
  return { proven, problems };
}

function checkEarlier(read               , checkpoint                  ) {
  const sound                     = [];
  const problems = read.flatMap((line, at)            => {
    const earlier = readCheckpoint(String(line?.note));
    const proof = Array.isArray(line?.proof) ? line.proof.map((hash) => fromHex(String(hash)) ?? new Uint8Array()) : [];
    const grew = earlier && verifyConsistency(earlier.size, checkpoint.size, earlier.root, checkpoint.root, proof);
    if (grew && earlier.origin === checkpoint.origin) {
      sound.push(earlier);
      return [];
    }
    return [
      broken(paths.earlier, `Line ${at + 1} of ${paths.earlier} does not lead to the checkpoint of the package.`),
    ];
  });
  return { sound, problems };
}

const broken = (file        , what        )          => ({ kind: 'ledger-broken', where: { file }, what });

/** The lines of a JSONL text, each as it would be written again; a line that is not counts as null. */
function lines      (text               )         {
  const all = (text ?? '').split('\n');
  return all.slice(0, -1).map((line) => parsedLine(line)        );
}

function parsedLine(line        )          {
  try {
    const value = JSON.parse(line)           ;
    return canonical(value) === line ? value : null;
  } catch {
    return null;
  }
}

// package-verify-evidence.ts
// What the manifest says of evidence, claims and judgements, against the records that the ledger proves.

/** `text` gives a file of the package, or null when it is missing or already known to be changed. */
function checkEvidence(
  manifest          ,
  text                                 ,
  { proven, sound }                                                             ,
)            {
  const files        = {
    listed: new Set(manifest.files.map((file) => file.path)),
    hashes: new Set(manifest.files.map((file) => file.sha256)),
  };
  const check = (version           , facts                         ) =>
    differing(proven.get(provenName(version))?.record, facts);
  return [
    ...manifest.evidence.flatMap((one) => checkDocument(one, text, files, check)),
    ...manifest.evidence.flatMap((one) => checkOriginal(one, proven.get(provenName(one))?.record ?? {}, sound)),
    ...manifest.claims.flatMap((claim) => checkClaim(claim, check)),
  ];
}

function checkDocument(
  one                  ,
  text                                 ,
  { listed, hashes }       ,
  check       ,
)            {
  const path = `${documentPath(one.number)}.json`;
  const json = text(path);
  if (json === null)
    return listed.has(path) ? [] : [unproven(path, `Evidence ${one.number} has no document in the package.`)];
  const document = JSON.parse(json)                    ;
  const { number, title, from, to } = one;
  const fault = check(one, { number, title, happenedFrom: from, happenedTo: to, document });
  const lost = filesOf(document).filter((sha256) => !hashes.has(sha256));
  return [
    ...(fault ? [unproven(path, `Evidence ${number} ${fault}`)] : []),
    ...lost.map((sha256) =>
      unproven(path, `Evidence ${number} names the file ${sha256}, which the package does not hold.`),
    ),
  ];
}

/** Of a copy in which others are replaced: that the ledger holds the hash of an original of this evidence, from before the copy. */
function checkOriginal(
  { id, number }                  ,
  { originalHash, originalEntry, redactedVersion }                         ,
  sound                                  ,
)            {
  if (!originalHash) return [];
  const object = sound.get(Number(originalEntry))?.object;
  const isOf = object?.kind === 'evidence' && object.id === id && object.hash === originalHash;
  if (isOf && object.version < Number(redactedVersion)) return [];
  return [unproven(paths.entries, `Evidence ${number} names a sealed original that no entry of the ledger holds.`)];
}

function checkClaim({ judgement, ...claim }               , check       )            {
  const name = `the claim of evidence ${claim.evidence} for ${claim.criterion}`;
  const fault = check(claim, { place: claim.place, how: claim.how });
  const { outcome, reason, feedback } = judgement ?? {};
  const judged = judgement && check(judgement, { claimId: claim.id, outcome, reason, feedback });
  return [
    ...(fault ? [unproven(paths.manifest, `In the manifest ${name} ${fault}`)] : []),
    ...(judged ? [unproven(paths.manifest, `In the manifest the judgement of ${name} ${judged}`)] : []),
  ];
}

function differing(record                                     , facts                         )                {
  if (!record) return 'has no record that the ledger proves.';
  const other = Object.keys(facts).filter((name) => canonical(record[name] ?? null) !== canonical(facts[name] ?? null));
  return other.length > 0 ? `is not as the ledger proves it: ${other.join(', ')} differ.` : null;
}

const unproven = (file        , what        )          => ({ kind: 'record-unproven', where: { file }, what });

// package-verify.ts
// Whether a package is as it was exported. Pure and without libraries: the stand-alone verifier is made from this very text.

/** `keys`: public keys in PEM or key ids (at least the first 32 digits). `checkpoint`: a checkpoint held elsewhere. */

/** Checks every byte of a package. Never throws for what is in it. */
async function verifyPackage(bytes            , options                = {})                        {
  try {
    return await verified(bytes, options);
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error;
    const what = 'Something in the package is written in another form than Leadwell writes it, although it is signed.';
    return answer({ problems: [{ kind: 'unreadable', where: {}, what }] });
  }
}

async function verified(bytes            , options               )                        {
  const zip = readZip(bytes);
  if ('problem' in zip) return answer({ problems: [zip.problem] });
  const files = new Map(zip.files.map((file) => [file.name, file]));
  const signer = await readSigner(files, options.keys ?? []);
  const manifest = await checkManifest(files, signer);
  const changed = manifest.signed ? checkFiles(zip.files, manifest.signed) : manifest.problems;
  const names = new Set(changed.map((problem) => problem.where.file));
  const structure = zipProblems(
    bytes,
    zip.files.map((file) => ({ ...file, crc: names.has(file.name) ? file.crc : crc32(file.content) })),
  );
  const text = (path        ) => (names.has(path) ? null : textOf(files.get(path)));
  const ledger = await checkLedger(text, signer, options.checkpoint);
  const known = changed.some((problem) => problem.where.file?.startsWith('ledger/'));
  const proofs = known ? [] : ledger.problems; // what follows from a change that is already named says nothing more
  const evidence = manifest.signed && !known ? checkEvidence(manifest.signed, text, ledger) : [];
  return answer({
    evidence: manifest.signed?.evidence.length ?? 0,
    ...ledger,
    notes: [...ledger.notes, ...sealedIn(manifest.signed, ledger.proven)],
    keyTrusted: signer?.trusted ?? null,
    problems: [...(signer?.problems ?? []), ...changed, ...structure, ...proofs, ...evidence],
  });
}

/** Which evidence is a copy: what proves that nobody altered it since proves nothing of what its original says. */
function sealedIn(manifest                 , proven        )           {
  const copies = (manifest?.evidence ?? []).filter((one) => proven.get(provenName(one))?.record.originalHash);
  if (copies.length === 0) return [];
  const numbers = copies.map(({ number }) => number).join(', ');
  return [
    `Evidence ${numbers}: a copy in which names and details of others are replaced. The ledger holds the hash of the original, which is sealed where it was made.`,
  ];
}

/** `keyTrusted`: null where no key was found to speak of. */

function answer({
  problems,
  entries = 0,
  evidence = 0,
  checkpoint = null,
  keyTrusted = null,
  notes = [],
}          )               {
  const selfDeclared =
    'The key is the one that the package itself names. Compare its id with the one that the organisation publishes, or give that one to the verifier.';
  const said = keyTrusted === false ? [...notes, selfDeclared] : notes;
  return {
    ok: problems.length === 0,
    entries,
    evidence,
    checkpoint,
    problems,
    keyTrusted: keyTrusted ?? false,
    notes: said,
  };
}

async function readSigner(files                         , wanted                   )                         {
  const raw = readPublicKeyPem(textOf(files.get(paths.key)) ?? '');
  if (!raw) return null;
  const id = keyId(raw);
  const trusted = wanted.some((key) => (key.length >= 32 && id.startsWith(key.toLowerCase())) || isKey(key, raw));
  if (trusted || wanted.length === 0) return { raw, id, trusted, problems: [] };
  const what = `The package is signed with the key ${id}, which is not the one you gave.`;
  return { raw, id, trusted, problems: [{ kind: 'foreign-key', where: { file: paths.key }, what }] };
}

const isKey = (pem        , raw            ) => {
  const given = readPublicKeyPem(`${pem.trim()}\n`);
  return given !== null && sameBytes(given, raw);
};

async function checkManifest(
  files                         ,
  signer               ,
)                                                            {
  const [manifest, signature] = [files.get(paths.manifest), files.get(paths.signature)];
  const missing = [paths.manifest, paths.signature, paths.key].filter((path) => !files.has(path));
  if (!manifest || !signature || missing.length > 0)
    return {
      signed: null,
      problems: missing.map((path) => ({ kind: 'file-missing', where: { file: path }, what: `${path} is missing.` })),
    };
  const written = /^([^\n]*)\n$/.exec(textOf(signature) ?? '')?.[1];
  const bytes = fromBase64(written ?? '-');
  const sound = bytes && signer ? await verifyEd25519(signer.raw, bytes, manifest.content) : false;
  if (sound !== true) return { signed: null, problems: notSigned(files, sound === 'unsupported') };
  const read = readManifest(manifest);
  const what = 'manifest.json is signed, but not written as this version of Leadwell writes it.';
  return read
    ? { signed: read, problems: [] }
    : { signed: null, problems: [{ kind: 'unreadable', where: { file: paths.manifest }, what }] };
}

/** The signature fits no more: the checksums of the zip tell which of the three it was, unless they were changed too. */
function notSigned(files                         , unsupported         )            {
  if (unsupported) {
    const what = 'Ed25519 signatures cannot be checked here. Use a newer browser, or verify.mjs with Node 20 or newer.';
    return [{ kind: 'cannot-check', where: { file: paths.signature }, what }];
  }
  const bound = [paths.manifest, paths.signature, paths.key];
  const damaged = bound.filter((path) => crc32(files.get(path) .content) !== files.get(path) .crc);
  return (damaged.length > 0 ? damaged : [paths.manifest]).map((path) => ({
    kind: 'manifest-changed',
    where: { file: path },
    what: `${path} was changed: the manifest, its signature and the key no longer fit together.`,
  }));
}

function checkFiles(files              , manifest          )            {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const own           = [paths.manifest, paths.signature];
  const problems = files.flatMap(({ name, content }, at)            => {
    const where = { file: name };
    const entry = listed.get(name);
    if (!entry && !own.includes(name))
      return [{ kind: 'file-added', where, what: `${name} was added: the manifest does not list it.` }];
    if (at > 0 && files[at - 1] .name >= name)
      return [{ kind: 'file-added', where, what: `${name} stands twice in the zip, or out of order.` }];
    if (!entry) return [];
    if (entry.size === content.length && entry.sha256 === toHex(sha256(content))) return [];
    return [
      {
        kind: 'file-changed',
        where,
        what: `${name} was changed: its content no longer gives the hash in the manifest.`,
      },
    ];
  });
  const present = new Set(files.map((file) => file.name));
  const missing = manifest.files.filter(({ path }) => !present.has(path));
  return [
    ...problems,
    ...missing.map(
      ({ path })          => ({ kind: 'file-missing', where: { file: path }, what: `${path} is missing.` }),
    ),
  ];
}

function readManifest(file            )                  {
  try {
    const manifest = JSON.parse(textOf(file) ?? '')            ;
    const lists = [manifest.files, manifest.evidence, manifest.claims, manifest.criteria];
    return manifest.schema === schema && lists.every(Array.isArray) ? manifest : null;
  } catch {
    return null;
  }
}

const textOf = (file                        ) => (file ? fromUtf8(file.content) : null);

// standalone/words.ts
/** The answer in plain words, line by line; the first line is the verdict. */
function inWords({ ok, entries, evidence, checkpoint, problems, notes }              )           {
  const held = `${counted(evidence, 'piece', 'pieces')} of evidence, ${counted(entries, 'ledger entry', 'ledger entries')}`;
  const verdict = ok
    ? `Unaltered: every byte is as it was exported (${held}).`
    : `Altered or incomplete: ${counted(problems.length, 'problem', 'problems')} found.`;
  const signed = checkpoint
    ? [
        `The ledger's checkpoint of ${moment(checkpoint.time)} covers ${counted(checkpoint.size, 'entry', 'entries')}.`,
        `Signed with the key ${checkpoint.key}.`,
      ]
    : [];
  return [verdict, ...problems.map((problem) => problem.what), ...signed, ...notes].map(visibly);
}

/** A name in a zip may hold what steers a terminal, or what turns round or hides the words beside it. */
const visibly = (line        ) =>
  line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0) .toString(16)}}`);

/** 2026-11-22 10:00 UTC */
const moment = (time        ) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;

const counted = (count        , one        , many        ) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

// standalone/command.ts
// The end of verify.mjs: node verify.mjs <package.zip> [--checkpoint <file>] [--key <file or id>] [--json]
import { readFileSync } from 'node:fs';

const words = process.argv.slice(2);
const option = (name        ) => (words.includes(name) ? words.splice(words.indexOf(name), 2)[1] : undefined);
const [checkpoint, key] = [option('--checkpoint'), option('--key')];
const asJson = words.includes('--json');
const [path] = words.filter((word) => !word.startsWith('--'));

if (path === undefined) {
  console.error('Usage: node verify.mjs <package.zip> [--checkpoint <file>] [--key <file or id>] [--json]');
  process.exitCode = 2;
} else {
  const result = await verifyPackage(readFileSync(path), {
    ...(checkpoint === undefined ? {} : { checkpoint: readFileSync(checkpoint, 'utf8') }),
    ...(key === undefined ? {} : { keys: [/^[0-9a-fA-F]{32,64}$/.test(key) ? key : readFileSync(key, 'utf8')] }),
  });
  console.log(asJson ? JSON.stringify(result, null, 2) : inWords(result).join('\n'));
  process.exitCode = result.ok ? 0 : 1;
}
