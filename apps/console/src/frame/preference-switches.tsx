import { BulbFilled, BulbOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { appearance, useDark } from '../preferences/appearance.ts';
import { language } from '../preferences/language.ts';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" className="wide-only" lang={other} data-testid="language" onClick={() => language.set(other)}>
      {t(`language.${other}`)}
    </Button>
  );
}

export function AppearanceSwitch() {
  const { t } = useTranslation();
  const dark = useDark();
  const next = dark ? 'light' : 'dark';
  return (
    <Button
      type="text"
      className="wide-only"
      title={t(`appearance.${next}`)}
      aria-label={t(`appearance.${next}`)}
      icon={dark ? <BulbFilled /> : <BulbOutlined />}
      onClick={() => appearance.set(next)}
    />
  );
}
