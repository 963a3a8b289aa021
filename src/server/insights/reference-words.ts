// How reference material is called, and how somebody says what they themselves did with it. English.
import { ownDeed } from './deed-words.ts';

/** Policies, procedures, law, guidance and what is handed out in training: written for everybody, shows nobody. */
export const referenceWords =
  /\b(?:polic(?:y|ies)|procedures?|guid(?:ance|elines?)|hand-?books?|manuals?|legislation|(?:[A-Z][a-z]+ )?Act (?:19|20)\d\d|regulations?|codes? of (?:practice|conduct)|standard operating|SOPs?|charters?|job descriptions?|terms and conditions|(?:training|induction|course|workshop) (?:pack|slides?|notes|materials?|handouts?|presentation)|leaflets?|brochures?|textbooks?|cribs?(?: sheets?)?)\b/gi;

/** To have read, got, kept or handed in something is no use of it. */
const takenIn =
  '(?:re-?)?read|received|got|had|was|were|saw|kept|knew|understood|attended|signed|found|heard|included|attached|uploaded|added|provided|learn(?:ed|t)|enclosed|downloaded|printed|covered|completed';

/** The candidate did something: wrote it, changed it, or worked by it. */
export const ownPart = new RegExp(
  `(?!\\b(?:I|we)(?:['’](?:d|ve))?(?: (?:also|then|had|have|just|all|both))* (?:${takenIn})\\b)(?:${ownDeed.source}|\\b(?:I|[Ww]e) (?:have |then |also )?used\\b(?! to))`,
);
