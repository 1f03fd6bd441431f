import { ChatToken, ChatTokenRequest, HouseView } from '#conversation/wire';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';

/** What of /api is a customer's: the token that opens a conversation over Direct Line, and what the page says before. */
export function chatRoutes({ directLine, house }: Pick<Parts, 'directLine' | 'house'>): Route[] {
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
    route({
      method: 'get',
      path: '/api/chat/house',
      access: 'public',
      summary: "The bank's name, and its announcement to customers where there is one.",
      answer: { status: 200, schema: HouseView },
      run: async () => house,
    }),
  ];
}
