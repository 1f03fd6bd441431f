import type { Chain } from 'langchain';

export type Borrowed = Chain;
