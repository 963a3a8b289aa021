import { accountsDatabase, sql } from '#server/db.ts';
import { withApplication } from '#server/installation/application.ts';
import { counted } from '#server/installation/finding.ts';
import { beginAnew } from '#server/ledger/checkpoints.ts';
import { signingKey } from '#server/ledger/signing.ts';
import { type Command, takesNothing } from './command.ts';
import { refusing, requireInstallation, say } from './installation.ts';

export const command: Command = {
  words: 'ledger begin-anew',
  help: `Seals every ledger as it stands and signs it, whatever was sealed and signed before. Only after the key was
lost, or an older database was put back on purpose: run \`leadwell ledger verify\` first and keep what it says.
What was remembered of earlier checkpoints is put aside in data/keys/checkpoints, not removed.`,
  options: {},
  example: 'ledger begin-anew',
  run: (input) =>
    refusing(async () => {
      takesNothing(input);
      await requireInstallation();
      const begun = await withApplication(async ({ home }) => {
        const key = await signingKey(home);
        const { rows } = await accountsDatabase().execute<{ id: string }>(
          sql`select distinct organisation_id as id from memberships order by 1`,
        );
        const organisations: { organisation: string; entries: number }[] = [];
        for (const { id } of rows)
          organisations.push({ organisation: id, entries: (await beginAnew(id, key))?.size ?? 0 });
        return organisations;
      }, say);
      const lines = begun.map(
        ({ organisation, entries }) => `${organisation}: begun anew after ${counted(entries, 'entry', 'entries')}`,
      );
      return { json: { organisations: begun }, text: lines.join('\n') };
    }),
};
