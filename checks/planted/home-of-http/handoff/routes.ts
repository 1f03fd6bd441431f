import type { Request } from 'express';

export type Borrowed = Request;
