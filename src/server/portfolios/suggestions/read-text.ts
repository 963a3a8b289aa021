// The acts in texts, read with the model of meanings: for the worker and for commands, never in the server.
import { meaningsOf } from './meanings.ts';
import { sentencesOf } from './sentences.ts';
import { actsIn, type FoundAct } from './weighing.ts';

/** Of each text. All sentences are read together. */
export async function actsOfTexts(texts: readonly string[]): Promise<FoundAct[][]> {
  const sentences = texts.map((text) => sentencesOf(text).map((sentence) => sentence.text));
  const meanings = await meaningsOf(sentences.flat());
  let at = 0;
  return texts.map((text, index) => {
    const mine = meanings.slice(at, at + sentences[index]!.length);
    at += mine.length;
    return actsIn(text, mine);
  });
}
