import { ChatToken, ChatTokenRequest } from '#conversation/wire';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';

/** The one thing of /api that is a customer's: the token that opens a conversation over Direct Line. */
export function chatRoutes({ directLine }: Pick<Parts, 'directLine'>): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/chat/token',
      access: 'public',
      fromOtherSites: true,
      summary: 'A Direct Line token for one new conversation, as a visitor or as whom the bank says.',
      body: ChatTokenRequest,
      answer: { status: 200, schema: ChatToken },
      run: ({ input, origin, host }) => directLine.issueToken({ ...input.body, origin, host }),
    }),
  ];
}
