import type { ParseArgsConfig } from 'node:util';

/** What a command answers: `json` is printed whole with `--json`, `text` otherwise; `exit` is 1 when the answer is a refusal. */
export type Answer = { json: unknown; text: string; exit?: 0 | 1 };

export type Input = { words: string[]; options: Record<string, string | boolean | (string | boolean)[] | undefined> };

/** One command of `leadwell`. `options` are those of `util.parseArgs`; `--json` and `--help` are added to all. */
export type Command = {
  usage: string;
  help: string;
  options: NonNullable<ParseArgsConfig['options']>;
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
