import { connectWithin } from '#server/database/connect.ts';
import { standingOf } from '#server/database/migrate.ts';
import { withInstallation } from '#server/installation/installation.ts';
import { type Command, takesNothing } from './command.ts';
import { refusing, say } from './installation.ts';

export const command: Command = {
  words: 'migrate',
  help: 'Brings the database up to date with this version. `npm start` does the same; back up before.',
  options: {},
  example: 'migrate',
  run: (input) =>
    refusing(async () => {
      takesNothing(input);
      let steps = 0;
      const count = (sentence: string) => {
        steps = Number(/: (\d+) step/.exec(sentence)?.[1] ?? steps);
        say(sentence);
      };
      const level = await withInstallation(async ({ ownerUrl }) => (await connectWithin(ownerUrl, standingOf)).level, {
        migrate: 'always',
        say: count,
      });
      const text = steps === 0 ? 'The database is up to date.' : `The database is up to date now (${steps} applied).`;
      return { json: { applied: steps, level }, text };
    }),
};
