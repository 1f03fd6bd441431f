/** @jsxImportSource preact */
import type { Service } from './timeline.ts';
import type { Words } from './words.ts';

interface HeaderProps {
  service: Service;
  words: Words;
  askForPerson: () => void;
}

/** The bank, who serves the customer now, and the way to a person, which is always there. */
export function Header({ service, words, askForPerson }: HeaderProps) {
  return (
    <header class="header">
      <div class="bank">
        <h1>{words.bank}</h1>
        <p class={`service by-${service.by}`} aria-live="polite">
          {service.by === 'agent' ? words.services.agent(service.name) : words.services[service.by]}
        </p>
      </div>
      <button type="button" class="person" onClick={askForPerson}>
        {words.person}
      </button>
    </header>
  );
}
