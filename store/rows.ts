/** How rows of the record read as the words of `conversation`. */
import type {
  Assurance,
  Author,
  Control,
  ControlToken,
  ConversationId,
  Customer,
  CustomerId,
  DeliveryState,
  HandoffId,
  Message,
  MessageContent,
  StaffId,
  Tier,
  UndeliveredReason,
} from '#conversation';

export interface MessageRow {
  conversation_id: ConversationId;
  seq: number;
  author: Author['by'];
  agent_id: StaffId | null;
  agent_name: string | null;
  client_id: string;
  text: string;
  content: MessageContent;
  delivery: DeliveryState;
  undelivered: UndeliveredReason | null;
  shown_seq: number | null;
  masked: boolean;
  /** A Date from a plain read, ISO text from inside JSON. */
  at: Date | string;
}

/** The columns of a MessageRow, in one place for every statement that reads messages. */
export const messageColumns =
  'conversation_id, seq, author, agent_id, agent_name, client_id, text, content, delivery, undelivered, shown_seq, at, sealed is not null as masked';

export function toMessage(row: MessageRow): Message {
  return {
    conversation: row.conversation_id,
    seq: row.seq,
    author:
      row.author === 'agent' && row.agent_id
        ? { by: 'agent', agent: row.agent_id, name: row.agent_name ?? '' }
        : { by: row.author as Exclude<Author['by'], 'agent'> },
    text: row.text,
    content: row.content,
    clientId: row.client_id,
    delivery: row.delivery,
    ...(row.undelivered && { undelivered: row.undelivered }),
    shown: row.shown_seq,
    masked: row.masked,
    at: typeof row.at === 'string' ? new Date(row.at) : row.at,
  };
}

export interface CustomerColumns {
  customer_id: CustomerId;
  bank_id: string | null;
  tier: Tier;
  birth_year: number | null;
  assurance: Assurance | null;
}

export function toCustomer(row: CustomerColumns): Customer {
  return {
    id: row.customer_id,
    bankId: row.bank_id,
    tier: row.tier,
    birthYear: row.birth_year,
    assurance: row.assurance,
  };
}

export interface ControlColumns {
  control: Control['by'];
  control_token: ControlToken;
  handoff_id: HandoffId | null;
  agent_id: StaffId | null;
}

export function toControl(row: ControlColumns): Control {
  if (row.control === 'agent' && row.agent_id && row.handoff_id)
    return { by: 'agent', agent: row.agent_id, handoff: row.handoff_id };
  if (row.control === 'waiting-line' && row.handoff_id) return { by: 'waiting-line', handoff: row.handoff_id };
  return row.control === 'nobody' ? { by: 'nobody' } : { by: 'bot' };
}
