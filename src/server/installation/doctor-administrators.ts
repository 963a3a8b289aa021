// The doctor's look at who can administer: where nobody can, no page makes anybody an administrator again.
import type pg from 'pg';
import { counted, type Finding } from './finding.ts';

export const makeAdministrator = 'npm run leadwell -- user add --name "…" --email … --role administrator';

/** Empty where nothing is set up yet. */
export async function administrators(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; lasting: number; ending: number }>(`
    select o.name, count(distinct g.person_id) filter (where g.until is null)::int as lasting,
      count(distinct g.person_id) filter (where g.until is not null)::int as ending
    from organisations o left join (role_grants g join memberships m
        on m.organisation_id = g.organisation_id and m.person_id = g.person_id and m.state = 'active')
      on g.organisation_id = o.id and g.role = 'administrator' and g.withdrawn_at is null and (g.until is null or g.until > now())
    group by o.id order by o.name`);
  return rows.map(({ name, lasting, ending }) => {
    const check = 'administrators';
    if (lasting > 0)
      return {
        check,
        state: 'ok',
        what: `${name} has ${counted(lasting + ending, 'administrator', 'administrators')}.`,
      };
    const what =
      ending > 0
        ? `The role of every administrator of ${name} ends on a day: nobody would be left.`
        : `Nobody at ${name} is an administrator who can sign in.`;
    return { check, state: 'wrong', what, mend: makeAdministrator };
  });
}
