/** A member of staff at the desk's HTTP API, without a browser. */
export class DeskClient {
  readonly #address: string;
  #cookie = '';
  #csrf = '';

  constructor(address: string) {
    this.#address = address;
  }

  async signIn(account: string, password: string): Promise<void> {
    const { csrf } = await this.ask<{ csrf: string }>('POST', '/api/session', { account, password });
    this.#csrf = csrf;
  }

  async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.#address}${path}`, {
      method,
      headers: {
        origin: this.#address,
        cookie: this.#cookie,
        'x-xianting-csrf': this.#csrf,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return (text ? JSON.parse(text) : null) as Answer;
  }
}
