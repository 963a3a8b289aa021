import { connectWithin } from '#server/database/connect.ts';
import { withInstallation } from '#server/installation/installation.ts';
import { listPortfolios } from '#server/installation/portfolios.ts';
import { type Command, takesNothing } from './command.ts';
import { refusing, requireInstallation, say } from './installation.ts';

export const command: Command = {
  words: 'portfolio list',
  help: 'Lists every portfolio with its id, its candidate, its unit and how many pieces of evidence an export of it holds.',
  options: {},
  example: 'portfolio list --json',
  run(input) {
    takesNothing(input);
    return refusing(async () => {
      await requireInstallation();
      const portfolios = await withInstallation(({ ownerUrl }) => connectWithin(ownerUrl, listPortfolios), { say });
      const lines = portfolios.map(
        ({ id, candidate, unit, evidence }) => `${id}  ${candidate}, unit ${unit}, evidence: ${evidence}`,
      );
      return { json: { portfolios }, text: lines.join('\n') || 'There is no portfolio yet.' };
    });
  },
};
