import type { ParseArgsConfig } from 'node:util';

/** What a command answers: `json` is printed whole with `--json`, `text` otherwise; `exit` is 1 when the answer is a refusal. */
export type Answer = { json: unknown; text: string; exit?: 0 | 1 };

export type Input = { words: string[]; options: Record<string, string | boolean | (string | boolean)[] | undefined> };

/** An option as `util.parseArgs` takes it, with what `--help` says of it; `value` names what is to be given. */
export type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  says: string;
  value?: string;
  /** The command does nothing without it. */
  needed?: true;
};

/** One command of `leadwell`. `words` are what stands before the options in the usage; `--json` and `--help` are added to all. */
export type Command = {
  words: string;
  help: string;
  options: Record<string, Option>;
  /** One call that works as it stands, without `leadwell`. */
  example: string;
  run(input: Input): Promise<Answer>;
};

/** The input was understood and refused: exit 1. `kind` is a stable word, `message` one sentence, `where` the place. */
export class Refused extends Error {
  readonly kind: string;
  readonly where: unknown;
  constructor(kind: string, message: string, where?: unknown) {
    super(message);
    this.kind = kind;
    this.where = where;
  }
}

/** The command was called wrongly: exit 2. */
export class WrongUse extends Error {}

/** For a command that takes nothing but options. @throws WrongUse */
export function takesNothing({ words: [word] }: Input) {
  if (word !== undefined) throw new WrongUse(`“${word}” means nothing here.`);
}
