/** The waiting line and the desk: who is handed over, offered, held, and given back. */
export { type Handoffs, openHandoff } from './desk.ts';
export { asksToLeaveLine } from './notices.ts';
export { mayRead, maySee } from './sight.ts';
