// R-024, L06: how much of a coach's own words tells what to do, and how much asks. Pure.
import { sentencesOf } from './sentences.ts';

/** Sentences that tell and that ask, and all of them. */
export type Telling = { tells: number; asks: number; all: number };

// "you should", "I told him to", "I reminded her that": what the coach decided.
const obliges = /\b(?:you|he|she|they|we)\s+(?:should|must|need(?:s)? to|ha(?:ve|s) to|ought to|had better)\b/i;
const instructed =
  /\b(?:I|we)\s+(?:\w+ly\s+)?(?:told|instructed|ordered|reminded|advised|directed|corrected|made (?:him|her|them))\b|\b(?:I|we)\s+asked\s+(?:him|her|them|\p{Lu}\p{L}+)\s+to\b/u;
// A sentence that begins with a deed is an order, as on a list of things to do.
const orders =
  /^(?:[-–•*]\s*)?(?:always|never|please|remember|make sure|do not|don[’']t|stop|start|keep|use|say|tell|check|try|read|write|ring|call|send|follow|stick|learn|practise|apologise|log|put|take|be)\b/i;
const asks = /\?|\b(?:I|we)\s+asked\b(?!\s+(?:him|her|them|\p{Lu}\p{L}+)\s+to\b)|\b(?:I|we) wondered\b/u;

export function tellingIn(texts: readonly (string | null)[]): Telling {
  const all = texts.flatMap((text) => (text ? sentencesOf(text) : []));
  const isAsking = (text: string) => asks.test(text);
  const isTelling = (text: string) =>
    !isAsking(text) && (obliges.test(text) || instructed.test(text) || orders.test(text));
  return {
    tells: all.filter(({ text }) => isTelling(text)).length,
    asks: all.filter(({ text }) => isAsking(text)).length,
    all: all.length,
  };
}

/** Two sentences that tell are a habit; half of what is said, and more than what is asked, is a lecture. */
export const tellingDominates = ({ tells, asks: asked, all }: Telling): boolean =>
  tells >= 2 && tells > asked && tells * 2 >= all;
