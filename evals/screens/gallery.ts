import { deskScenes } from './desk.ts';
import type { Scene } from './stage.ts';
import { widgetScenes } from './widget.ts';

/** Every state of the pages that somebody should have looked at. */
export const gallery: readonly Scene[] = [...widgetScenes, ...deskScenes];
