// The line between what two people share and what one keeps: every statement that reads points goes by it.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';

/** Points `i` that the actor may read, given that they are one of the two. */
export const readable = ({ personId }: Actor): SQL => sql`(not i.is_private or i.author_id = ${personId})`;
