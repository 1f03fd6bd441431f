import { mask } from '#privacy';

export const uses = mask;
