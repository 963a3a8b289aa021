// What is wrong with when an event says it takes place, before anything is worked out from it: a day that does not exist would
// become another day. Pure.
import { dayInWords } from '../../day-words.ts';

/** An event whose days cannot be told; the message goes on after "the event". */
export class Untold extends Error {}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const names: Record<string, string> = {
  DTSTART: 'begins on',
  DTEND: 'ends on',
  RDATE: 'is also on',
  EXDATE: 'leaves out',
  'RECURRENCE-ID': 'stands in for',
  RRULE: 'repeats until',
};
const earliest = 1900;
const latest = 2200; // of when it takes place; a rule may go on for ever
const longest = 3_660; // days

/** Looks at every day and time that an event's text names. @throws Untold */
export function requirePossible(text: string): void {
  if (!/^DTSTART[;:]/im.test(text)) throw new Untold('does not say when it begins');
  if (/^EXRULE[;:]/im.test(text)) throw new Untold('leaves days out by a rule of its own (EXRULE), which is not read');
  const [, weeks, days] = /^DURATION[^:\r\n]*:\+?P(?:(\d+)W|(\d+)D)/im.exec(text) ?? [];
  if (Number(weeks ?? 0) * 7 + Number(days ?? 0) > longest)
    throw new Untold('lasts longer than ten years: enter its days by hand');
  for (const line of text.split('\r\n')) {
    const [, name, value] = /^(DTSTART|DTEND|RDATE|EXDATE|RECURRENCE-ID|RRULE)(?:;[^:]*)?:(.*)$/i.exec(line) ?? [];
    if (!name) continue;
    const property = name.toUpperCase();
    if (property === 'RRULE') requireNumbers(value!);
    const said =
      property === 'RRULE'
        ? [/UNTIL=([^;]*)/i.exec(value!)?.[1]].filter((one) => one !== undefined)
        : value!.split(',');
    for (const one of said) requireMoment(names[property]!, one.split('/')[0]!.trim(), property !== 'RRULE');
  }
}

/** Taken for 1, or for no limit, by the calendar library. */
function requireNumbers(rule: string): void {
  const said = (name: string) => new RegExp(`(?:^|;)${name}=([^;]*)`, 'i').exec(rule)?.[1]?.trim();
  const [interval, count] = [said('INTERVAL'), said('COUNT')];
  if (interval !== undefined && !isAtLeastOne(interval))
    throw new Untold(`repeats at an interval of “${interval.slice(0, 30)}”, and the least is 1`);
  if (count !== undefined && !isAtLeastOne(count))
    throw new Untold(`repeats “${count.slice(0, 30)}” times, and the least is once`);
}

const isAtLeastOne = (written: string) => /^\+?\d+$/.test(written) && Number(written) >= 1;

function requireMoment(does: string, said: string, isWhen: boolean): void {
  const [, year, month, day, , hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d)Z?)?$/i.exec(said)?.map(Number) ?? [];
  if (year === undefined) throw new Untold(`${does} “${said.slice(0, 30)}”, which is no day`);
  const name = months[month! - 1];
  if (!name) throw new Untold(`${does} day ${day} of month ${month} of ${year}, and a year has 12 months`);
  if (day! < 1 || day! > new Date(Date.UTC(year, month!, 0)).getUTCDate())
    throw new Untold(`${does} ${day} ${name} ${year}, and there is no such day`);
  if (year < earliest || (isWhen && year > latest))
    throw new Untold(`${does} ${day} ${name} of the year ${year}: enter its days by hand`);
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 60)
    throw new Untold(`names the time ${[hour, minute, second].join(':')}, which no clock shows`);
}

/** Where an event ends before it begins; both as days or times, ISO 8601. */
export function endsBefore(starts: string, ends: string): Untold {
  const [from, until] = [starts, ends].map((one) => dayInWords(one.slice(0, 10)));
  return new Untold(
    from === until ? `ends before it begins, both on ${from}` : `ends (${until}) before it begins (${from})`,
  );
}
