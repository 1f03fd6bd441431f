import { either, type Pattern } from '../pattern.ts';
import { announced, plainlyAnnounced } from './announced.ts';
import { english } from './english.ts';
import { grievance } from './grievance.ts';

/**
 * A grievance against the institution's service, decision, charge or conduct, or the intent to complain, report, sue
 * or expose, and asking where to complain. Not: a neutral why-question, a complaint taken back, one against a merchant.
 */
export const complaint: Pattern = either(announced, plainlyAnnounced, grievance, english);
