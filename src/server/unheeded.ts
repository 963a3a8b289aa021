// What an address asks for and the page cannot heed: said in a sentence, so that nobody takes everything for what they asked for.

/** An address whose names are noted when something reads them. */
export type Listened = { url: URL; unread: () => string[] };

/** The same address, and which of its names nothing has read. Names of form actions are not asked of a page. */
export function listening(url: URL): Listened {
  const read = new Set<string>(['form']);
  const heard = new URL(url);
  const names = [...heard.searchParams.keys()];
  const searchParams = new Proxy(heard.searchParams, {
    get: (params, key) => {
      const found: unknown = Reflect.get(params, key, params);
      if (typeof found !== 'function') return found;
      return (...given: unknown[]) => {
        for (const name of given.length > 0 ? [String(given[0])] : names) read.add(name);
        return found.apply(params, given);
      };
    },
  });
  Object.defineProperty(heard, 'searchParams', { value: searchParams });
  return { url: heard, unread: () => names.filter((name) => !name.startsWith('/') && !read.has(name)) };
}

/** That a page knows no such name. */
export const sayUnread = (name: string): string =>
  `The address asks for “${quoted(name)}”, which this page does not know: it changes nothing here.`;

/** One name of an address: what was taken from it, or whether a word was; and what is said where it was not. */
export type Asked = {
  name: string;
  taken: string | null | undefined | ((asked: string) => boolean);
  say: (asked: string) => string;
};

/** A sentence for each name whose word was not taken. An empty word asks for nothing. */
export const unheeded = ({ searchParams }: URL, all: readonly Asked[]): string[] =>
  all.flatMap(({ name, taken, say }) => {
    const asked = searchParams.get(name)?.trim();
    const isTaken = typeof taken === 'function' ? taken(asked ?? '') : asked === taken;
    return asked && !isTaken ? [say(quoted(asked))] : [];
  });

/** As much of it as a sentence holds. */
const quoted = (word: string) => {
  const plain = word.toWellFormed().replace(/\s+/g, ' ');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
};
