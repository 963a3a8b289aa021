import { examine } from '#server/installation/doctor.ts';
import type { Finding } from '#server/installation/finding.ts';
import { readSettings } from '#server/installation/settings.ts';
import type { Command } from './command.ts';
import { refusing } from './installation.ts';

export const command: Command = {
  usage: 'doctor',
  help: 'Looks at Node, the data folder, the database, stored files, the ledger, mail and the clock.\nPrints what is wrong and the one command that mends it. Changes nothing.',
  options: {},
  run: () =>
    refusing(async () => {
      const findings = await examine(readSettings(), new Date());
      const ok = findings.every(({ state }) => state !== 'wrong');
      return { json: { ok, findings }, text: findings.map(line).join('\n'), exit: ok ? 0 : 1 };
    }),
};

const marks = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' };
const line = ({ check, state, what, mend }: Finding) =>
  `${marks[state]}  ${check}: ${what}${mend ? `\n       ${mend}` : ''}`;
