// Time zones as calendars name them: IANA names, Windows names, or rules that the file carries itself.
import ICAL from 'ical.js';

// The zones that Outlook names, by Unicode CLDR (windowsZones, territory 001), without those of less than a handful of calendars here.
const windows: Record<string, string> = {
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kiev',
  'GTB Standard Time': 'Europe/Bucharest',
  'Russian Standard Time': 'Europe/Moscow',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Morocco Standard Time': 'Africa/Casablanca',
  'Egypt Standard Time': 'Africa/Cairo',
  'Israel Standard Time': 'Asia/Jerusalem',
  'South Africa Standard Time': 'Africa/Johannesburg',
  'W. Central Africa Standard Time': 'Africa/Lagos',
  'E. Africa Standard Time': 'Africa/Nairobi',
  'Arab Standard Time': 'Asia/Riyadh',
  'Arabian Standard Time': 'Asia/Dubai',
  'Pakistan Standard Time': 'Asia/Karachi',
  'India Standard Time': 'Asia/Calcutta',
  'Sri Lanka Standard Time': 'Asia/Colombo',
  'Bangladesh Standard Time': 'Asia/Dhaka',
  'SE Asia Standard Time': 'Asia/Bangkok',
  'China Standard Time': 'Asia/Shanghai',
  'Singapore Standard Time': 'Asia/Singapore',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Korea Standard Time': 'Asia/Seoul',
  'W. Australia Standard Time': 'Australia/Perth',
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'E. Australia Standard Time': 'Australia/Brisbane',
  'New Zealand Standard Time': 'Pacific/Auckland',
  'Newfoundland Standard Time': 'America/St_Johns',
  'Atlantic Standard Time': 'America/Halifax',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'US Mountain Standard Time': 'America/Phoenix',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Alaskan Standard Time': 'America/Anchorage',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'E. South America Standard Time': 'America/Sao_Paulo',
  'Argentina Standard Time': 'America/Buenos_Aires',
  UTC: 'UTC',
};

/** From a time as a clock on the wall shows it (`YYYY-MM-DDTHH:MM:SS`) to the moment that it is. */
export type Zone = (wall: string) => Date;

/** The zone that a calendar names; `own`: zones whose rules the file carries. Where nothing is known of it, and for times without one, `usual`. */
export function zoneOf(name: string | null, own: ReadonlyMap<string, ICAL.Timezone>, usual: string): Zone {
  if (!name) return ofIana(usual);
  const iana = ianaOf(name);
  if (iana) return ofIana(iana);
  const rules = own.get(name);
  return rules
    ? (wall) => new Date(Date.parse(`${wall}Z`) - 1000 * rules.utcOffset(ICAL.Time.fromDateTimeString(wall)))
    : ofIana(usual);
}

/** Whether anything is known of a zone that a calendar names. */
export const isKnown = (name: string, own: ReadonlyMap<string, ICAL.Timezone>) =>
  ianaOf(name) !== undefined || own.has(name);

function ianaOf(name: string): string | undefined {
  // Some name it by the database that they took it from: /freeassociation.sourceforge.net/Europe/London.
  const known = [windows[name], name, name.split('/').slice(-2).join('/'), name.split('/').slice(-3).join('/')];
  return known.find((one) => one !== undefined && isIana(one));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function isIana(name: string): boolean {
  if (formats.has(name)) return true;
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: name }));
  } catch {
    return false;
  }
}

/** As a clock on the wall of an IANA zone shows a moment: `YYYY-MM-DDTHH:MM:SS`. */
export function wallOf(moment: Date, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  formats.set(timeZone, format);
  return format.format(moment).replace(' ', 'T');
}

const mostShifts = 50_000;
const shifts = new Map<string, number>();

/** How far the clock of a zone is ahead of UTC. A calendar asks the same of many events at the same hour of the same day. */
function shiftOf(timeZone: string, at: number): number {
  const key = `${timeZone} ${at}`;
  const known = shifts.get(key);
  if (known !== undefined) return known;
  const shift = Date.parse(`${wallOf(new Date(at), timeZone)}Z`) - at;
  if (shifts.size >= mostShifts) shifts.clear();
  shifts.set(key, shift);
  return shift;
}

/** In the hour that is skipped in spring the moment after it; in the hour that comes twice in autumn the first (RFC 5545, 3.3.5). */
const ofIana =
  (timeZone: string): Zone =>
  (wall) => {
    const asUtc = Date.parse(`${wall}Z`);
    const shift = (at: number) => shiftOf(timeZone, at);
    const [before, after] = [shift(asUtc - 86_400_000), shift(asUtc + 86_400_000)];
    const meant = [asUtc - before, asUtc - after].find((at) => at + shift(at) === asUtc);
    return new Date(meant ?? asUtc - before);
  };
