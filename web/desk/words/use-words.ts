import { createContext, useContext } from 'react';
import { catalogue, type Words } from './words.ts';

export const WordsContext = createContext<Words>(catalogue.zh);

/** What the desk says, in the reader's language. */
export function useWords(): Words {
  return useContext(WordsContext);
}
