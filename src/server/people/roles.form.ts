import { z } from 'zod';
import { choice, id, optionalDate, optionalId } from '../fields.ts';
import { roles } from './people.table.ts';

export const roleWords = {
  leader: 'Leader of a team',
  member: 'Member of a team',
  manager: 'Manager of a team',
  assessor: 'Assessor',
  'internal-quality-assurer': 'Internal quality assurer',
  'external-quality-assurer': 'External quality assurer',
  'centre-coordinator': 'Centre coordinator',
  administrator: 'Administrator',
} as const satisfies Record<(typeof roles)[number], string>;

export const grantForm = z.object({
  role: choice(roles, 'Choose a role'),
  teamId: optionalId('the team'),
  until: optionalDate('the day the role ends'),
});

export const withdrawForm = z.object({ grantId: id('Open the page again, then choose the role to withdraw') });
