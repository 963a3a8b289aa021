// What a unique index refuses, in words: the index decides, so that two requests at once cannot both be right.
import { Invalid } from '../errors.ts';

/** `words`: the index's name → the field it stands for and the sentence. To be given to `.catch`. */
export const orTaken =
  (words: Record<string, [field: string, sentence: string]>) =>
  (error: unknown): never => {
    const { code, constraint } = ((error as { cause?: object })?.cause ?? error ?? {}) as Refused;
    const taken = code === '23505' && constraint ? words[constraint] : undefined;
    if (!taken) throw error;
    throw new Invalid({ [taken[0]]: taken[1] });
  };
type Refused = { code?: string; constraint?: string };
