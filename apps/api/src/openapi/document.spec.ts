import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

import { STATUS } from '../http/problem-document.ts';
import { generateDocument } from './write.ts';

type Json = Record<string, unknown>;

interface Schema {
  readonly $ref?: string;
  readonly example?: unknown;
  readonly format?: string;
}

interface Part {
  readonly content?: Record<string, { readonly schema: Schema; readonly example?: unknown }>;
}

interface Operation {
  readonly requestBody?: Part;
  readonly responses: Record<string, Part>;
}

const nameOf = ({ $ref }: Schema) => $ref?.split('/').at(-1) ?? '';

describe('the OpenAPI document', () => {
  const committed = readFileSync('apps/api/openapi.json', 'utf8');
  let generated: string;

  beforeAll(async () => {
    generated = await generateDocument();
  });

  it('is committed as the code describes it (npm run generate)', () => {
    expect(JSON.parse(generated)).toEqual(JSON.parse(committed));
  });

  it('refers to nothing that it does not define', () => {
    const defined = Object.keys(JSON.parse(generated).components.schemas);
    const named = [...generated.matchAll(/"\$ref": "#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(named.filter((name) => !defined.includes(name ?? ''))).toEqual([]);
    expect(generated).not.toContain('#/$defs/');
  });

  it('lists every problem code, and each operation those that it answers', () => {
    const { components, paths } = JSON.parse(generated);
    expect(components.schemas.ProblemCode.enum.sort()).toEqual(Object.keys(STATUS).sort());
    const operations = Object.values<Json>(paths).flatMap((path) => Object.values(path)) as { responses: Json }[];
    for (const { responses } of operations) expect(responses).toHaveProperty('default');
    expect(paths['/api/v1/equipment'].post.responses['409'].description).toBe('`already-exists`');
  });

  it('shows an example of each body that it takes and of each success that it answers, and each is valid', () => {
    const { components, paths } = JSON.parse(generated);
    const judge = (schema: object, example: unknown) => {
      const own = JSON.stringify({ ...schema, $defs: components.schemas }).replaceAll(
        '#/components/schemas/',
        '#/$defs/',
      );
      return z.fromJSONSchema(JSON.parse(own)).safeParse(example).error?.issues;
    };
    const exampleOf = (schema: Schema) => schema.example ?? components.schemas[nameOf(schema)]?.example;
    const wrong = Object.entries<Json>(paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Operation>).flatMap(([method, { requestBody, responses }]) => {
        const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
        const contents = [requestBody, ...successes.map(([, response]) => response)].map((part) => part?.content ?? {});
        return contents.flatMap((content) =>
          Object.entries(content).flatMap(([type, { schema, example = exampleOf(schema) }]) => {
            // A file is written down by nobody.
            if (schema.format === 'binary') return [];
            if (example === undefined) return [`${method} ${path}: no example`];
            const issues = type === 'application/json' ? judge(schema, example) : undefined;
            return issues ? [`${method} ${path}: ${JSON.stringify(issues)}`] : [];
          }),
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('has only valid examples', () => {
    const { components } = JSON.parse(generated);
    for (const [id, { example }] of Object.entries<Schema>(components.schemas)) {
      if (example === undefined) continue;
      const own = JSON.stringify({ $ref: `#/$defs/${id}`, $defs: components.schemas });
      const schema = z.fromJSONSchema(JSON.parse(own.replaceAll('#/components/schemas/', '#/$defs/')));
      expect([id, schema.safeParse(example).error?.issues]).toEqual([id, undefined]);
    }
  });

  it('gives each operation a name of its own', () => {
    const names = [...generated.matchAll(/"operationId": "(\w+)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
