// The expected refusals. Each carries a sentence for the person; hooks and forms know which status each has.

/** Not there, or not to be seen by this person: the two are never told apart. */
export class NotFound extends Error {
  constructor(message = 'There is nothing here that you can see.', options?: ErrorOptions) {
    super(message, options);
  }
}

/** Seen, but not theirs to do. */
export class NotAllowed extends Error {
  constructor(message = 'This is not yours to do.') {
    super(message);
  }
}

/** Ends an action that was only asked about: it is allowed. */
export class Allowed extends Error {}

/** The record has moved on, or its state does not allow this now. `theirs` is how it reads now, field by field. */
export class Conflict extends Error {
  readonly theirs: Record<string, string> | undefined;
  constructor(message: string, theirs?: Record<string, string>) {
    super(message);
    this.theirs = theirs;
  }
}

/** Something typed needs changing; `problems` says what, by field. */
export class Invalid extends Error {
  readonly problems: Record<string, string[]>;
  constructor(problems: Record<string, string | string[]>) {
    const listed = Object.entries(problems).map(([field, words]) => [field, [words].flat()] as const);
    super(listed.flatMap(([, words]) => words).join(' '));
    this.problems = Object.fromEntries(listed);
  }
}

/** The machine cannot do it now (disk full, database away); nothing was changed. */
export class Unavailable extends Error {}

/** More was sent than a form may hold. */
export class TooLarge extends Error {}

/** What was sent is no form, or not in letters that are read here. */
export class NoForm extends Error {
  constructor(message = 'This did not arrive as a form, so nothing was changed. Open the page and send it again.') {
    super(message);
  }
}

/** The HTTP status of an expected refusal; null for anything else. */
export function statusOf(caught: unknown): number | null {
  if (caught instanceof NotFound) return 404;
  if (caught instanceof NotAllowed) return 403;
  if (caught instanceof Conflict) return 409;
  if (caught instanceof Invalid) return 422;
  if (caught instanceof TooLarge) return 413;
  if (caught instanceof NoForm) return 415;
  if (caught instanceof Unavailable) return 503;
  return null;
}
