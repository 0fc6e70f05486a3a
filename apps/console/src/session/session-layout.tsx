import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../preferences/language.ts';

interface SessionLayoutProps {
  readonly title: string;
  readonly purpose: string;
  readonly children: ReactNode;
}

/** The page before one is inside: a single narrow column. */
export function SessionLayout({ title, purpose, children }: SessionLayoutProps) {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'zh' ? 'en' : 'zh';
  return (
    <main className="session">
      <header className="session-head">
        <img src="/favicon.svg" alt="" width={28} height={28} />
        <span className="session-product">{t('productWhole')}</span>
        <Button type="text" lang={other} onClick={() => language.set(other)}>
          {t(`language.${other}`)}
        </Button>
      </header>
      <section className="session-card">
        <h1>{title}</h1>
        <p className="muted">{purpose}</p>
        {children}
      </section>
    </main>
  );
}
