/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { PlaceInLine } from '#conversation/wire';
import type { Service } from './timeline.ts';
import type { Words } from './words.ts';

interface HeaderProps {
  bank: string;
  service: Service;
  place: PlaceInLine | null;
  older: boolean;
  words: Words;
  askForPerson: () => void;
  setOlder: (older: boolean) => void;
  /** Null where the page is not a part of another. */
  close: (() => void) | null;
}

/** The bank, who serves the customer now, and the way to a person, which is always there. */
export function Header({ bank, service, place, older, words, askForPerson, setOlder, close }: HeaderProps) {
  const [told, setTold] = useState<{ by: string; words: string } | null>(null);
  function person() {
    // Asked for again, it is no new request: the customer is told how it stands.
    if (service.by === 'bot' || service.by === 'nobody') askForPerson();
    else setTold({ by: service.by, words: words.personUnderway[service.by] });
  }
  return (
    <header class="header">
      <div class="bank">
        <h1>{bank}</h1>
        <p class={`service by-${service.by}`} role="status">
          {serviceLine(service, place, words)}
        </p>
      </div>
      <div class="acts">
        <button type="button" class="size" aria-pressed={older} onClick={() => setOlder(!older)}>
          {words.large}
        </button>
        <button type="button" class="person" onClick={person}>
          {words.person}
        </button>
      </div>
      {close !== null && (
        <button type="button" class="close" aria-label={words.close} onClick={close}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M4 4l12 12M16 4L4 16" />
          </svg>
        </button>
      )}
      <p class={told?.by === service.by ? 'told' : 'unseen'} role="status">
        {told?.by === service.by && told.words}
      </p>
    </header>
  );
}

function serviceLine(service: Service, place: PlaceInLine | null, words: Words): string {
  if (service.by === 'agent') return words.services.agent(service.name);
  if (service.by === 'line' && place !== null) return words.place(place);
  return words.services[service.by];
}
