import { find } from '#kb-ingest';

export const uses = find;
