import { Controller, Get } from '@nestjs/common';
import { ApiSecurity, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { organisationCode } from '#custody/fields';
import { role } from '#custody/people/schemas';

import { Public } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { ApiParts } from '../parts.ts';

const demoAccount = z
  .object({
    username: z.string(),
    password: z.string(),
    name: z.string(),
    organisation: z.object({ code: organisationCode, name: z.string() }),
    roles: z.array(role),
    lookAt: z.object({ zh: z.string(), en: z.string() }).meta({ description: 'What this person should look at first' }),
  })
  .meta({ id: 'DemoAccount' });
const demoShape = z
  .object({ accounts: z.array(demoAccount).meta({ description: 'Empty unless this is a demonstration' }) })
  .meta({ id: 'Demo' });

/** Whom a visitor of a demonstration may sign in as. */
@ApiTags('demo')
@ApiSecurity({})
@Public()
@Controller('api/v1/demo')
export class DemoController {
  constructor(private readonly parts: ApiParts) {}

  @Get()
  @Describe({ summary: 'The accounts of a demonstration, with their passwords', answer: demoShape })
  readDemo() {
    return { accounts: this.parts.demoAccounts };
  }
}
