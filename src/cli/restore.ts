import { counted } from '#server/installation/finding.ts';
import { restore } from '#server/installation/restore.ts';
import { readSettings } from '#server/installation/settings.ts';
import { type Command, WrongUse } from './command.ts';
import { refusing, say } from './installation.ts';

export const command: Command = {
  words: 'restore <folder>',
  help: 'Restores a backup into an installation that nobody uses yet, and verifies every hash and the ledger.',
  options: {
    force: { type: 'boolean', says: 'put an installation that is in use aside first, under another name' },
  },
  example: 'restore /backups/today',
  run({ words: [folder, ...more], options }) {
    if (!folder || more.length > 0) throw new WrongUse('Name the one folder that holds the backup.');
    return refusing(async () => {
      const done = await restore(folder, readSettings(), { force: options.force === true, now: new Date(), say });
      const { rows, files, home, before, ledger } = done;
      const aside = before ? `\nWhat was there before is in ${before}` : '';
      const problems = ledger.problems.map(({ where, what }) => `\n${where}: ${what}`).join('');
      const verified = ledger.ok
        ? `The ledger is whole: ${counted(ledger.entries, 'entry', 'entries')}.`
        : `The ledger does not verify. It was so when it was saved:${problems}`;
      const text = `Restored ${counted(rows, 'row', 'rows')} and ${counted(files, 'file', 'files')} into ${home}.${aside}\n${verified}`;
      return { json: done, text, exit: ledger.ok ? 0 : 1 };
    });
  },
};
