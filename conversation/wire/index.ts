/**
 * What crosses the wire between the server and its pages: the schemas that validate it, describe it in
 * /openapi.json and type both ends.
 */
export * from './chat.ts';
export * from './desk.ts';
export * from './inspection.ts';
export * from './policy.ts';
export * from './staff.ts';
