// A package of the small portfolio as it is exported, and the files in it.
import { packageBytes } from '../src/server/ledger/package.ts';
import { sampleKey, samplePackage } from '../src/server/ledger/package-sample.ts';
import { readZip, type ZippedFile } from '../src/server/ledger/package-unzip.ts';

export const verifier = { page: '<!doctype html>', script: '// verifier' };
export const sound = await packageBytes(samplePackage(), sampleKey, verifier);
export const files = filesOf(sound);

export function filesOf(bytes: Uint8Array) {
  const read = readZip(bytes);
  if ('problem' in read) throw new Error(read.problem.what);
  return read.files;
}

export const named = (name: string, within: readonly ZippedFile[] = files) =>
  within.find((file) => file.name === name)!;
