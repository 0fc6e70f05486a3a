import { createPreference } from './preference.ts';

export const LANGUAGES = ['zh', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

export const language = createPreference('language', LANGUAGES, 'zh');
