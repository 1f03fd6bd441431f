import { z } from 'zod';
import { type HandoffId, Refusal } from '#conversation';
import {
  EndHandoff,
  HandoffList,
  HandoffStates,
  HandoffView,
  SetPresence,
  StaffView,
  TransferHandoff,
} from '#conversation/wire';
import { maySee } from '#handoff';
import type { Handoff } from '#store';
import { ById } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { handoffView, staffView } from '../views.ts';

const OfState = z.object({ state: z.enum(HandoffStates).exclude(['ended']).optional() });

/** The waiting line, and what agents do with it. */
export function handoffRoutes({ handoff: handoffs, store, mask }: Pick<Parts, 'handoff' | 'store' | 'mask'>): Route[] {
  const names = async () => new Map((await store.staff.all()).map(({ id, name }) => [id, name]));
  const view = async (handoff: Handoff) => handoffView(handoff, await names());

  return [
    route({
      method: 'put',
      path: '/api/presence',
      access: { roles: ['agent', 'supervisor'] },
      summary: 'Goes online, away or offline.',
      body: SetPresence,
      answer: { status: 200, schema: StaffView },
      async run({ member, input }) {
        await handoffs.setPresence(member, input.body.presence);
        return staffView({ ...member, presence: input.body.presence });
      },
    }),
    route({
      method: 'get',
      path: '/api/handoffs',
      access: { roles: ['agent', 'supervisor'] },
      summary: 'The open handoffs that the caller may see, in the order of the waiting line.',
      query: OfState,
      answer: { status: 200, schema: HandoffList },
      async run({ member, input }) {
        const [line, named] = await Promise.all([handoffs.line(), names()]);
        const { state } = input.query;
        const visible = line.filter((each) => (!state || each.state === state) && maySee(member, each));
        return { handoffs: visible.map((each) => handoffView(each, named)) };
      },
    }),
    route({
      method: 'get',
      path: '/api/handoffs/{id}',
      access: { roles: ['agent', 'supervisor'] },
      summary: 'One handoff, open or ended.',
      params: ById,
      answer: { status: 200, schema: HandoffView },
      async run({ member, input }) {
        const handoff = await store.handoffs.find(input.params.id as HandoffId);
        // Whoever may not see it learns no more than of one that does not exist.
        if (!handoff || !maySee(member, handoff)) throw new Refusal('unknown-handoff');
        return view(handoff);
      },
    }),
    route({
      method: 'post',
      path: '/api/handoffs/{id}/accept',
      access: { roles: ['agent', 'supervisor'] },
      summary: 'Takes the conversation. Of several who try at once, one does.',
      params: ById,
      answer: { status: 200, schema: HandoffView },
      run: async ({ member, input }) => view(await handoffs.accept(input.params.id as HandoffId, member)),
    }),
    route({
      method: 'post',
      path: '/api/handoffs/{id}/end',
      access: { roles: ['agent', 'supervisor'] },
      summary: 'Ends the conversation with the customer, or gives it back to the bot.',
      params: ById,
      body: EndHandoff,
      answer: { status: 200, schema: HandoffView },
      async run({ member, input }) {
        const { note, ...rest } = input.body;
        // Colleagues read the note: it hides what messages hide.
        const masked = { ...rest, note: mask(note).text };
        return view(await handoffs.end(input.params.id as HandoffId, member, masked));
      },
    }),
    route({
      method: 'post',
      path: '/api/handoffs/{id}/transfer',
      access: { roles: ['agent', 'supervisor'] },
      summary: "Gives the conversation to another skill's line. Its place is kept.",
      params: ById,
      body: TransferHandoff,
      answer: { status: 200, schema: HandoffView },
      async run({ member, input }) {
        const { note, ...rest } = input.body;
        // Colleagues read the note: it hides what messages hide.
        const masked = { ...rest, note: mask(note).text };
        return view(await handoffs.transfer(input.params.id as HandoffId, member, masked));
      },
    }),
  ];
}
