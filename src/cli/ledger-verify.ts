import { connectWithin } from '#server/database/connect.ts';
import { counted } from '#server/installation/finding.ts';
import { withInstallation } from '#server/installation/installation.ts';
import { checkLedger } from '#server/installation/ledger-keys.ts';
import { type Command, takesNothing } from './command.ts';
import { refusing, requireInstallation, say } from './installation.ts';

export const command: Command = {
  words: 'ledger verify',
  help: 'Verifies every entry, checkpoint, version and current record of every organisation; names whatever was altered.',
  options: {},
  example: 'ledger verify',
  run: (input) =>
    refusing(async () => {
      takesNothing(input);
      await requireInstallation();
      const found = await withInstallation(
        ({ ownerUrl, home }) => connectWithin(ownerUrl, (client) => checkLedger(client, home)),
        { say },
      );
      const problems = found.problems.map(({ where, what }) => `${where}: ${what}`).join('\n');
      const text = found.ok ? `The ledger is whole: ${counted(found.entries, 'entry', 'entries')}.` : problems;
      return { json: found, text, exit: found.ok ? 0 : 1 };
    }),
};
