import { z } from 'zod';
import { listen } from '#bot';
import { burstsIn, type Control, type ConversationId, endOfBurst, type Message } from '#conversation';
import { Course, DayFigures, EarlierConversations } from '#conversation/wire';
import type { HeardTurn } from '#store';
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
/** Of what was said to a person, so many of the latest messages are listened to. */
const RECENT = 100;

/** What stands beside a conversation at the desk: how it went, what there was before it, what the day came to. */
export function backgroundRoutes(parts: Pick<Parts, 'store' | 'audit' | 'clock'>): Route[] {
  const { store } = parts;
  const { readable, may } = openReading(parts);

  return [
    route({
      method: 'get',
      path: '/api/conversations/{id}/course',
      access: { roles: ['agent', 'supervisor'] },
      summary: 'What was heard in each of the customer’s turns, with the bot and with a person.',
      params: ById,
      answer: { status: 200, schema: Course },
      async run({ member, input }) {
        const { id, control } = await readable(input.params.id as ConversationId, member);
        const [ofBot, recent] = await Promise.all([
          store.desk.course(id, TURNS),
          store.conversations.transcriptBefore(id, 2_147_483_647, RECENT),
        ]);
        const turns = [
          ...ofBot.map((turn) => ({ ...turn, to: 'bot' as const })),
          ...besideThePerson(recent, ofBot, control),
        ];
        return courseView(turns.toSorted((one, other) => one.throughSeq - other.throughSeq));
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

/** What was heard in what the customer said to a person, or while waiting for one: listened to when it is asked for. */
function besideThePerson(messages: readonly Message[], ofBot: readonly HeardTurn[], control: Control) {
  const bursts = burstsIn(messages).filter((burst) => {
    const { throughSeq } = endOfBurst(burst);
    return !ofBot.some((turn) => turn.throughSeq >= burst.said[0].seq && turn.throughSeq <= throughSeq);
  });
  // What waits for the bot is not said to a person.
  const waiting = control.by === 'bot' ? (messages.findLast(({ author }) => author.by !== 'notice')?.seq ?? 0) : 0;
  const toPerson = bursts.filter((burst) => endOfBurst(burst).throughSeq !== waiting);
  return toPerson.map((burst) => ({
    ...endOfBurst(burst),
    heard: listen(burst.said, burst.earlier),
    to: 'person' as const,
  }));
}
