import { dress, make } from './dress.ts';
import type { Labels } from './labels.ts';
import { readTheme } from './read-theme.ts';

/** Above what pages pin to their corners; below nothing that a bank puts on top on purpose. */
const onTop = '2147483000';
const edge = 'max(20px, env(safe-area-inset-bottom))';
const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/**
 * The button in the corner that opens the chat, with a count of what has not been read, and the place for the frame. In
 * a shadow tree: the bank's styles do not reach it, nor its the bank's.
 */
export class Launcher {
  readonly #labels: Labels;
  readonly #place = make('div', { all: 'initial' });
  readonly #button: HTMLButtonElement;
  readonly #badge: HTMLSpanElement;
  /** Holds the frame. */
  readonly panel: HTMLDivElement;
  readonly #side: 'left' | 'right';
  readonly #narrow = matchMedia('(max-width: 559px), (max-height: 479px)');
  #overflow = '';
  #open = false;

  constructor(labels: Labels, side: 'left' | 'right', acts: { open(): void; close(): void }) {
    this.#labels = labels;
    this.#side = side;
    const shadow = this.#place.attachShadow({ mode: 'open' });

    this.#button = make('button', {
      all: 'revert',
      position: 'fixed',
      bottom: edge,
      [side]: '20px',
      'z-index': onTop,
      display: 'flex',
      'align-items': 'center',
      gap: '8px',
      height: '52px',
      padding: '0 20px 0 16px',
      border: '0',
      'border-radius': '26px',
      font: `500 16px/24px ${font}`,
      cursor: 'pointer',
      'box-shadow': '0 4px 16px rgb(10 26 44 / 24%)',
    });
    this.#button.type = 'button';
    this.#button.append(icon(), labels.launcher);
    this.#badge = make('span', {
      position: 'absolute',
      top: '-6px',
      right: '-4px',
      'min-width': '22px',
      padding: '0 6px',
      'box-sizing': 'border-box',
      'border-radius': '11px',
      background: '#b3261e',
      color: '#ffffff',
      font: `600 13px/22px ${font}`,
      'text-align': 'center',
    });
    this.#badge.hidden = true;
    this.#button.append(this.#badge);
    this.#button.addEventListener('click', acts.open);

    this.panel = make('div', { position: 'fixed', 'z-index': onTop, overflow: 'hidden', background: 'Canvas' });
    shadow.append(this.#button, this.panel);
    this.#narrow.addEventListener('change', () => this.#lay());
    // A phone's keyboard takes its room from what is seen, not from the page.
    visualViewport?.addEventListener('resize', () => this.#lay());
    visualViewport?.addEventListener('scroll', () => this.#lay());
    document.addEventListener('focusin', ({ target }) => {
      // A sheet covers the page: the focus does not go behind it.
      if (this.#open && this.#narrow.matches && target !== this.#place) this.panel.querySelector('iframe')?.focus();
    });
    this.unread(0);
    this.#lay();
  }

  attach(): void {
    document.body.append(this.#place);
  }

  show(open: boolean): void {
    if (open === this.#open) return;
    this.#open = open;
    if (open) this.#overflow = document.documentElement.style.overflow;
    else document.documentElement.style.overflow = this.#overflow;
    this.#lay();
    if (!open) this.#button.focus();
  }

  /**
   * Gives the focus to the frame, once the chat is in it: while a frame loads, its process changes, and a focus given
   * then may be lost between the two, with every key going to the bank's page from there on.
   */
  enter(): void {
    this.panel.querySelector('iframe')?.focus();
  }

  unread(count: number): void {
    this.#badge.textContent = count > 99 ? '99+' : String(count);
    dress(this.#badge, { display: count > 0 ? 'block' : 'none' });
    const label = this.#labels.launcher;
    this.#button.setAttribute('aria-label', count > 0 ? `${label}，${this.#labels.unread(count)}` : label);
    this.#button.setAttribute('aria-haspopup', 'dialog');
  }

  /** A card in the corner; on small screens a sheet over all that is seen. */
  #lay(): void {
    const sheet = this.#narrow.matches;
    const { accent = '#12579b', 'on-accent': onAccent = '#ffffff' } = readTheme();
    dress(this.#button, { display: this.#open ? 'none' : 'flex', background: accent, color: onAccent });
    dress(this.panel, { display: this.#open ? 'block' : 'none' });
    if (this.#open) document.documentElement.style.overflow = sheet ? 'hidden' : this.#overflow;
    const { offsetTop = 0, height = innerHeight } = visualViewport ?? {};
    dress(
      this.panel,
      sheet
        ? {
            inset: `${offsetTop}px 0 auto 0`,
            width: '100%',
            height: `${height}px`,
            'border-radius': '0',
            'box-shadow': 'none',
          }
        : {
            inset: 'auto',
            bottom: edge,
            [this.#side]: '20px',
            width: '400px',
            height: 'min(640px, calc(100vh - 40px))',
            'border-radius': '16px',
            'box-shadow': '0 8px 32px rgb(10 26 44 / 24%)',
          },
    );
  }
}

function icon(): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  dress(svg, { width: '24px', height: '24px', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.8' });
  for (const line of ['M4 5h16v11h-8.5L7 20v-4H4z', 'M8 10.5h8']) {
    const path = document.createElementNS(space, 'path');
    path.setAttribute('d', line);
    path.setAttribute('stroke-linejoin', 'round');
    path.setAttribute('stroke-linecap', 'round');
    svg.append(path);
  }
  return svg;
}
