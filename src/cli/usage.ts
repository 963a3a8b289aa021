// How the commands explain themselves.
import type { Command } from './command.ts';
import { commands } from './commands.ts';

/** Every command with a line about it. */
export const overview = (): string =>
  [
    'Usage: leadwell <command> [options]',
    '',
    ...columns(Object.entries(commands).map(([name, { says }]) => [name, says])),
    '',
    'Every command explains itself: leadwell <command> --help',
    'Exit: 0 done, 1 refused with the reason, 2 called wrongly.',
    '',
  ].join('\n');

/** The one line of how a command is called. */
export const usageOf = ({ words, options }: Command): string =>
  ['Usage: leadwell', words, ...Object.entries(options).map(inUsage), '[--json]'].join(' ');

/** A command in full: what it does, each option, an example. */
export const helpOf = (command: Command): string =>
  [
    usageOf(command),
    '',
    command.help,
    '',
    ...columns([
      ...Object.entries(command.options).map((option): [string, string] => [written(option), option[1].says]),
      ['--json', 'answer as one JSON document, with nothing else on standard output'],
      ['--help', 'show this'],
    ]),
    '',
    `Example: leadwell ${command.example}`,
    '',
  ].join('\n');

const inUsage = (option: [string, Command['options'][string]]) =>
  option[1].needed ? written(option) : `[${written(option)}]`;

const written = ([name, { value, multiple }]: [string, Command['options'][string]]) =>
  `--${name}${value ? ` <${value}>` : ''}${multiple ? ' …' : ''}`;

function columns(rows: [string, string][]) {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`);
}
