/** What stands for nothing: a blank, and the words people and programs write instead of one. */
export const isBlank = (text: string): boolean =>
  text === '' ||
  /^(n\/?a|#n\/a|n\.a\.?|null|none|nil|nan|nat|-+|–|—|\(?blank\)?|unknown|not applicable|not available|undefined|\?)$/i.test(
    text,
  );

/** Yes or no in the words of export files; undefined where it is neither. */
export function readFlag(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (/^(y|yes|true|t|1|1\.0|ja|oui|s[ií]|x|✓|✔|on)$/.test(word)) return true;
  if (/^(n|no|false|f|0|0\.0|nein|non|✗|✘|off)$/.test(word)) return false;
  return undefined;
}

/** The state of a ticket. `void`: it is no contact to be resolved (spam, merged). `new word`: taken as open, and said. */
export function readState(text: string): 'resolved' | 'open' | 'void' | 'new word' {
  const word = text.toLowerCase().replace(/[\s_-]+/g, ' ');
  if (/\bun(re)?solved|\bnot (re)?solved|\bunsuccessful/.test(word)) return 'open'; // also where it is closed
  if (
    /^(resolved|solved|closed|done|complete|completed|fixed|4|5|geschlossen|gel[oö]st|erledigt|ferm[eé]|r[eé]solu)\b/.test(
      word,
    )
  ) {
    return 'resolved';
  }
  if (/^(spam|deleted|merged|cancell?ed|duplicate|removed|archived|trash|void)\b/.test(word)) return 'void';
  if (
    /^(new|open|pending|on ?hold|hold|in progress|escalated|waiting|awaiting|snoozed|active|re ?opened|assigned|unresolved|unsolved|not (re)?solved|not resolved|in review|working|todo|to do|backlog|on going|ongoing|started|unassigned|offen|neu|2|3|6|7)\b/.test(
      word,
    )
  ) {
    return 'open';
  }
  return 'new word';
}

/** How an offered contact ended; undefined where the word is not known. */
export function readOutcome(text: string): { answered: boolean; abandoned: boolean } | undefined {
  const word = text.toLowerCase().replace(/[\s_-]+/g, ' ');
  if (
    /^(voice ?mail|call ?back|busy|failed|congestion|timed? ?out|overflow|exit|redirected|after hours|blocked)/.test(
      word,
    )
  ) {
    return { answered: false, abandoned: false };
  }
  if (
    /^(abandon|no ?answer|not answered|unanswered|missed|lost|dropped|hung up|hang ?up|caller hung|disconnected|gave up)/.test(
      word,
    )
  ) {
    return { answered: false, abandoned: true };
  }
  // beside calls that were missed, one that only came in was taken
  if (/^(inbound|incoming)$/.test(word)) return { answered: true, abandoned: false };
  if (
    /^(answer|accept|call (answered|accepted|connected)|complete|connect|handled|taken|transfer|success|attended)/.test(
      word,
    )
  ) {
    return { answered: true, abandoned: false };
  }
  return undefined;
}

/** How each kind of flag is read: yes or no, or the word for how a contact went. */
export const flagReaders = {
  answered: (text: string) => readFlag(text) ?? readOutcome(text)?.answered,
  unanswered: (text: string) => readFlag(text) ?? opposite(readOutcome(text)?.answered),
  abandoned: (text: string) => readFlag(text) ?? readOutcome(text)?.abandoned,
  resolved: (text: string) => readFlag(text) ?? resolvedIn[readState(text)],
  'first-contact': readFlag,
};

const resolvedIn = { resolved: true, open: false, void: undefined, 'new word': undefined };
const opposite = (flag: boolean | undefined) => (flag === undefined ? undefined : !flag);

/** Which way a call went, which alone says nothing of how it ended. */
export const isDirection = (text: string): boolean => /^(inbound|incoming|outbound|outgoing|internal)$/i.test(text);

/** Whether a service level was kept, in words such as `Within SLA` and `SLA Violated`; null while its clock still runs. */
export function readLevel(text: string): boolean | null | undefined {
  const plain = readFlag(text);
  if (plain !== undefined) return plain;
  const word = text.toLowerCase().replace(/[\s_-]+/g, ' ');
  if (/^(pending|active|paused|running|open|in progress|no sla|none)/.test(word)) return null;
  if (/not (met|achieved|within|in sla|compliant|kept|breached)|^un|non compl/.test(word))
    return /not breached/.test(word);
  if (/violat|breach|miss|fail|outside|out of|late|overdue|exceed|lapsed|broken/.test(word)) return false;
  if (/within|met|achieved|^in sla|compl|kept|on time|pass|ok|hit/.test(word)) return true;
  return undefined;
}
