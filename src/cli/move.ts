import { shown } from '#server/database/urls.ts';
import { counted } from '#server/installation/finding.ts';
import { move } from '#server/installation/move.ts';
import { readSettings } from '#server/installation/settings.ts';
import { type Command, takesNothing, WrongUse } from './command.ts';
import { refusing, requireInstallation, say } from './installation.ts';

const embedded = 'embedded';

export const command: Command = {
  words: 'move',
  help: `Copies every row to an empty database and compares them; the old database stays as it is. Stop Leadwell first.\nStored files and keys stay in the data folder.`,
  options: {
    to: {
      type: 'string',
      value: 'DATABASE_URL',
      needed: true,
      says: `the empty database; “${embedded}” moves back into the data folder`,
    },
  },
  example: 'move --to postgres://owner:password@db.example.org/leadwell',
  run(input) {
    takesNothing(input);
    const { to } = input.options;
    if (typeof to !== 'string' || !to) throw new WrongUse('Name the database to move to with --to.');
    return refusing(async () => {
      await requireInstallation();
      const back = to === embedded;
      const target = readSettings({ ...process.env, DATABASE_URL: back ? '' : to, DATABASE_OWNER_URL: '' });
      const { tables, rows } = await move(readSettings(), target, say);
      const where = back ? `the data folder ${target.home}` : shown(to);
      const next = back ? 'Start without DATABASE_URL from now on.' : 'Start with DATABASE_URL set to it from now on.';
      return {
        json: { tables, rows, to: where },
        text: `Moved ${counted(rows, 'row', 'rows')} of ${tables} tables to ${where}. ${next}`,
      };
    });
  },
};
