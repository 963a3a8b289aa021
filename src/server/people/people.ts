// The people of an organisation: added, changed, found. Their page is in `person.ts`.
import { and, eq } from 'drizzle-orm';
import { act, organisation } from '../act.ts';
import { first, one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from './actor.ts';
import { endTeamTime } from './leaving.ts';
import { lockTree } from './lock-tree.ts';
import { endInvitationsElsewhere } from './open-invitations.ts';
import { areInOrder, type EditPersonForm, notInOrder, type PersonForm } from './people.form.ts';
import { type Person, people } from './people.table.ts';
import { orTaken } from './taken.ts';

export type NewPerson = Pick<PersonForm, 'name'> & Partial<PersonForm>;

/** @throws Invalid when the e-mail or the employee number is somebody else's */
export const addPerson = (actor: Actor, form: NewPerson): Promise<Person> =>
  act(actor, 'person.edit', organisation, async (tx) => {
    const { organisationId } = actor;
    const id = newId();
    checkDays(form);
    if (form.managerId) await checkManager(tx, actor, id, form.managerId);
    return one(
      await tx
        .insert(people)
        .values({ ...form, organisationId, id })
        .returning(),
    );
  }).catch(taken(form));

/** @throws Conflict when somebody else saved first; Invalid when the manager would be their own, or something is taken */
export const editPerson = (actor: Actor, personId: string, { version, ...form }: EditPersonForm): Promise<Person> =>
  act(actor, 'person.edit', organisation, async (tx, _, keep) => {
    if (form.managerId) await lockTree(tx, actor);
    const mine = and(eq(people.organisationId, actor.organisationId), eq(people.id, personId));
    const person = first(await tx.select().from(people).where(mine).for('update'));
    if (!person) throw new NotFound();
    if (person.version !== version) throw new Conflict(changed, theirs(person));
    checkDays(form);
    if (form.managerId && form.managerId !== person.managerId) await checkManager(tx, actor, personId, form.managerId);
    const set = { ...form, version: version + 1 };
    const edited = one(await tx.update(people).set(set).where(mine).returning());
    keep('person', edited);
    await endInvitationsElsewhere(tx, actor, edited, keep);
    await endTeamTime(tx, actor, edited, person.endsOn, keep);
    return edited;
  }).catch(taken(form));

function checkDays(form: Partial<PersonForm>) {
  if (!areInOrder(form)) throw new Invalid({ endsOn: notInOrder });
}

/** A manager is somebody of the organisation, and nobody is above themselves. */
async function checkManager(tx: Tx, actor: Actor, personId: string, managerId: string) {
  const above = await tx.rows<{ id: string }>(sql`
    with recursive above as (
      select id, manager_id from people where organisation_id = ${actor.organisationId} and id = ${managerId}
      union select p.id, p.manager_id from people p join above a on p.id = a.manager_id
        where p.organisation_id = ${actor.organisationId})
    select id from above`);
  if (above.length === 0) throw new Invalid({ managerId: 'Choose a manager from the list' });
  if (above.some(({ id }) => id === personId))
    throw new Invalid({ managerId: 'Choose a manager who does not report to this person' });
}

const changed = 'Somebody changed this person meanwhile. Compare the two, then save again.';

const theirs = (person: Person) => ({
  name: person.name,
  email: person.email ?? '',
  employeeNumber: person.employeeNumber ?? '',
  jobTitle: person.jobTitle ?? '',
  responsibilities: person.responsibilities ?? '',
  hours: String(person.hours ?? ''),
  startsOn: person.startsOn ?? '',
  endsOn: person.endsOn ?? '',
});

const taken = ({ email, employeeNumber }: Partial<PersonForm>) =>
  orTaken({
    people_organisation_id_email_index: ['email', `Somebody else has the e-mail address ${email}`],
    people_organisation_id_employee_number_index: [
      'employeeNumber',
      `Somebody else has the employee number ${employeeNumber}`,
    ],
  });
