/**
 * One contact with a customer, as every source is read into. Times are seconds; what the file does not say is null.
 * No customer is named: that data stops at the door.
 */
export type Contact = {
  /** The source's own id; where it has none, a hash of the row (`row-…`), so that a second import knows it again. */
  id: string;
  agent: string | null;
  team: string | null;
  channel: string | null;
  topic: string | null;
  /** Day in the time zone asked for, `2021-01-31`. */
  day: string | null;
  /** The instant, ISO 8601 in UTC. A contact with a day and no time of day stands at the start of that day. */
  at: string | null;
  answered: boolean | null;
  abandoned: boolean | null;
  resolved: boolean | null;
  /** Resolved at the first contact, only where the file says so. */
  firstContact: boolean | null;
  waitSeconds: number | null;
  handleSeconds: number | null;
  firstResponseSeconds: number | null;
  resolutionSeconds: number | null;
  satisfaction: number | null;
  satisfied: boolean | null;
  /** The target for resolution, or the only one that the file has. */
  slaMet: boolean | null;
  /** The target for the first response, where the file has one beside that for resolution. */
  responseSlaMet: boolean | null;
};

/** One row read: a contact, or the reason why it is none. `row` is the row of the sheet or file, the header included. */
export type Reading = { row: number; contact: Contact } | { row: number; reason: string; raw: string };
