import { jobs } from '#jobs';

export const uses = jobs;
