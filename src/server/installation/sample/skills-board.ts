// What cannot travel: the board beside the team's desks, which a colleague of the leader went to see.
import { one, reading, sql } from '../../db.ts';
import { addInSitu, signSighting } from '../../portfolios/sightings.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';
import type { SampleEnrolment } from './portfolio.ts';

const board = {
  ...{ title: 'The skills board beside the desks', place: 'Customer services, second floor, north wall' },
  ...{ keeper: 'Whoever opens the office', why: 'It hangs on the wall, with names of everybody in the team on it.' },
  about:
    'Each of the team has a line, each skill a column, with the level that we agreed in our one-to-ones.\n\nBefore I give out work I stand before it with whoever is in, and we look for who could do what, and who wants to learn it.',
};

/** Described, seen and signed on one morning. */
export async function boardSeen(cast: SamplePeople, calendar: Calendar, { pieces }: SampleEnrolment) {
  const leader = await cast.as('imani');
  calendar.goTo(3, '08:10');
  const asked = { ...board, happenedFrom: calendar.day(4), personId: cast.idOf('priya') };
  const evidence = await addInSitu(leader, asked);
  pieces.set('skills board', evidence);
  calendar.goTo(3, '08:40');
  const { id } = one(
    await reading(leader.organisationId, (db) =>
      db.rows<{ id: string }>(sql`select id from sightings
        where organisation_id = ${leader.organisationId} and evidence_id = ${evidence.id}`),
    ),
  );
  await signSighting(await cast.as('priya'), id, {
    seenOn: calendar.day(3),
    words: 'It hangs there. My own line is right, and the last change on it is of this week.',
  });
}
