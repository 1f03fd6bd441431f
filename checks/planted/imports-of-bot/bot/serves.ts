import { settings } from '#server';

export const uses = settings;
