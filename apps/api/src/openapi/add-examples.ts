import type { OpenAPIObject } from '@nestjs/swagger';

import { EXAMPLES, TEXT_EXAMPLES } from './examples.ts';

interface Schema {
  example?: unknown;
  readonly $ref?: string;
  readonly properties?: { readonly items?: { readonly items?: Schema }; readonly nextCursor?: unknown };
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { example?: unknown }>> }>>;
}

/** Gives each component its example, and each answer that is no JSON. What a schema says itself stays. */
export function addExamples(document: OpenAPIObject, operations: readonly object[]): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const [id, schema] of Object.entries(schemas)) schema.example ??= EXAMPLES[id];
  for (const schema of Object.values(schemas)) schema.example ??= pageExample(schema, schemas);
  for (const schema of Object.values(schemas)) if (schema.example === undefined) delete schema.example;
  for (const { responses } of operations as readonly Operation[]) {
    const contents = Object.values(responses).flatMap(({ content }) => Object.entries(content ?? {}));
    for (const [type, media] of contents) if (TEXT_EXAMPLES[type]) media.example = TEXT_EXAMPLES[type];
  }
}

function pageExample({ properties }: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  const item = properties?.nextCursor === undefined ? undefined : properties.items?.items;
  const example = item && (item.example ?? schemas[item.$ref?.split('/').at(-1) ?? '']?.example);
  return example && { items: [example], nextCursor: null };
}
