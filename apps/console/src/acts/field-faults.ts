import { isProblem } from '../api/problem.ts';

export interface FieldFault {
  readonly name: string[];
  readonly errors: string[];
}

interface PointedFault {
  readonly pointer: string;
  readonly detail: string;
}

function isPointed(value: unknown): value is PointedFault {
  return typeof value === 'object' && value !== null && 'pointer' in value && 'detail' in value;
}

/** What a problem document says of single fields (`/homeBase/latitude`), as a form wants it. */
export function readFieldFaults(error: unknown): FieldFault[] {
  if (!isProblem(error) || !('errors' in error) || !Array.isArray(error.errors)) return [];
  return error.errors.filter(isPointed).flatMap(({ pointer, detail }) => {
    const name = pointer.split('/').slice(1);
    return name.length === 0 ? [] : [{ name, errors: [detail] }];
  });
}
