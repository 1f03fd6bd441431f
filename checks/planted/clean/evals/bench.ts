import { answer } from '#bot';
import { settings } from '#server';
import { redisUrl } from './services/provided.ts';

export const bench = { answer, settings, redisUrl, folder: process.env.FOLDER };
