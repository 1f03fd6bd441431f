import { App, Button, Tag, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { sentenceOf } from './calls.ts';
import { Countdown } from './countdown.tsx';
import { timeOf } from './durations.ts';
import { Elapsed } from './elapsed.tsx';
import { isOfferedTo } from './feed.ts';
import { ToneTag } from './tone-tag.tsx';
import { useDesk, useDeskState } from './use-desk.ts';
import { channelOf, customerOf, reasonOf, skillWords } from './words.ts';

/** One who waits: why, since when, and whose turn it is. */
export function WaitingCard({ handoff }: { handoff: HandoffView }): ReactNode {
  const desk = useDesk();
  const { message } = App.useApp();
  const me = useDeskState(({ me }) => me);
  const isOpen = useDeskState(({ open }) => open?.id === handoff.id);
  const [busy, setBusy] = useState(false);
  const mine = isOfferedTo(handoff, me.id);
  const elsewhere = handoff.state === 'offered' && !mine;
  const { word, tone } = reasonOf(handoff.reason);

  async function accept() {
    setBusy(true);
    await desk.accept(handoff.id).catch((failure) => message.error(sentenceOf(failure)));
    setBusy(false);
  }

  return (
    <li className={['card', mine && 'offered', isOpen && 'is-open'].filter(Boolean).join(' ')}>
      <button type="button" className="card-body" aria-current={isOpen} onClick={() => desk.show(handoff)}>
        <span className="row">
          <ToneTag word={word} tone={tone} />
          {handoff.unattended && <Tag>留言</Tag>}
          <span className="grow" />
          <Tooltip title={orderOf(handoff)}>
            <span>
              <Elapsed since={handoff.requestedAt} skill={handoff.skill} />
            </span>
          </Tooltip>
        </span>
        <span className="who">
          {customerOf(handoff.customer)}
          <span className="quiet">
            {' '}
            · {channelOf(handoff.channel)} · {skillWords[handoff.skill]}
          </span>
        </span>
        <span className="excerpt">{handoff.summary}</span>
      </button>
      {handoff.state === 'requested' && <p className="quiet">正在进入队列</p>}
      {elsewhere && <p className="quiet">正等待另一位客服接入</p>}
      {(handoff.state === 'waiting' || mine) && me.roles.includes('agent') && (
        <p className="row">
          {mine && handoff.offerUntil !== null && (
            <span className="offer">
              请您接入，还剩 <Countdown until={handoff.offerUntil} />
            </span>
          )}
          <span className="grow" />
          <Button type={mine ? 'primary' : 'default'} size="small" loading={busy} onClick={accept}>
            接入
          </Button>
        </p>
      )}
    </li>
  );
}

/** The order of the line, explained by one subtraction. */
function orderOf({ requestedAt, dueAt }: HandoffView): string {
  const minutes = Math.round((Date.parse(requestedAt) - Date.parse(dueAt)) / 60_000);
  const asked = `${timeOf(requestedAt, Date.now())} 请求人工`;
  return minutes > 0 ? `${asked}，按原因提前 ${minutes} 分钟排队` : `${asked}，按先后排队`;
}
