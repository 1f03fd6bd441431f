import OpenAI from 'openai';

export const model = OpenAI;
