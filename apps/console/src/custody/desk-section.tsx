import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustodyDesk } from '../api/answers.ts';

interface DeskSectionProps<Item> {
  readonly name: keyof CustodyDesk;
  /** Of all, not of what is listed. */
  readonly count: number;
  readonly items: readonly Item[];
  /** Said where there is nothing; a section without it then stays away. */
  readonly empty?: string;
  readonly children: (item: Item) => ReactNode;
}

/** One question of the desk with its count, and what answers it. */
export function DeskSection<Item>({ name, count, items, empty, children }: DeskSectionProps<Item>) {
  const { t } = useTranslation();
  if (count === 0 && empty === undefined) return null;
  const title = t(`custody.sections.${name}`);
  return (
    <section className="desk-section" aria-label={title} data-testid={`desk-${name}`} data-count={count}>
      <h2>
        {title} <span className="desk-count figures">{count}</span>
      </h2>
      {count === 0 ? <p className="muted">{empty}</p> : <ul className="list-cards">{items.map(children)}</ul>}
      {count > items.length && <p className="muted">{t('custody.cut', { count: items.length })}</p>}
    </section>
  );
}
