import { StandardSchemaValidationPipe } from '@nestjs/common';

import { Problem, type FieldError } from '#custody/problem';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const SHOWN = 20;

/** Bodies, queries and parameters are parsed here, once; inside, their types are trusted. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues: readonly Issue[]) => {
      const errors = issues.slice(0, SHOWN).map(toFieldError);
      const detail = errors.map(({ pointer, detail }) => `${pointer || '/'}: ${detail}`).join('; ');
      return new Problem('validation-failed', detail, { errors });
    },
  });
}

function toFieldError({ message, path = [] }: Issue): FieldError {
  const segments = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  const pointer = segments.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer, detail: message };
}
