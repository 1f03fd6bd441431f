import { connect } from '#channels/bot-framework';
import { answer } from '#bot';
import { line } from '#handoff';
import { settings } from './env.ts';

export const house = { connect, answer, line, settings };
