import { z } from 'zod';
import type { ConversationId } from '#conversation';
import { Course, DayFigures, EarlierConversations } from '#conversation/wire';
import { openReading } from '../desk/reading.ts';
import { ById } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { courseView, earlierView } from '../views.ts';

/** The page's midnight: an agent's day is the day where the agent sits. */
const Since = z.object({ since: z.iso.datetime({ offset: true }) });
/** A course is drawn over so many turns at most, a history lists so many conversations. */
const TURNS = 200;
const CONVERSATIONS = 30;

/** What stands beside a conversation at the desk: how it went, what there was before it, what the day came to. */
export function backgroundRoutes(parts: Pick<Parts, 'store' | 'audit' | 'clock'>): Route[] {
  const { store } = parts;
  const { readable, may } = openReading(parts);

  return [
    route({
      method: 'get',
      path: '/api/conversations/{id}/course',
      access: { roles: ['agent', 'supervisor'] },
      summary: 'What was heard in each turn that the bot took.',
      params: ById,
      answer: { status: 200, schema: Course },
      async run({ member, input }) {
        const { id } = await readable(input.params.id as ConversationId, member);
        return courseView(await store.desk.course(id, TURNS));
      },
    }),
    route({
      method: 'get',
      path: '/api/conversations/{id}/earlier',
      access: { roles: ['agent', 'supervisor'] },
      summary: "The customer's other conversations; of those that the caller may not read, only that they were.",
      params: ById,
      answer: { status: 200, schema: EarlierConversations },
      async run({ member, input }) {
        const { id, customer } = await readable(input.params.id as ConversationId, member);
        const names = new Map((await store.staff.all()).map(({ id: each, name }) => [each, name]));
        const conversations = [];
        for (const each of await store.desk.earlier(id, CONVERSATIONS))
          conversations.push(earlierView(each, await may(member, each.id, customer), names));
        return { conversations };
      },
    }),
    route({
      method: 'get',
      path: '/api/figures/day',
      access: { roles: ['agent', 'supervisor'] },
      summary: "What came of the day: the caller's own chats, for supervisors everybody's.",
      query: Since,
      answer: { status: 200, schema: DayFigures },
      async run({ member, input }) {
        const everybody = member.roles.includes('supervisor');
        const figures = await store.desk.day(new Date(input.query.since), everybody ? null : member.id);
        return { of: everybody ? 'everybody' : 'me', ...figures } as const;
      },
    }),
  ];
}
