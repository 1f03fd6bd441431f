import { App, Button, Tag, Tooltip } from 'antd';
import { memo, type ReactNode, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { sentenceOf } from './calls.ts';
import { Countdown } from './countdown.tsx';
import { clockFace, clockTime, timeLimit } from './durations.ts';
import { Elapsed } from './elapsed.tsx';
import { isOfferedTo } from './feed.ts';
import { channelOf, customerOf, reasonOf } from './naming.ts';
import { ToneTag } from './tone-tag.tsx';
import { useDesk, useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';
import type { Words } from './words/words.ts';

/** One who waits: why, since when, and whose turn it is. */
export const WaitingCard = memo(({ handoff }: { handoff: HandoffView }): ReactNode => {
  const desk = useDesk();
  const words = useWords();
  const { message } = App.useApp();
  const me = useDeskState(({ me }) => me);
  const isOpen = useDeskState(({ open }) => open?.id === handoff.id);
  const [busy, setBusy] = useState(false);
  const mine = isOfferedTo(handoff, me.id);
  const customer = customerOf(words, handoff.customer);

  async function accept() {
    setBusy(true);
    await desk.accept(handoff.id).catch((failure) => message.error(sentenceOf(words, failure)));
    setBusy(false);
  }

  return (
    <div className={['card', mine && 'offered', isOpen && 'is-open'].filter(Boolean).join(' ')}>
      <button type="button" className="card-body" aria-current={isOpen} onClick={() => desk.show(handoff)}>
        <span className="row">
          <ToneTag {...reasonOf(words, handoff.reason)} />
          <span className="who one-line grow">{customer}</span>
          <Tooltip title={orderOf(words, handoff)}>
            <span>
              <Elapsed since={handoff.requestedAt} limited={handoff} />
            </span>
          </Tooltip>
        </span>
        <span className="second excerpt">
          {handoff.unattended && <Tag>{words.line.leftMessage}</Tag>}
          <span className="one-line">
            <Saying handoff={handoff} mine={mine} />
          </span>
        </span>
      </button>
      {(handoff.state === 'waiting' || mine) && me.roles.includes('agent') && (
        <p className="card-acts row">
          <Button
            type={mine ? 'primary' : 'default'}
            size="small"
            loading={busy}
            onClick={accept}
            aria-label={words.line.acceptThis(customer)}
          >
            {words.line.accept}
          </Button>
        </p>
      )}
    </div>
  );
});

/** What is most to be known: that it is mine to take, that somebody else may, or what the customer said. */
function Saying({ handoff, mine }: { handoff: HandoffView; mine: boolean }): ReactNode {
  const words = useWords();
  const { line, skills } = words;
  if (mine && handoff.offerUntil !== null)
    return (
      <>
        {line.offered} <Countdown until={handoff.offerUntil} />
      </>
    );
  if (handoff.state === 'offered') return line.elsewhere;
  if (handoff.state === 'requested') return line.entering;
  const said = handoff.findings.find(({ kind }) => kind !== 'asks-for-person')?.evidence[0]?.words;
  const about = said === undefined ? handoff.summary : words.reason.evidence(said);
  return [channelOf(words, handoff.channel), skills[handoff.skill], about].filter((part) => part !== '').join(' · ');
}

/** The order of the line, explained by one subtraction. */
function orderOf({ line }: Words, handoff: HandoffView): string {
  const { requestedAt, dueAt } = handoff;
  const minutes = Math.round((Date.parse(requestedAt) - Date.parse(dueAt)) / 60_000);
  const order = minutes > 0 ? line.advanced(minutes) : line.inOrder;
  return [line.asked(clockTime(requestedAt, Date.now())), order, line.limit(clockFace(timeLimit(handoff)))].join(' · ');
}
