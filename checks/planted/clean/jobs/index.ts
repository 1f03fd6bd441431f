import { Queue } from 'bullmq';

export const jobs = new Queue('turns');
