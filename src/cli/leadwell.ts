// The `leadwell` command: finds the command, reads its options, prints its answer. See each command's own file.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Answer, type Command, Refused, WrongUse } from './command.ts';
import { commands } from './commands.ts';

const overview = () =>
  `Usage: leadwell <command> [options]\n\n${Object.keys(commands)
    .map((name) => `  ${name}`)
    .join('\n')}\n\nEvery command explains itself: leadwell <command> --help\n`;

async function main(args: string[]): Promise<number> {
  const found = named(args);
  if (!found) return said(overview(), args.length === 0 || args[0] === '--help' ? 0 : 2);
  const command = await found.load();
  const json = found.rest.includes('--json');
  try {
    const { values, positionals } = parse(command, found.rest);
    if (values.help) return said(`Usage: leadwell ${command.usage}\n\n${command.help}\n`, 0);
    return printed(await command.run({ words: positionals, options: values as never }), json);
  } catch (error) {
    return refused(error, json, command);
  }
}

function named(args: string[]) {
  for (const length of [2, 1]) {
    const load = commands[args.slice(0, length).join(' ')];
    if (load) return { load, rest: args.slice(length) };
  }
  return null;
}

function parse(command: Command, args: string[]) {
  const common = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args, options: { ...common, ...command.options }, allowPositionals: true });
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
}

function printed({ json, text, exit }: Answer, asJson: boolean) {
  process.stdout.write(asJson ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`);
  return exit ?? 0;
}

function said(text: string, exit: number) {
  (exit === 0 ? process.stdout : process.stderr).write(text);
  return exit;
}

function refused(error: unknown, json: boolean, command: Command) {
  if (error instanceof WrongUse) return said(`${error.message}\nUsage: leadwell ${command.usage}\n`, 2);
  if (!(error instanceof Refused)) throw error;
  const { kind, message, where } = error;
  process.stderr.write(`${message}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: { kind, message, ...(where ? { where } : {}) } })}\n`);
  return 1;
}

// Workers are found beside the product, from wherever the command is called.
process.env.LEADWELL_ROOT ??= fileURLToPath(new URL('../..', import.meta.url));
// A reader that stops reading (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await main(process.argv.slice(2));
