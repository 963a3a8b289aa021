import { backup } from '#server/installation/backup.ts';
import { counted } from '#server/installation/finding.ts';
import { withInstallation } from '#server/installation/installation.ts';
import { type Command, WrongUse } from './command.ts';
import { refusing, requireInstallation, say } from './installation.ts';

export const command: Command = {
  words: 'backup <folder>',
  help: 'Saves the database, the stored files and the keys into a new folder, also while Leadwell is serving.\nThe folder holds the keys: keep it as safe as the installation itself.',
  options: {},
  example: 'backup /backups/today',
  run({ words: [folder, ...more] }) {
    if (!folder || more.length > 0) throw new WrongUse('Name one folder that is not there yet.');
    return refusing(async () => {
      await requireInstallation();
      const made = await withInstallation((at) => backup(at, folder, new Date(), say), { migrate: 'never', say });
      return {
        json: made,
        text: `Saved ${counted(made.rows, 'row', 'rows')} of ${made.tables} tables and ${counted(made.files, 'file', 'files')} in ${made.folder}`,
      };
    });
  },
};
