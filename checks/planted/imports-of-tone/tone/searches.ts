import { search } from '#knowledge';

export const uses = search;
