import { createContext, useContext } from 'react';
import { catalogue, type Language, type Words } from './words.ts';

export const WordsContext = createContext<Words>(catalogue.zh);

/** Which language a catalogue is in, where another room says things in several. */
export function languageOf({ language }: Words): Language {
  return language.startsWith('zh') ? 'zh' : 'en';
}

/** What the desk says, in the reader's language. */
export function useWords(): Words {
  return useContext(WordsContext);
}
