/** A UCUM unit as people write it. */
export function showUnit(unit: string): string {
  return unit.replace('m3', 'm³').replace('m2', 'm²');
}
