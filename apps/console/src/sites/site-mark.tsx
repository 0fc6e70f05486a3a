import { useTranslation } from 'react-i18next';
import type { SiteKind } from '../api/answers.ts';
import { GLYPH_SIZE } from '../equipment/glyphs.ts';
import { siteGlyph } from './site-kinds.ts';

/** What a site is: a shape and a word. */
export function SiteMark({ kind }: { kind: SiteKind }) {
  const { t } = useTranslation();
  return (
    <span className="family">
      <svg width={16} height={16} viewBox={`0 0 ${GLYPH_SIZE} ${GLYPH_SIZE}`} aria-hidden className="family-glyph">
        <path d={siteGlyph(kind)} fill="currentColor" fillRule="evenodd" />
      </svg>
      {t(`site.kinds.${kind}`)}
    </span>
  );
}
