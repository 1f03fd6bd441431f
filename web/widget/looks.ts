import { keepIfRoom } from '../browser-storage.ts';
import { olderFrom } from '../older-from.ts';

/** What of the theme the bank's own page may set: names of theme.ts's tokens, as custom properties have them. */
const themed = ['accent', 'on-accent', 'accent-tint', 'radius', 'font'] as const;
export type Theme = Partial<Record<(typeof themed)[number] | 'scheme', string>>;

const olderKey = 'xianting.older';

/**
 * How the page looks: large or not, and in whose colours. The customer's own choice is kept, and stands before what the
 * bank's page asks for, which stands before what the year of birth suggests.
 */
export class Looks {
  readonly #storage: Storage;
  readonly #root: HTMLElement;
  readonly #readers = new Set<(older: boolean) => void>();
  #asked: boolean | null = null;
  #suggested = false;

  constructor(storage: Storage, root: HTMLElement) {
    this.#storage = storage;
    this.#root = root;
    this.#apply();
  }

  get older(): boolean {
    const chosen = this.#storage.getItem(olderKey);
    return chosen === null ? (this.#asked ?? this.#suggested) : chosen === 'on';
  }

  /** The customer's choice. */
  choose(older: boolean): void {
    keepIfRoom(this.#storage, olderKey, older ? 'on' : 'off');
    this.#apply();
  }

  /** What the bank's page asks for. */
  ask(older: boolean): void {
    this.#asked = older;
    this.#apply();
  }

  /** What a year of birth suggests; null where none is known. */
  suggestFor(birthYear: number | null, now: Date): void {
    this.#suggested = birthYear !== null && now.getFullYear() - birthYear >= olderFrom;
    this.#apply();
  }

  /** Values that the browser does not take for what they should be are passed over. */
  wear(theme: Theme): void {
    const { style, dataset } = this.#root;
    for (const name of themed) {
      const value = theme[name];
      if (value !== undefined && CSS.supports(properties[name], value)) style.setProperty(`--${name}`, value);
    }
    if (theme.scheme === 'light' || theme.scheme === 'dark') dataset.theme = theme.scheme;
  }

  subscribe(reader: (older: boolean) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  #apply(): void {
    this.#root.classList.toggle('older', this.older);
    for (const reader of this.#readers) reader(this.older);
  }
}

/** What each value must be good for. */
const properties: Readonly<Record<(typeof themed)[number], string>> = {
  accent: 'color',
  'on-accent': 'color',
  'accent-tint': 'color',
  radius: 'border-radius',
  font: 'font-family',
};
