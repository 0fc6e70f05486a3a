import type { EquipmentSet } from '../api/answers.ts';
import type { components } from '../api/schema.gen.ts';

type SetChange = components['schemas']['SetChange'];

interface MemberRow {
  assetCode?: string;
  role?: string;
  required?: boolean;
}

interface AccessoryRow {
  name?: string;
  unit?: string;
  quantity?: number | null;
  present?: number | null;
}

export interface SetForm {
  members: MemberRow[];
  accessories: AccessoryRow[];
}

export function toForm({ members, accessories }: EquipmentSet): SetForm {
  return {
    members: members.map(({ assetCode, role, required }) => ({ assetCode, required, ...(role !== null && { role }) })),
    accessories: accessories.map((one) => ({ ...one })),
  };
}

/** The whole set as it is to be; a row that was opened and left empty is none. */
export function toSetChange({ members = [], accessories = [] }: Partial<SetForm>): SetChange {
  return {
    members: members.flatMap(({ assetCode, role, required = true }) =>
      assetCode ? [{ assetCode, required, ...(role && { role }) }] : [],
    ),
    accessories: accessories.flatMap(({ name, unit, quantity, present }) => {
      if (!name) return [];
      return [{ name, quantity: Number(quantity ?? 1), present: Number(present ?? 0), ...(unit && { unit }) }];
    }),
  };
}
