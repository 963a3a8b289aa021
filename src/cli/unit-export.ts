import { administrator, withApplication } from '#server/installation/application.ts';
import { casePackage } from '#server/qualifications/case-export.ts';
import { sameNumber } from '#server/qualifications/unit-words.ts';
import { unitOf, unitsOf } from '#server/qualifications/units.ts';
import { origin } from '#server/running.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { refusing, requireInstallation, say } from './installation.ts';

export const command: Command = {
  words: 'unit export <number>',
  help: `Prints a unit as a package of 1EdTech CASE 1.1 (JSON), with the identifiers that it came with and in its order.
Another installation reads it with: leadwell unit read unit.json`,
  options: {},
  example: 'unit export 39 > unit-39.json',
  run({ words: [number, ...more] }) {
    if (!number || more.length > 0) throw new WrongUse('Name one unit by its number.');
    return refusing(async () => {
      await requireInstallation();
      const json = await withApplication(() => packed(number), say);
      return { json, text: JSON.stringify(json, null, 2) };
    });
  },
};

async function packed(number: string) {
  const actor = await administrator();
  const units = await unitsOf(actor);
  const found = units.find((unit) => sameNumber(unit.number) === sameNumber(number));
  if (found) return casePackage(await unitOf(actor, found.id), origin());
  const known = units.map((unit) => unit.number).join(', ') || 'none yet';
  throw new Refused('not-found', `There is no unit ${number} here. There are: ${known}.`);
}
