import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Preference, Preferences } from './preferences.ts';

export const PreferencesContext = createContext<Preferences | null>(null);

/** What is chosen, and how to choose otherwise. */
export function usePreferences(): [Preference, (change: Partial<Preference>) => void] {
  const preferences = useContext(PreferencesContext);
  if (preferences === null) throw new Error('usePreferences is for what stands inside the page');
  const chosen = useSyncExternalStore(preferences.subscribe, () => preferences.chosen);
  return [chosen, (change) => preferences.choose(change)];
}
