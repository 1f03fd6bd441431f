import type { Activity } from 'botbuilder';

export type Borrowed = Activity;
