import type { WebSocket } from 'ws';

export type Borrowed = WebSocket;
