/** The record as the desk sees it: what crosses the wire, and nothing that stands behind it. */
import type { Finding, Message, StaffId } from '#conversation';
import type {
  AgentView,
  Course,
  EarlierConversations,
  FindingView,
  HandoffView,
  MessageView,
  StaffView,
} from '#conversation/wire';
import type { EarlierConversation, Handoff, HeardTurn, StaffMember } from '#store';

export function staffView({ id, account, name, roles, skills, capacity, active, presence }: StaffMember): StaffView {
  return { id, account, name, roles: [...roles], skills: [...skills], capacity, active, presence };
}

/** A page reports every few seconds that it is there; after so many milliseconds without, it is not. */
const CONNECTED_MS = 60_000;

export function agentView(member: StaffMember & { seenAt: Date | null }, now: Date): AgentView {
  const { id, name, presence, skills, capacity, seenAt } = member;
  const connected = seenAt !== null && now.getTime() - seenAt.getTime() < CONNECTED_MS;
  return { id, name, presence, connected, skills: [...skills], capacity };
}

export function courseView(turns: readonly (HeardTurn & { to: 'bot' | 'person' })[]): Course {
  return {
    turns: turns.map(({ throughSeq, at, to, heard }) => ({
      throughSeq,
      at: at.toISOString(),
      to,
      findings: heard.map(findingView),
    })),
  };
}

/** What was said and noted is only for whoever may read the conversation. */
export function earlierView(
  { id, channel, openedAt, lastSeq, handoff }: EarlierConversation,
  readable: boolean,
  names: ReadonlyMap<StaffId, string>,
): EarlierConversations['conversations'][number] {
  return {
    id,
    channel,
    openedAt: openedAt.toISOString(),
    messages: lastSeq,
    readable,
    handoff:
      handoff && readable
        ? {
            open: handoff.state !== 'ended',
            reason: handoff.reason,
            summary: handoff.summary,
            note: handoff.note,
            how: handoff.how,
            heldByName: handoff.heldBy && (names.get(handoff.heldBy) ?? null),
            endedAt: moment(handoff.endedAt),
          }
        : null,
  };
}

/** `names`: of the staff, by id. */
export function handoffView(handoff: Handoff, names: ReadonlyMap<StaffId, string>): HandoffView {
  const { reason, customer } = handoff;
  return {
    id: handoff.id,
    conversationId: handoff.conversation,
    channel: handoff.channel,
    skill: handoff.skill,
    state: handoff.state,
    reason,
    findings: handoff.findings.map(findingView),
    summary: handoff.summary,
    throughSeq: handoff.throughSeq,
    requestedAt: handoff.requestedAt.toISOString(),
    dueAt: handoff.dueAt.toISOString(),
    offeredTo: handoff.offeredTo,
    offerUntil: moment(handoff.offerUntil),
    heldBy: handoff.heldBy,
    heldByName: handoff.heldBy && (names.get(handoff.heldBy) ?? null),
    heldAt: moment(handoff.heldAt),
    endedAt: moment(handoff.endedAt),
    how: handoff.how,
    note: handoff.note,
    unattended: handoff.unattended,
    ruling: handoff.ruling,
    customer: { ...customer, bankId: customer.bankId === null ? null : tail(customer.bankId) },
    lastSeq: handoff.lastSeq,
    lastCustomerAt: moment(handoff.lastCustomerAt),
    unansweredSince: moment(handoff.unansweredSince),
  };
}

export function messageView(message: Message): MessageView {
  const { seq, author, text, at, delivery, undelivered, content, masked } = message;
  return {
    seq,
    author: author.by,
    agentName: author.by === 'agent' ? author.name : null,
    text,
    at: at.toISOString(),
    delivery,
    undelivered: undelivered ?? null,
    notice: content.notice ?? null,
    worded: content.worded ?? false,
    answer: content.answer ? { edition: content.answer.edition, entries: [...content.answer.entries] } : null,
    masked,
  };
}

function findingView({ evidence, ...finding }: Finding): FindingView {
  return { ...finding, evidence: [...evidence] };
}

/** 8888 of 62228888: enough for an agent to tell two customers apart, never more than half of a short one. */
function tail(bankId: string): string {
  const characters = [...bankId];
  return characters.slice(characters.length - Math.min(4, Math.floor(characters.length / 2))).join('');
}

function moment(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
