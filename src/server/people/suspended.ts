// Whether somebody is suspended, inside another statement.
import { sql } from '../db.ts';

/** Of the person `p`. */
export const isSuspended = sql`exists (select 1 from memberships s
  where s.organisation_id = p.organisation_id and s.person_id = p.id and s.state = 'suspended')`;
