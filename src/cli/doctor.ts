import { examine } from '#server/installation/doctor.ts';
import type { Finding } from '#server/installation/finding.ts';
import { readSettings } from '#server/installation/settings.ts';
import { type Command, takesNothing } from './command.ts';
import { refusing } from './installation.ts';

export const command: Command = {
  words: 'doctor',
  help: 'Looks at Node, the data folder, the database, stored files, the ledger, mail and the clock.\nPrints what is wrong and the one command that mends it. Changes nothing.',
  options: {},
  example: 'doctor',
  run: (input) =>
    refusing(async () => {
      takesNothing(input);
      const findings = await examine(readSettings(), new Date());
      const ok = findings.every(({ state }) => state !== 'wrong');
      const end = ok ? 'Nothing is wrong.' : 'Something is wrong: see the lines marked WRONG.';
      return { json: { ok, findings }, text: [...findings.map(line), '', end].join('\n'), exit: ok ? 0 : 1 };
    }),
};

const marks = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' };
const line = ({ check, state, what, mend }: Finding) =>
  `${marks[state]}  ${check}: ${what}${mend ? `\n       ${state === 'note' ? 'If you want to change that' : 'To mend it'}: ${mend}` : ''}`;
