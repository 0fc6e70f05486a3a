import { useFamilies, useLabel } from './families.ts';
import { GLYPH_SIZE, glyphOf } from './glyphs.ts';

export function FamilyGlyph({ family, size = 18 }: { family: string; size?: number }) {
  return (
    <svg width={size} height={size} viewBox={`0 0 ${GLYPH_SIZE} ${GLYPH_SIZE}`} aria-hidden className="family-glyph">
      <path d={glyphOf(family)} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}

export function FamilyMark({ family }: { family: string }) {
  const families = useFamilies();
  const label = useLabel();
  return (
    <span className="family">
      <FamilyGlyph family={family} />
      {label(
        families.find(({ code }) => code === family),
        family,
      )}
    </span>
  );
}
