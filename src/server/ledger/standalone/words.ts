import type { VerifyResult } from '../package-verify.ts';

/** The answer in plain words, line by line; the first line is the verdict. */
export function inWords({ ok, entries, evidence, checkpoint, problems, notes }: VerifyResult): string[] {
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
const visibly = (line: string) =>
  line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`);

/** 2026-11-22 10:00 UTC */
const moment = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
