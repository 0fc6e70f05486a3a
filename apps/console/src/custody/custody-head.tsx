import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface CustodyHeadProps {
  readonly assetCode: string;
  readonly name: string;
  readonly title: string;
  readonly children?: ReactNode;
}

/** Which piece it is about, and the way back to the desk. */
export function CustodyHead({ assetCode, name, title, children }: CustodyHeadProps) {
  const { t } = useTranslation();
  return (
    <header className="custody-head">
      <nav className="piece-back" aria-label={t('breadcrumb')}>
        <Link to="/custody">{t('custody.title')}</Link> / <span aria-current="page">{title}</span>
      </nav>
      <h1>
        <Link to="/equipment/$assetCode" params={{ assetCode }} className="code">
          {assetCode}
        </Link>{' '}
        {name}
      </h1>
      {children}
    </header>
  );
}
