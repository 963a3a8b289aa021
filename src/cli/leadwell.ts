// The `leadwell` command: finds the command, reads its options, prints its answer. See each command's own file.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import '#server/packages-once.ts';
import { statusOf } from '#server/errors.ts';
import { type Answer, type Command, Refused, WrongUse } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, overview, usageOf } from './usage.ts';

async function main(args: string[]): Promise<number> {
  const json = args.includes('--json');
  if (args.length === 0 || (args.length === 1 && /^(--help|-h|help)$/.test(args[0]!))) return said(overview(), 0);
  const found = named(args);
  if (!found) return refused(new WrongUse(noCommand(args)), json, overview());
  const command = await found.load();
  try {
    const { values, positionals } = parse(command, found.rest);
    if (values.help) return said(helpOf(command), 0);
    return printed(await command.run({ words: positionals, options: values as never }), json);
  } catch (error) {
    return refused(error, json, `${usageOf(command)}\n`);
  }
}

function named(args: string[]) {
  for (const length of [2, 1]) {
    const found = commands[args.slice(0, length).join(' ')];
    if (found) return { load: found.load, rest: args.slice(length) };
  }
  return null;
}

function parse(command: Command, args: string[]) {
  const common = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args, options: { ...common, ...command.options }, allowPositionals: true });
  } catch (error) {
    throw new WrongUse(inWords(error as Error));
  }
}

/** Node's own sentence of an option that is none goes on about how to write others. */
const inWords = ({ message }: Error) => {
  const [, option] = /^Unknown option '([^']*)'/.exec(message) ?? [];
  return option ? `There is no option ${option} here.` : message;
};

/** With those that begin alike, where a part of one was typed. */
function noCommand([first = '']: string[]): string {
  const some = Object.keys(commands).filter((name) => name.startsWith(`${first} `));
  return some.length > 0 ? `Say which: ${some.join(', ')}.` : `There is no command ${first}.`;
}

function printed({ json, text, exit }: Answer, asJson: boolean) {
  process.stdout.write(asJson ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`);
  return exit ?? 0;
}

function said(text: string, exit: number) {
  process.stdout.write(text);
  return exit;
}

/** In words on standard error and, with `--json`, once more on standard output. What nobody foresaw is thrown on. */
function refused(error: unknown, json: boolean, usage: string) {
  const wrong = error instanceof WrongUse;
  const { kind, message, where } = wrong ? { kind: 'wrong-use', message: error.message, where: null } : refusal(error);
  process.stderr.write(`${message}\n${wrong ? usage : ''}`);
  if (json) process.stdout.write(`${JSON.stringify({ error: { kind, message, ...(where ? { where } : {}) } })}\n`);
  return wrong ? 2 : 1;
}

function refusal(error: unknown): { kind: string; message: string; where: unknown } {
  if (error instanceof Refused) return error;
  if (statusOf(error)) return { kind: 'refused', message: (error as Error).message, where: null };
  throw error;
}

// Workers are found beside the product, from wherever the command is called.
process.env.LEADWELL_ROOT ??= fileURLToPath(new URL('../..', import.meta.url));
// A reader that stops reading (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await main(process.argv.slice(2));
