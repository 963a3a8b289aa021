// One call of the command: finds it, reads its options, and puts its answer in words. See each command's own file.
import { parseArgs } from 'node:util';
import { statusOf } from '#server/errors.ts';
import { type Answer, type Command, Refused, WrongUse } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, overview, usageOf } from './usage.ts';

/** What goes to the two outputs, and the exit: 0 done, 1 refused with the reason, 2 called wrongly. */
export type Called = { status: 0 | 1 | 2; stdout: string; stderr: string };

/** Answers `args`, the words after `leadwell`. What nobody foresaw is thrown on; progress goes to standard error meanwhile. */
export async function call(args: string[]): Promise<Called> {
  const json = args.includes('--json');
  if (args.length === 0 || (args.length === 1 && /^(--help|-h|help)$/.test(args[0]!))) return said(overview());
  const found = named(args);
  if (!found) return refused(new WrongUse(noCommand(args)), json, overview());
  const command = await found.load();
  try {
    const { values, positionals } = parse(command, found.rest);
    if (values.help) return said(helpOf(command));
    return answered(await command.run({ words: positionals, options: values as never }), json);
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
    const read = parseArgs({ args, options: { ...common, ...command.options }, allowPositionals: true, tokens: true });
    refuseTwice(command, read.tokens);
    return read;
  } catch (error) {
    throw error instanceof WrongUse ? error : new WrongUse(inWords(error as Error));
  }
}

/** Node takes the last of several values without a word. @throws WrongUse */
function refuseTwice({ options }: Command, tokens: readonly { kind: string; name?: string }[]) {
  const given = tokens.flatMap(({ kind, name }) => (kind === 'option' && name ? [name] : []));
  const twice = given.find(
    (name, index) => options[name]?.type === 'string' && !options[name].multiple && given.indexOf(name) < index,
  );
  if (twice) throw new WrongUse(`--${twice} is given more than once, and takes one value.`);
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

function answered({ json, text, exit }: Answer, asJson: boolean): Called {
  return { status: exit ?? 0, stdout: asJson ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`, stderr: '' };
}

const said = (text: string): Called => ({ status: 0, stdout: text, stderr: '' });

/** In words on standard error and, with `--json`, once more on standard output. */
function refused(error: unknown, json: boolean, usage: string): Called {
  const wrong = error instanceof WrongUse;
  const { kind, message, where } = wrong ? { kind: 'wrong-use', message: error.message, where: null } : refusal(error);
  const document = { error: { kind, message, ...(where ? { where } : {}) } };
  return {
    status: wrong ? 2 : 1,
    stdout: json ? `${JSON.stringify(document)}\n` : '',
    stderr: `${message}\n${wrong ? usage : ''}`,
  };
}

function refusal(error: unknown): { kind: string; message: string; where: unknown } {
  if (error instanceof Refused) return error;
  if (statusOf(error)) return { kind: 'refused', message: (error as Error).message, where: null };
  throw error;
}
