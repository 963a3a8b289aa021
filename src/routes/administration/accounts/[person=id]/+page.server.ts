import { Invalid, NotFound } from '#server/errors.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { hasMailServer } from '#server/mail.ts';
import { page } from '#server/page.ts';
import { accountOf } from '#server/people/accounts-list.ts';
import { confirmed } from '#server/people/confirmation.ts';
import { invite, withdrawInvitation } from '#server/people/invitations.ts';
import { grantForm, roleWords, withdrawForm } from '#server/people/roles.form.ts';
import { grantRole, withdrawRole } from '#server/people/roles.ts';
import { restorePerson, suspendPerson } from '#server/people/suspension.ts';

export const _uses = [
  'administration.view',
  'role.grant',
  'role.withdraw',
  'invitation.send',
  'invitation.withdraw',
  'person.suspend',
  'person.restore',
] as const;

export const load = page(async (actor, { params }) => {
  const found = await accountOf(actor, params.person!);
  if (!found) throw new NotFound();
  return { ...found, roleWords, mailServer: hasMailServer(), timeZone: actor.organisation.timeZone };
});

const invited = () =>
  hasMailServer()
    ? 'The invitation is on its way by mail.'
    : 'The invitation is made, but not sent: no mail server is set. Pass on its link yourself.';

export const actions = {
  grant: confirmed(
    submit(grantForm, async (actor, { role, teamId, until }, { params }) => {
      await grantRole(actor, params.person!, role, teamId, until);
      return { said: 'The role is given. It holds from their next page on.' };
    }),
  ),
  withdraw: confirmed(
    submit(withdrawForm, async (actor, { grantId }, { params }) => {
      await withdrawRole(actor, params.person!, grantId);
      return { said: 'The role is withdrawn. It ends with their next page.' };
    }),
  ),
  invite: submit(nothing, async (actor, _, { params, url }) => {
    await invite(actor, params.person!, url.origin).catch((error: Error) => {
      throw error instanceof Invalid ? new Invalid({ form: error.message }) : error;
    });
    return { said: invited() };
  }),
  uninvite: submit(nothing, async (actor, _, { params }) => {
    await withdrawInvitation(actor, params.person!);
    return { said: 'The invitation is withdrawn; its link no longer works.' };
  }),
  suspend: confirmed(
    submit(nothing, async (actor, _, { params }) => {
      await suspendPerson(actor, params.person!);
      return { said: 'Suspended. Their sessions have ended.' };
    }),
  ),
  restore: confirmed(
    submit(nothing, async (actor, _, { params }) => {
      await restorePerson(actor, params.person!);
      return { said: 'Restored. They can sign in again.' };
    }),
  ),
};
