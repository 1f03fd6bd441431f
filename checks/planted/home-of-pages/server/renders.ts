import type { ReactNode } from 'react';

export type Borrowed = ReactNode;
