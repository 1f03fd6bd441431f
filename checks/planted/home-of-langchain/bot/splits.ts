import type { TextSplitter } from '@langchain/textsplitters';

export type Borrowed = TextSplitter;
