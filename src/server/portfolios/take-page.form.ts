import { z } from 'zod';
import { optionalText } from '../fields.ts';

const noPage = 'Open the page again, then use it as evidence';

/** What a page is taken of; the rest says which one, as its address does. */
export const takePageForm = z.object(
  {
    what: z.enum(['allocation', 'skills', 'objectives', 'fair-shares'], noPage),
    plan: optionalText('the plan', 60),
    run: optionalText('the run', 60),
    person: optionalText('the person', 60),
    skill: optionalText('the skill', 60),
    team: optionalText('the team', 60),
    months: optionalText('the months', 10),
  },
  noPage,
);
export type TakePageForm = z.output<typeof takePageForm>;
