import type { EquipmentSet } from './schemas.ts';

type Parts = Pick<EquipmentSet, 'members' | 'accessories'>;

/** What a set lacks: required pieces that are out of service, and accessories of which there are too few. */
export function judgeSet({ members, accessories }: Parts): Pick<EquipmentSet, 'complete' | 'missing'> {
  const missing: EquipmentSet['missing'] = [
    ...members
      .filter(({ required, inService }) => required && !inService)
      .map(({ assetCode }) => ({ kind: 'member' as const, name: assetCode, lacking: 1 })),
    ...accessories
      .filter(({ quantity, present }) => present < quantity)
      .map(({ name, quantity, present }) => ({ kind: 'accessory' as const, name, lacking: quantity - present })),
  ];
  return { complete: missing.length === 0, missing };
}
