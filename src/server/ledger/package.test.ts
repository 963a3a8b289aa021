import fc from 'fast-check';
import { expect, test } from 'vitest';
import { files, filesOf, named, sound, verifier } from '../../../tests/sound-package.ts';
import { newSigningKey } from './keys.ts';
import { packageBytes } from './package.ts';
import { paths } from './package-format.ts';
import type { PackageInput } from './package-input.ts';
import { noteOver, sampleKey, sampleLedger, samplePackage } from './package-sample.ts';
import type { ZippedFile } from './package-unzip.ts';
import { type VerifyOptions, verifyPackage } from './package-verify.ts';
import { crc32, localHeader, zipDirectory } from './package-zip.ts';
import { inWords } from './standalone/words.ts';

/** A zip with other files in it, as somebody who knows the format would write it. */
function packed(changed: { name: string; content: Uint8Array }[]) {
  const parts = changed.map(({ name, content }) => ({ name, content, size: content.length, crc: crc32(content) }));
  const contents = parts.flatMap((part) => [localHeader(part), part.content]);
  const from = contents.reduce((sum, part) => sum + part.length, 0);
  return new Uint8Array(Buffer.concat([...contents, ...zipDirectory(parts, from).map(({ line }) => line)]));
}

const replaced = (name: string, content: Uint8Array) =>
  packed(files.map((file) => (file.name === name ? { name, content } : file)));
const problems = async (bytes: Uint8Array, options?: VerifyOptions) => (await verifyPackage(bytes, options)).problems;

test('R-106 an untouched package is unaltered, and says what it holds', async () => {
  const result = await verifyPackage(sound);
  expect(result).toMatchObject({ ok: true, entries: 3, evidence: 1, problems: [], keyTrusted: false });
  expect(result.checkpoint).toEqual({ size: 6, time: '2026-11-22T10:00:00.000Z', key: sampleKey.public.id });
  expect(result.notes.join()).toContain('the package itself names');
});

test('the same portfolio makes the same bytes', async () => {
  expect(await packageBytes(samplePackage(), sampleKey, verifier)).toEqual(sound);
});

test('R-102 every single byte of the package counts', async () => {
  const missed: number[] = [];
  const step = Math.max(1, Math.floor(sound.length / 900));
  const structural = Array.from({ length: 700 }, (_, at) => sound.length - 1 - at);
  const places = new Set([...structural, ...Array.from({ length: 900 }, (_, at) => at * step), ...headerBytes()]);
  for (const at of places) {
    const changed = Uint8Array.from(sound);
    changed[at] = changed[at]! ^ (1 << (at % 8));
    const result = await verifyPackage(changed);
    if (result.ok || result.problems.length === 0) missed.push(at);
  }
  expect(missed).toEqual([]);
});

/** The places of the first two files' headers, byte by byte. */
function headerBytes() {
  const [one, two] = files as [ZippedFile, ZippedFile];
  const second = localHeader(one).length + one.size;
  return [
    ...Array.from({ length: localHeader(one).length }, (_, at) => at),
    ...Array.from({ length: localHeader(two).length }, (_, at) => second + at),
  ];
}

test.each(files.map((file) => file.name))('R-102 a changed byte in %s is named with its file', async (name) => {
  const { content } = named(name);
  const at = content.byteOffset - sound.byteOffset + Math.floor(content.length / 2);
  const changed = Uint8Array.from(sound);
  changed[at] = changed[at]! ^ 1;
  const found = await problems(changed);
  expect(found.map((problem) => problem.where.file)).toContain(name);
  expect(found.every((problem) => problem.where.file === name)).toBe(true);
});

test('R-102 what is changed with the zip made to fit is found by its hash', async () => {
  const changed = replaced('portfolio.pdf', Buffer.from('%PDF-1.7\nforged\n'));
  expect(await problems(changed)).toEqual([
    {
      kind: 'file-changed',
      where: { file: 'portfolio.pdf' },
      what: 'portfolio.pdf was changed: its content no longer gives the hash in the manifest.',
    },
  ]);
});

test('R-102 a file added, taken away, or there twice is named', async () => {
  const extra = { name: 'zz.txt', content: Buffer.from('x') };
  expect(await problems(packed([...files, extra]))).toMatchObject([{ kind: 'file-added', where: { file: 'zz.txt' } }]);
  const without = files.filter((file) => file.name !== 'matrix.csv');
  expect(await problems(packed(without))).toMatchObject([{ kind: 'file-missing', where: { file: 'matrix.csv' } }]);
  const twice = files.flatMap((file) => (file.name === 'matrix.csv' ? [file, file] : [file]));
  expect(await problems(packed(twice))).toMatchObject([
    { kind: 'file-added', what: expect.stringContaining('twice') as string },
  ]);
  const path = { name: '../../evil.txt', content: Buffer.from('x') };
  expect(await problems(packed([path, ...files]))).toMatchObject([
    { kind: 'file-added', where: { file: '../../evil.txt' } },
  ]);
});

test('a foreign file behind the others is told as added, and cannot steer what is shown', async () => {
  const name = 'a\nUnaltered\u001b[2J\u202e.txt';
  const found = await verifyPackage(packed([...files, { name, content: Buffer.from('x') }]));
  expect(found.problems).toMatchObject([{ kind: 'file-added', where: { file: name } }]);
  expect(inWords(found)[1]).toBe('a\\u{a}Unaltered\\u{1b}[2J\\u{202e}.txt was added: the manifest does not list it.');
});

test('a zip that another program packed anew is told so in one sentence', async () => {
  const anew = Buffer.from(sound);
  for (const { content, name } of files)
    anew[content.byteOffset - sound.byteOffset - Buffer.byteLength(name) - 26] = 20;
  const toldSo = [{ kind: 'unreadable', what: expect.stringContaining('packed anew') }];
  expect(await problems(anew)).toMatchObject(toldSo);
  anew.writeUInt32LE(0xffffffff, 18); // a zip64 gives the size of a file elsewhere
  expect(await problems(anew)).toMatchObject(toldSo);
});

test.each([paths.manifest, paths.signature, paths.key])('a package without %s is not sound', async (path) => {
  const found = await problems(packed(files.filter((file) => file.name !== path)));
  expect(found).toContainEqual({ kind: 'file-missing', where: { file: path }, what: `${path} is missing.` });
});

test('bytes before, after or in between are found', async () => {
  const space = Buffer.from(' ');
  expect(await problems(Buffer.concat([sound, space]))).toMatchObject([
    { kind: 'zip-changed', where: { offset: sound.length } },
  ]);
  expect(await problems(Buffer.concat([space, sound]))).not.toEqual([]);
  const second = localHeader(files[0]!).length + files[0]!.size;
  expect(await problems(Buffer.concat([sound.subarray(0, second), space, sound.subarray(second)]))).not.toEqual([]);
});

test('a package cut off anywhere says where it ends', async () => {
  for (let length = 0; length < sound.length; length += 97) {
    const found = await problems(sound.subarray(0, length));
    expect(found, `cut at ${length}`).not.toEqual([]);
  }
  const [cut] = await problems(sound.subarray(0, 5000));
  expect(cut).toMatchObject({ kind: 'cut-off', where: { offset: 5000 } });
});

test('what is no package at all is refused in words', async () => {
  const garbage = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.constant(Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1')),
  );
  await fc.assert(
    fc.asyncProperty(garbage, async (bytes) => {
      const [problem] = await problems(bytes);
      expect(problem?.what).toMatch(/^[A-Z].*\.$/);
    }),
  );
});

test('R-102 any part overwritten by any other bytes is found', async () => {
  const splice = fc.record({
    at: fc.nat({ max: sound.length - 1 }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(splice, async ({ at, bytes }) => {
      const changed = Uint8Array.from(sound);
      changed.set(bytes.subarray(0, sound.length - at), at);
      expect((await problems(changed)).length > 0).toBe(!Buffer.from(changed).equals(Buffer.from(sound)));
    }),
  );
});

test('R-102 parts of two sound packages do not make one', async () => {
  const other = filesOf(await packageBytes(samplePackage(sampleKey, 'plan.refuse'), sampleKey, verifier));
  for (const { name, content } of other) {
    const same = Buffer.from(content).equals(Buffer.from(named(name).content));
    expect((await verifyPackage(replaced(name, content))).ok, name).toBe(same);
  }
  const foreign = newSigningKey();
  const others = filesOf(await packageBytes(samplePackage(foreign), foreign, verifier));
  const mixed = files.map((file) => (file.name.startsWith('ledger/') ? named(file.name, others) : file));
  expect((await verifyPackage(packed(mixed))).ok).toBe(false);
});

test('a key named from outside is trusted, another is refused, and none is said', async () => {
  const { id, pem } = sampleKey.public;
  for (const key of [id, id.slice(0, 32), pem, pem.trim()])
    expect(await verifyPackage(sound, { keys: [key] })).toMatchObject({ ok: true, keyTrusted: true, notes: [] });
  const other = newSigningKey().public;
  for (const key of [other.id, other.pem, id.slice(0, 31), ''])
    expect(await verifyPackage(sound, { keys: [key] })).toMatchObject({
      ok: false,
      problems: [{ kind: 'foreign-key' }],
    });
});

test('an outside checkpoint of the same history is confirmed, at its own or an earlier size', async () => {
  const { entries } = sampleLedger();
  for (const size of [2, 5, 6]) {
    const result = await verifyPackage(sound, { checkpoint: noteOver(entries, sampleKey, size) });
    expect(result.ok, String(size)).toBe(true);
    const mailed = `\uFEFF${noteOver(entries, sampleKey, size).replaceAll('\n', '\r\n')}\r\n`;
    expect((await verifyPackage(sound, { checkpoint: mailed })).ok).toBe(true);
    expect(result.notes[0]).toContain('is the one of the checkpoint you gave');
  }
});

test('a history rewritten by whoever holds the key is uncovered by an outside checkpoint', async () => {
  const rewritten = await packageBytes(samplePackage(sampleKey, 'plan.refuse'), sampleKey, verifier);
  expect((await verifyPackage(rewritten)).ok).toBe(true);
  const checkpoint = noteOver(sampleLedger().entries, sampleKey, 5);
  expect(await problems(rewritten, { checkpoint })).toMatchObject([{ kind: 'other-history' }]);
});

test('an outside checkpoint that cannot be compared says so', async () => {
  const { entries } = sampleLedger();
  expect(await problems(sound, { checkpoint: 'hello' })).toMatchObject([{ kind: 'not-comparable' }]);
  expect(await problems(sound, { checkpoint: noteOver(entries, sampleKey, 3) })).toMatchObject([
    { kind: 'not-comparable' },
  ]);
  const later = noteOver([...entries, { ...entries[5]!, sequence: 7 }], sampleKey);
  expect((await problems(sound, { checkpoint: later }))[0]!.what).toContain(
    'is later (7 entries) than the package (6)',
  );
});

test('a signed package whose parts contradict its ledger is not sound', async () => {
  const altered = async (change: (input: PackageInput) => void) => {
    const { attachments, pdf } = samplePackage();
    const input = { ...(JSON.parse(JSON.stringify(samplePackage())) as PackageInput), attachments, pdf };
    change(input);
    return (await problems(await packageBytes(input, sampleKey, verifier))).map((problem) => problem.kind);
  };
  expect(await altered(() => {})).toEqual([]);
  expect(await altered((input) => (input.evidence[0]!.document.title = 'Another plan'))).toEqual(['record-unproven']);
  expect(await altered((input) => (input.evidence[0]!.title = 'Another plan'))).toEqual(['record-unproven']);
  expect(await altered((input) => (input.claims[0]!.how = 'Better'))).toEqual(['record-unproven']);
  expect(await altered((input) => (input.claims[0]!.judgement!.outcome = 'not-accepted'))).toEqual(['record-unproven']);
  expect(await altered((input) => (input.records[1]!.record.how = 'Better'))).toEqual([
    'record-unproven',
    'record-unproven',
  ]);
  expect(await altered((input) => (input.records[1]!.salt = '00'.repeat(32)))).toEqual([
    'record-unproven',
    'record-unproven',
  ]);
  expect(await altered((input) => (input.attachments = []))).toEqual(['record-unproven']);
  expect(await altered((input) => (input.records = []))).toEqual([
    'record-unproven',
    'record-unproven',
    'record-unproven',
  ]);
  const redated = (input: PackageInput) => {
    const entries = [...input.ledger.entries];
    entries[0] = entries[0]!.replace('2026-11-22', '2026-11-21');
    input.ledger = { ...input.ledger, entries };
  };
  expect(await altered(redated)).toContain('ledger-broken');
  expect(
    await altered(
      (input) => (input.ledger = { ...input.ledger, earlier: [noteOver(sampleLedger('x.y').entries, sampleKey, 2)] }),
    ),
  ).toEqual(['ledger-broken']);
});

test('a package signed by its maker but written in another form never brings the verifier down', async () => {
  const forms = fc.constantFrom<(input: PackageInput) => void>(
    (input) => (input.evidence = [null] as never),
    (input) => (input.claims = [{ judgement: 5 }] as never),
    (input) => (input.evidence[0]!.document = { sections: 7 } as never),
    (input) => (input.evidence[0]!.title = '\ud800'),
  );
  const manifest = { schema: 'leadwell-portfolio/1', files: [null], evidence: [], claims: [], criteria: [] };
  expect((await verifyPackage(replaced(paths.manifest, Buffer.from(JSON.stringify(manifest))))).ok).toBe(false);
  await fc.assert(
    fc.asyncProperty(forms, async (change) => {
      const input = samplePackage();
      change(input);
      const bytes = await packageBytes(input, sampleKey, verifier).catch(() => null);
      if (bytes) expect((await verifyPackage(bytes)).ok).toBe(false);
    }),
    { numRuns: 12 },
  );
});

test('a damaged file in the store is refused before anything is packed', async () => {
  const input = samplePackage();
  input.attachments[0]!.sha256 = '0'.repeat(64);
  await expect(packageBytes(input, sampleKey, verifier)).rejects.toThrow('The kept file plan.pdf is damaged');
});
