import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskState, DeskStore } from './desk-store.ts';

export const DeskContext = createContext<DeskStore | null>(null);

export function useDesk(): DeskStore {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk is for what stands inside the desk');
  return desk;
}

/** A part of the desk's state; draws anew only when that part is another. `pick` must not make new objects. */
export function useDeskState<Part>(pick: (state: DeskState) => Part): Part {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => pick(desk.state));
}
