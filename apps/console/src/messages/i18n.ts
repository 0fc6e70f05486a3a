import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { language } from '../preferences/language.ts';
import { en } from './en.ts';
import type { Messages } from './messages.ts';
import { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Messages };
  }
}

function follow(): void {
  const chosen = language.get();
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
  void i18next.changeLanguage(chosen);
}

/** Makes the messages ready before the first page is drawn, and follows the person's choice of language. */
export async function startMessages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language.get(),
    fallbackLng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  follow();
  language.subscribe(follow);
}
