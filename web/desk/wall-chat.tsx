import { memo, type ReactNode } from 'react';
import type { HandoffView } from '#conversation/wire';
import { Elapsed } from './elapsed.tsx';
import { customerOf, findingOf, reasonOf } from './naming.ts';
import { ToneTag } from './tone-tag.tsx';
import { useDesk } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** A chat that an agent holds: a click listens in. */
export const WallChat = memo(({ handoff }: { handoff: HandoffView }): ReactNode => {
  const desk = useDesk();
  const words = useWords();
  const emotion = handoff.findings.find(({ kind }) => kind === 'emotion');
  return (
    <button type="button" className="card wall-chat" onClick={() => desk.show(handoff)}>
      <span className="who one-line">{customerOf(words, handoff.customer)}</span>
      <span className="one-line">
        <ToneTag {...reasonOf(words, handoff.reason)} />
        {emotion !== undefined && handoff.reason.because !== 'emotion' && <ToneTag {...findingOf(words, emotion)} />}
      </span>
      <span className="quiet one-line">{handoff.heldByName ?? ''}</span>
      <span className="excerpt one-line">{handoff.summary}</span>
      <span className="unanswered">
        {handoff.unansweredSince === null ? (
          <span className="quiet">{words.wall.answered}</span>
        ) : (
          <>
            {words.mine.unanswered} <Elapsed since={handoff.unansweredSince} limited={handoff} />
          </>
        )}
      </span>
      <span className="act">{words.wall.listen}</span>
    </button>
  );
});
