// A language model of the organisation's own choice, where the environment names one. Off otherwise: nothing is sent anywhere.
import { z } from 'zod';
import { CannotStart } from '../database/cannot-start.ts';

/** `url`: of the OpenAI-compatible interface, without what follows it. `host`: where it is, as people are told. */
export type ModelEndpoint = { url: string; model: string; key: string | null; host: string };
type Environment = Record<string, string | undefined>;

/** Null where none is set. @throws CannotStart where it is set by halves */
export function modelEndpoint(env: Environment = process.env): ModelEndpoint | null {
  const { LEADWELL_MODEL_URL: given, LEADWELL_MODEL_NAME: model, LEADWELL_MODEL_KEY: key } = env;
  if (!given) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new CannotStart(
      `LEADWELL_MODEL_URL is ${given}; it must be an address such as https://models.example.org/v1.`,
    );
  if (!model) throw new CannotStart('LEADWELL_MODEL_URL is set, so LEADWELL_MODEL_NAME must name the model too.');
  return { url: given.replace(/\/+$/, ''), model, key: key || null, host: url.host };
}

const patience = 60_000; // ms
const most = 1_000_000; // characters of an answer

const completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });
const named = z.object({ suggestions: z.array(z.object({ criterion: z.string(), words: z.string() })).max(200) });

/** A criterion as the model named it, with the words that it gave for it; or why there is nothing, as a sentence. */
export type ModelAnswer = { suggestions: { criterion: string; words: string }[] } | { failure: string };

/** Asks once, and follows no redirection, since what is sent is meant for this address alone. Fails in words. */
export async function askedModel(endpoint: ModelEndpoint, prompt: string, wait = patience): Promise<ModelAnswer> {
  const { url, model, key, host } = endpoint;
  try {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(wait),
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({ model, temperature: 0, messages: [{ role: 'user', content: prompt }] }),
    });
    if (!response.ok) return { failure: refused(response.status, endpoint) };
    return answerIn((await response.text()).slice(0, most), model);
  } catch (error) {
    if ((error as Error).name === 'TimeoutError')
      return { failure: `${model} did not answer within ${wait / 1000} seconds. Ask again later.` };
    return { failure: `${model} could not be reached at ${host}. Whoever runs Leadwell can see whether it is there.` };
  }
}

function refused(status: number, { model, host }: ModelEndpoint): string {
  if (status === 401 || status === 403)
    return `${host} did not accept the key that Leadwell has for it. Whoever runs Leadwell can set another.`;
  if (status === 404) return `${host} has no model called ${model}. Whoever runs Leadwell can set another.`;
  if (status === 429) return `${model} has too much to do just now. Ask again in a few minutes.`;
  return `${host} answered with an error (${status}). Ask again later.`;
}

/** The JSON in what it wrote, which may stand between other words. */
function answerIn(body: string, model: string): ModelAnswer {
  const unusable = {
    failure: `${model} answered, but not in the form that it was asked for. Ask again, or do without.`,
  };
  const { content } = completion.safeParse(json(body)).data?.choices[0]?.message ?? {};
  const found = named.safeParse(json(/\{[\s\S]*\}/.exec(content ?? '')?.[0] ?? '')).data;
  return found ?? unusable;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
