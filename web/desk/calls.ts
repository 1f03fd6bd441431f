import {
  type AppealDecision,
  Course,
  DayFigures,
  EarlierConversations,
  EmotionFigures,
  HandoffView,
  InspectedPart,
  InspectionPage,
  InspectionView,
  KnowledgeHits,
  MessageReceipt,
  type NewStaff,
  Original,
  PolicyCheck,
  type PolicyFault,
  PolicyHistory,
  type PolicyPublication,
  PolicySimulation,
  PolicyView,
  type PublishPolicy,
  SessionView,
  type SimulatePolicy,
  type StaffChange,
  StaffList,
  StaffView,
  Transcript,
} from '#conversation/wire';
import { Declined, readDeclined } from '../declined.ts';
import type { Words } from './words/words.ts';

/** What of zod's schemas is needed here: the answer, or a throw that says that the server is another version. */
interface Schema<Answer> {
  parse(body: unknown): Answer;
}
type InputOf<Described> = Described extends { _zod: { input: infer Input } } ? Input : never;

/** Milliseconds after which a call is given up: what it asked for may have happened. */
const patience = 20_000;

/** The server's API as the desk uses it. Every call throws `Declined` where the server says no. */
export class DeskCalls {
  readonly #fetch: typeof fetch;
  /** Refusals come in the reader's language. */
  readonly #words: () => Words;
  #pageToken = '';
  /** Server's clock minus this computer's, in milliseconds: waiting times are the server's. */
  clockOffset = 0;

  constructor(fetch: typeof globalThis.fetch, words: () => Words) {
    this.#fetch = fetch;
    this.#words = words;
  }

  /** Null where nobody is signed in. */
  async session(): Promise<SessionView | null> {
    try {
      return this.#entered(await this.#call('GET', '/api/session', SessionView));
    } catch (failure) {
      if (failure instanceof Declined && failure.status === 401) return null;
      throw failure;
    }
  }

  async signIn(account: string, password: string): Promise<SessionView> {
    return this.#entered(await this.#call('POST', '/api/session', SessionView, { account, password }));
  }

  async signOut(): Promise<void> {
    await this.#call('DELETE', '/api/session', null);
  }

  async setPresence(presence: StaffView['presence']): Promise<void> {
    await this.#call('PUT', '/api/presence', StaffView, { presence });
  }

  accept(handoff: string): Promise<HandoffView> {
    return this.#call('POST', `/api/handoffs/${encodeURIComponent(handoff)}/accept`, HandoffView, {});
  }

  end(handoff: string, how: { note: string; returnToBot: boolean }): Promise<HandoffView> {
    return this.#call('POST', `/api/handoffs/${encodeURIComponent(handoff)}/end`, HandoffView, how);
  }

  transfer(handoff: string, to: { skill: HandoffView['skill']; note: string }): Promise<HandoffView> {
    return this.#call('POST', `/api/handoffs/${encodeURIComponent(handoff)}/transfer`, HandoffView, to);
  }

  /** What was said after a place, or the last messages before one. */
  messages(conversation: string, place: { after: number } | { before: number; limit: number }): Promise<Transcript> {
    const query = Object.entries(place).map(([name, value]) => `${name}=${value}`);
    return this.#call(
      'GET',
      `/api/conversations/${encodeURIComponent(conversation)}/messages?${query.join('&')}`,
      Transcript,
    );
  }

  course(conversation: string): Promise<Course> {
    return this.#call('GET', `/api/conversations/${encodeURIComponent(conversation)}/course`, Course);
  }

  earlier(conversation: string): Promise<EarlierConversations> {
    const path = `/api/conversations/${encodeURIComponent(conversation)}/earlier`;
    return this.#call('GET', path, EarlierConversations);
  }

  /** What came of the day that began at `since`. */
  day(since: Date): Promise<DayFigures> {
    return this.#call('GET', `/api/figures/day?since=${encodeURIComponent(since.toISOString())}`, DayFigures);
  }

  async say(conversation: string, message: { clientId: string; text: string }): Promise<number> {
    const path = `/api/conversations/${encodeURIComponent(conversation)}/messages`;
    return (await this.#call('POST', path, MessageReceipt, message)).seq;
  }

  /** Tells the customer's page that the agent is writing. */
  async types(conversation: string): Promise<void> {
    await this.#call('POST', `/api/conversations/${encodeURIComponent(conversation)}/typing`, null, {});
  }

  async original(conversation: string, seq: number): Promise<string> {
    const path = `/api/conversations/${encodeURIComponent(conversation)}/messages/${seq}/original`;
    return (await this.#call('GET', path, Original)).text;
  }

  search(question: string): Promise<KnowledgeHits> {
    return this.#call('GET', `/api/knowledge/search?q=${encodeURIComponent(question)}`, KnowledgeHits);
  }

  /** The latest inspections first; `chosen`: what /api/inspections takes. */
  inspections(chosen: Readonly<Record<string, string>>): Promise<InspectionPage> {
    return this.#call('GET', `/api/inspections?${new URLSearchParams(chosen)}`, InspectionPage);
  }

  inspection(id: string): Promise<InspectedPart> {
    return this.#call('GET', `/api/inspections/${encodeURIComponent(id)}`, InspectedPart);
  }

  appeal(inspection: string, finding: number, reason: string): Promise<InspectionView> {
    const path = `/api/inspections/${encodeURIComponent(inspection)}/findings/${finding}/appeal`;
    return this.#call('POST', path, InspectionView, { reason });
  }

  decideAppeal(inspection: string, finding: number, decision: InputOf<typeof AppealDecision>): Promise<InspectionView> {
    const path = `/api/inspections/${encodeURIComponent(inspection)}/findings/${finding}/decision`;
    return this.#call('POST', path, InspectionView, decision);
  }

  emotionFigures(since: Date, until: Date): Promise<EmotionFigures> {
    const between = new URLSearchParams({ since: since.toISOString(), until: until.toISOString() });
    return this.#call('GET', `/api/figures/emotion?${between}`, EmotionFigures);
  }

  async staff(): Promise<StaffView[]> {
    return (await this.#call('GET', '/api/staff', StaffList)).staff;
  }

  addStaff(member: InputOf<typeof NewStaff>): Promise<StaffView> {
    return this.#call('POST', '/api/staff', StaffView, member);
  }

  changeStaff(id: string, change: InputOf<typeof StaffChange>): Promise<StaffView> {
    return this.#call('PATCH', `/api/staff/${encodeURIComponent(id)}`, StaffView, change);
  }

  policy(): Promise<PolicyView> {
    return this.#call('GET', '/api/policy', PolicyView);
  }

  policyVersion(version: number): Promise<PolicyView> {
    return this.#call('GET', `/api/policy/versions/${version}`, PolicyView);
  }

  /** The versions before one, the latest first; 0: from the one in force on. */
  async policyHistory(before: number, limit: number): Promise<PolicyPublication[]> {
    const path = `/api/policy/versions?before=${before}&limit=${limit}`;
    return (await this.#call('GET', path, PolicyHistory)).versions;
  }

  async checkPolicy(table: unknown): Promise<PolicyFault[]> {
    return (await this.#call('POST', '/api/policy/check', PolicyCheck, { table })).faults;
  }

  publishPolicy(policy: InputOf<typeof PublishPolicy>): Promise<PolicyView> {
    return this.#call('POST', '/api/policy', PolicyView, policy);
  }

  /** One step; the next begins after its `next`. */
  simulatePolicy(step: InputOf<typeof SimulatePolicy>): Promise<PolicySimulation> {
    return this.#call('POST', '/api/policy/simulation', PolicySimulation, step);
  }

  #entered(session: SessionView): SessionView {
    this.#pageToken = session.csrf;
    return session;
  }

  async #call<Answer>(method: string, path: string, schema: Schema<Answer>, body?: unknown): Promise<Answer>;
  async #call(method: string, path: string, schema: null, body?: unknown): Promise<null>;
  async #call<Answer>(method: string, path: string, schema: Schema<Answer> | null, body?: unknown) {
    const answer = await this.#fetch(path, {
      method,
      headers: {
        'accept-language': this.#words().language,
        ...(method === 'GET' ? {} : { 'x-xianting-csrf': this.#pageToken }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    this.#setClock(answer.headers.get('date'));
    if (answer.ok) return schema === null ? null : schema.parse(await answer.json());
    throw readDeclined(answer.status, await answer.json().catch(() => null), answer.headers.get('retry-after'));
  }

  /** The header counts whole seconds; a difference within two is taken for none. */
  #setClock(date: string | null): void {
    const offset = Date.parse(date ?? '') - Date.now();
    if (Number.isFinite(offset)) this.clockOffset = Math.abs(offset) < 2_000 ? 0 : offset;
  }
}

/** What to tell an agent about a failed call. */
export function sentenceOf({ failures }: Words, failure: unknown): string {
  if (failure instanceof Declined) return failure.sentence || failures.refused(failure.status);
  if (failure instanceof DOMException) return failures.late;
  return failure instanceof TypeError ? failures.offline : failures.unreadable;
}
