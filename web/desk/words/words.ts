import { en } from './en.ts';
import { type Words, zh } from './zh.ts';

export type { Words };

/** Every language of the desk; the first is the house's own. */
export const catalogue = { zh, en } as const satisfies Record<string, Words>;
export type Language = keyof typeof catalogue;

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };
