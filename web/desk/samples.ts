/** Handoffs and messages as the server sends them, for the desk's tests: only what a test is about has to be named. */
import type { HandoffView, MessageView } from '#conversation/wire';

export function handoff(id: string, named: Partial<HandoffView> = {}): HandoffView {
  return {
    id,
    conversationId: `conversation of ${id}`,
    channel: 'web',
    skill: 'general',
    state: 'waiting',
    reason: { because: 'asked-for-person' },
    findings: [],
    summary: '',
    throughSeq: 0,
    requestedAt: '2026-11-22T10:00:00Z',
    dueAt: '2026-11-22T10:00:00Z',
    offeredTo: null,
    offerUntil: null,
    heldBy: null,
    heldByName: null,
    heldAt: null,
    endedAt: null,
    how: null,
    note: null,
    unattended: false,
    ruling: null,
    customer: { id: 'visitor', bankId: null, tier: 'standard', birthYear: null, assurance: null },
    lastSeq: 0,
    lastCustomerAt: null,
    unansweredSince: null,
    ...named,
  };
}

export function message(seq: number, named: Partial<MessageView> = {}): MessageView {
  return {
    seq,
    author: 'customer',
    agentName: null,
    text: `第 ${seq} 条`,
    at: `2026-11-22T10:${String(seq % 60).padStart(2, '0')}:00Z`,
    delivery: 'sent',
    undelivered: null,
    notice: null,
    worded: false,
    answer: null,
    masked: false,
    ...named,
  };
}
