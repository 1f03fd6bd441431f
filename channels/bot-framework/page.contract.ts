/** A customer's page: Microsoft's own Direct Line client, the one that pages on the web have. */
import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import XMLHttpRequest from 'xhr2';

// The client asks for a browser's own whenever it calls.
globalThis.XMLHttpRequest ??= XMLHttpRequest;

export interface Page {
  /** Every activity the client has emitted, doubled ones too. */
  activities: Activity[];
  texts(): string[];
  status(): string;
  /** Sends until the server has it; resolves with the id that it gave. */
  says(text: string, clientActivityID?: string): Promise<string>;
  /** Sends once; 'retry' where the client would have the page send again. */
  posts(activity: object): Promise<string>;
  /** The client's own new token and stream, as a page gives them after a long sleep. */
  reconnect(conversation: { conversationId: string; token: string; streamUrl?: string }): void;
  watermark(): string;
  leaves(): void;
}

export interface PageSettings {
  domain: string;
  token: string;
  webSocket: boolean;
  conversationId?: string;
  watermark?: string;
}

export function openPage(settings: PageSettings): Page {
  const client = new DirectLine({
    ...settings,
    pollingInterval: 200,
    // Waits 3 s plus this many times 12 s before it comes back: none.
    random: () => -0.25,
    // Also how long it waits before it tries again after an error.
    timeout: 2_000,
    conversationStartProperties: { locale: 'zh-CN' },
  });
  const activities: Activity[] = [];
  const listening = client.activity$.subscribe(
    (activity) => activities.push(activity),
    () => {},
  );
  const posts = (activity: object) =>
    new Promise<string>((resolve, reject) => client.postActivity(activity as Activity).subscribe(resolve, reject));
  return {
    activities,
    texts: () => activities.flatMap((activity) => (activity.type === 'message' ? [activity.text ?? ''] : [])),
    status: () => ConnectionStatus[client.connectionStatus$.getValue()] ?? '',
    async says(text, clientActivityID = crypto.randomUUID()) {
      const message = { type: 'message', text, from: { id: 'me', role: 'user' }, channelData: { clientActivityID } };
      // As the page of this client does: the same message again, where a busy machine did not answer in time.
      for (let tries = 1; ; tries++) {
        const id = await posts(message);
        if (id !== 'retry' || tries === 10) return id;
      }
    },
    posts,
    reconnect: (conversation) => client.reconnect(conversation),
    watermark: () => (client as unknown as { watermark: string }).watermark,
    leaves() {
      listening.unsubscribe();
      client.end();
    },
  };
}
