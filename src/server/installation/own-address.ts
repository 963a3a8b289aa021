// Where people reach this installation, for commands: they run beside the server and must put its real address into links.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { address } from './hosts.ts';
import { readSettings } from './settings.ts';

/** The file in the data folder; not part of a backup, because another machine has another address. */
export const addressFile = 'address';

/** Kept by the server once it listens: only then is a port of its own choice known. */
export const keepAddress = (home: string, at: string): void => writeFileSync(join(home, addressFile), `${at}\n`);

/** Such as `https://leadwell.example.org`: as set, otherwise that of the server that runs or ran last, otherwise where it would run. */
export function ownAddress(home: string): string {
  const settings = readSettings();
  return settings.origin?.origin ?? keptAddress(home) ?? address(settings);
}

function keptAddress(home: string): string | null {
  try {
    const kept = readFileSync(join(home, addressFile), 'utf8').trim();
    return URL.canParse(kept) ? kept : null;
  } catch {
    return null; // never started yet
  }
}
