// What somebody writes about their work, checked as an account and as a reflection at once. Pure.
import { createHash } from 'node:crypto';
import { checkAccount } from './account-check.ts';
import type { Checked, TextFinding } from './finding.ts';
import { checkReflection } from './reflection-check.ts';

const weight: Record<TextFinding['severity'], number> = { stop: 0, warn: 1, note: 2 };
/** Two names of one thing: where the first is found, the second adds nothing. */
const same: Record<string, string> = { 'task-list': 'descriptive-only', 'no-own-act': 'no-workplace-example' };

/** Gravest first; `present` and `missing` are those of a reflection. `declared`: it is said to be simulated, which is not pointed out then. */
export function checkWriting(text: string, { declared = false } = {}): Checked {
  const reflection = checkReflection(text);
  const short = reflection.findings.find(({ id }) => id === 'too-short');
  if (short) return reflection;
  const account = checkAccount(text).findings;
  const said = new Set(account.flatMap(({ id }) => [id, same[id] ?? id]));
  const findings = [...account, ...reflection.findings.filter(({ id }) => !said.has(id))]
    .filter(({ id }) => !declared || id !== 'simulated-or-hypothetical')
    .sort((one, other) => weight[one.severity] - weight[other.severity]);
  return { ...reflection, findings };
}

/** What a finding in a text rests on: the words it is about. A reason holds as long as they are the same; where something is missing, as long as it is. */
export const restsOn = ({ id, where }: TextFinding): string =>
  createHash('sha256')
    .update(JSON.stringify([id, where.text]))
    .digest('hex')
    .slice(0, 16);
