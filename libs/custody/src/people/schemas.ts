import { z } from 'zod';

import { ROLES } from '../authorisation/roles.ts';
import { organisationCode, page, text } from '../fields.ts';
import { organisationKind } from '../organisations/schemas.ts';

export const role = z.enum(ROLES).meta({ id: 'Role' });

/** A password that somebody chooses. Long ones are hashed like short ones, so there is an end to it. */
export const newPassword = text(200).min(8).meta({ format: 'password' });

const username = z
  .string()
  .regex(
    /^[A-Za-z0-9\p{Script=Han}][A-Za-z0-9\p{Script=Han}._@-]{0,63}$/u,
    'must be 1 to 64 letters from A to Z, Chinese characters, digits and ._@-',
  )
  .refine((name) => name === name.normalize('NFKC'), 'must not be written with look-alikes of common characters')
  .meta({ examples: ['admin'] });

export const newPerson = z
  .strictObject({
    username,
    name: text(200),
    password: newPassword.optional().meta({ description: 'Without one the person cannot sign in yet' }),
    mustChangePassword: z.boolean().default(true),
    organisation: organisationCode,
    roles: z.array(role).max(ROLES.length),
  })
  .meta({
    id: 'NewPerson',
    examples: [
      {
        username: 'li.wei',
        name: '李伟',
        password: 'first password',
        organisation: 'north-mine',
        roles: ['custodian'],
      },
    ],
  });
export type NewPerson = z.infer<typeof newPerson>;

export const personChange = z
  .strictObject({
    name: text(200).optional(),
    organisation: organisationCode.optional(),
    roles: z.array(role).max(ROLES.length).optional(),
    active: z.boolean().optional().meta({ description: 'false: may not sign in any more, and is signed out at once' }),
  })
  .meta({ id: 'PersonChange', examples: [{ roles: ['custodian', 'maintainer'] }, { active: false }] });
export type PersonChange = z.infer<typeof personChange>;

export const passwordReset = z
  .strictObject({ password: newPassword.meta({ description: 'Must be changed at the next sign-in' }) })
  .meta({ id: 'PasswordReset', examples: [{ password: 'until you choose your own' }] });
export type PasswordReset = z.infer<typeof passwordReset>;

export const personShape = z
  .object({
    id: z.uuid(),
    username: z.string(),
    name: z.string(),
    organisation: organisationCode,
    roles: z.array(role),
    mustChangePassword: z.boolean(),
    active: z.boolean(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personShape>;

export const meShape = z
  .object({
    id: z.uuid(),
    username: z.string(),
    name: z.string(),
    organisation: z.object({ code: organisationCode, name: z.string(), kind: organisationKind }),
    roles: z.array(role),
    mustChangePassword: z.boolean(),
    timeZone: z.string().meta({ description: 'Of the screens and of days and months', examples: ['Asia/Shanghai'] }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof meShape>;

export const passwordChange = z
  .strictObject({ currentPassword: text(200), newPassword })
  .meta({ id: 'PasswordChange', examples: [{ currentPassword: 'first password', newPassword: 'my own password' }] });
export type PasswordChange = z.infer<typeof passwordChange>;

export const personQuery = z.strictObject({
  organisation: organisationCode.optional(),
  active: z.enum(['true', 'false']).optional(),
  ...page,
});
export type PersonQuery = z.infer<typeof personQuery>;
