import { ActivityTypes } from 'botbuilder';
import type { Request } from 'express';
import type { WebSocket } from 'ws';

export const connect = (request: Request, socket: WebSocket) => [request, socket, ActivityTypes];
