import type { ChatOpenAI } from '@langchain/openai';

export type Borrowed = ChatOpenAI;
