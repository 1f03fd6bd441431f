import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { usePreferences } from './use-preferences.ts';
import { useWords } from './words/use-words.ts';
import { type Language, languageNames } from './words/words.ts';

/** The language of the desk, remembered on this computer. */
export function LanguageChoice(): ReactNode {
  const [{ language }, choose] = usePreferences();
  const { settings } = useWords();
  return (
    <Segmented<Language>
      aria-label={settings.language}
      value={language}
      onChange={(chosen) => choose({ language: chosen })}
      options={(Object.keys(languageNames) as Language[]).map((value) => ({ value, label: languageNames[value] }))}
    />
  );
}
