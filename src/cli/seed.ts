import { Conflict, Invalid } from '#server/errors.ts';
import { withApplication } from '#server/installation/application.ts';
import { foundOrganisation, isFounded } from '#server/installation/founding.ts';
import { buildSample } from '#server/installation/sample/build.ts';
import { samplePassword } from '#server/installation/sample-password.ts';
import { beginSample, endSample } from '#server/installation/unfinished-sample.ts';
import { type Sector, sectors } from '#server/people/organisations.table.ts';
import { newPassword } from '#server/people/sign-in.form.ts';
import { addBuiltInUnits } from '#server/qualifications/units.ts';
import { readLine } from './asking.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { refusing, say } from './installation.ts';

export const command: Command = {
  words: 'seed sample|empty',
  help: `sample: the sample organisation, for looking round; on this machine the sign-in page offers its people. With --years it
has that many years of plans, one-to-ones and contacts behind it, to see how the pages are with them.
empty: your organisation with its first account, whose password is read from standard input; it needs every option.`,
  options: {
    years: { type: 'string', value: 'number', says: 'of a sample: 1 to 5; half a year where it is left out' },
    organisation: { type: 'string', value: 'name', says: 'what your organisation is called' },
    sector: { type: 'string', value: 'sector', says: `one of: ${sectors.join(', ')}` },
    name: { type: 'string', value: 'name', says: 'the first administrator' },
    email: { type: 'string', value: 'address', says: 'their e-mail address, with which they sign in' },
  },
  example: 'seed empty --organisation "Fern Homes" --sector not-for-profit --name "Ada Fern" --email ada@example.org',
  run: ({ words: [kind, ...more], options }) =>
    refusing(async () => {
      if ((kind !== 'sample' && kind !== 'empty') || more.length > 0)
        throw new WrongUse('Say what: seed sample, or seed empty.');
      const asked = options as Record<string, string | undefined>;
      const years = yearsAsked(asked.years, kind);
      return withApplication(async ({ auth, home }) => {
        if (await isFounded())
          throw new Refused('founded', 'This installation is set up already. Nothing was changed.');
        if (kind === 'empty') return empty(auth, asked);
        say('Making the sample organisation …');
        beginSample(home);
        await buildSample(auth, { password: samplePassword(home), years, say });
        endSample(home);
        return { json: { seeded: 'sample' }, text: 'The sample organisation is there. Start with: npm start' };
      }, say).catch(inWords);
    }),
};

function yearsAsked(typed: string | undefined, kind: string): number | undefined {
  if (typed === undefined) return undefined;
  if (kind === 'empty') throw new WrongUse('--years is for a sample: an empty installation has none behind it.');
  if (!/^[1-5]$/.test(typed)) throw new WrongUse(`--years is a whole number from 1 to 5, like 3; it is “${typed}”.`);
  return Number(typed);
}

async function empty(auth: Parameters<typeof foundOrganisation>[0], asked: Record<string, string | undefined>) {
  const { organisation, sector, name, email } = asked;
  if (!organisation || !name || !email || !sectors.includes(sector as Sector))
    throw new WrongUse(`Say --organisation, --sector (${sectors.join(', ')}), --name and --email.`);
  const password = await readLine('Password (at least 12 characters): ');
  const chosen = newPassword.safeParse(password);
  if (!chosen.success) throw new Refused('password', chosen.error.issues.map(({ message }) => message).join(' '));
  const founding = {
    organisation: { name: organisation, sector: sector as Sector },
    founder: { name, email, password },
  };
  const actor = await foundOrganisation(auth, founding);
  await addBuiltInUnits(actor);
  return {
    json: { seeded: 'empty', organisation, administrator: email },
    text: `${organisation} is set up. Start with: npm start`,
  };
}

function inWords(error: unknown): never {
  throw error instanceof Invalid || error instanceof Conflict ? new Refused('not-seeded', error.message) : error;
}
