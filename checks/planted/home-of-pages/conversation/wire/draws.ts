import type { VNode } from 'preact';

export type Borrowed = VNode;
