import { type ConversationId, Refusal } from '#conversation';
import { AgentMessage, MessageReceipt, Original, Transcript } from '#conversation/wire';
import { checkTone, neverSent, toneRule } from '#tone';
import { holds, openReading } from '../desk/reading.ts';
import { AfterOrBefore, ById, BySeq } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { messageView } from '../views.ts';

type Needed = Pick<Parts, 'sendsLeft' | 'store' | 'jobs' | 'vault' | 'mask' | 'audit' | 'clock' | 'log'>;

/** What agents read and write in a conversation. */
export function conversationRoutes({ sendsLeft, store, jobs, vault, mask, audit, clock, log }: Needed): Route[] {
  const { conversations } = store;
  const { readable, note } = openReading({ store, audit, clock });

  return [
    route({
      method: 'get',
      path: '/api/conversations/{id}/messages',
      access: { roles: ['agent', 'supervisor'] },
      summary:
        'The record after a message, or the last messages before one; superseded ones included. Reading what one does not hold is audited.',
      params: ById,
      query: AfterOrBefore,
      answer: { status: 200, schema: Transcript },
      async run({ member, input }) {
        const conversation = await readable(input.params.id as ConversationId, member);
        await note(member, conversation);
        const { id, lastSeq } = conversation;
        const { after, before, limit } = input.query;
        const messages =
          before === undefined
            ? await conversations.transcript(id, after, limit)
            : await conversations.transcriptBefore(id, before, limit);
        const left = await sendsLeft(conversation);
        return { messages: messages.map(messageView), lastSeq, ...(left && { sendsLeft: left }) };
      },
    }),
    route({
      method: 'post',
      path: '/api/conversations/{id}/messages',
      access: { roles: ['agent', 'supervisor'] },
      summary: "An agent's message. The same clientId again is the same message.",
      params: ById,
      body: AgentMessage,
      answer: { status: 200, schema: MessageReceipt },
      async run({ member, input }) {
        const { clientId, text } = input.body;
        if (!readableText.test(text)) throw new Refusal('empty-message');
        // The desk refuses it while it is typed; what comes another way is refused here.
        const never = neverSent(checkTone(text));
        if (never) throw new Refusal('never-said', { words: never.words, what: toneRule(never.rule).what });
        const id = input.params.id as ConversationId;
        const { seq, repeated } = await conversations
          .appendFromAgent({
            conversation: id,
            // In a namespace of its own: nobody else's name for a message is ever taken for this agent's.
            clientId: `agent:${member.id}:${clientId}`,
            // Agents type card numbers, too.
            text: mask(text).text,
            content: {},
            agent: member.id,
            agentName: member.name,
            at: clock(),
          })
          .catch(async (failure: unknown) => {
            if (failure instanceof Refusal && failure.code === 'not-yours-to-answer') await readable(id, member);
            throw failure;
          });
        // It is recorded: a wake-up that fails is made good by the sweep, and is no reason to send again.
        jobs
          .wake('deliveries', id)
          .catch((err: unknown) => log.warn({ err }, 'a delivery was not woken; the sweep will'));
        jobs.signals.publish({ about: 'conversation', id });
        return { seq, repeated };
      },
    }),
    route({
      method: 'post',
      path: '/api/conversations/{id}/typing',
      access: { roles: ['agent', 'supervisor'] },
      summary:
        'The agent who holds the conversation is writing: shown to the customer for a few seconds, kept nowhere.',
      params: ById,
      answer: { status: 204 },
      async run({ member, input }) {
        const { id, control } = await readable(input.params.id as ConversationId, member);
        if (!holds(member, control)) throw new Refusal('not-yours-to-answer');
        jobs.signals.publish({ about: 'typing', id, by: 'agent', name: member.name });
      },
    }),
    route({
      method: 'get',
      path: '/api/conversations/{id}/messages/{seq}/original',
      access: { roles: ['agent', 'supervisor'] },
      summary:
        'A message as the customer wrote it, for the agent who holds the conversation and for supervisors. Audited.',
      params: BySeq,
      answer: { status: 200, schema: Original },
      async run({ member, input }) {
        const { id, control } = await readable(input.params.id as ConversationId, member);
        const { seq } = input.params;
        if (!holds(member, control) && !member.roles.includes('supervisor')) throw new Refusal('unknown-conversation');
        const original = await conversations.sealedOriginal(id, seq);
        if (!original) {
          // Nothing was hidden: the text is the original.
          const [message] = await conversations.transcript(id, seq - 1, 1);
          return { text: message?.text ?? '' };
        }
        const text = await vault.open(original.sealedFor, original.sealed);
        await audit({ actor: member.id, act: 'original-revealed', subject: id, details: { seq } });
        return { text };
      },
    }),
  ];
}

/** Something that a reader sees: not only spaces and invisible characters. */
const readableText = /[^\s\p{Cf}\p{Cc}]/u;
