import type { ReactNode } from 'react';
import type { HandoffView } from '#conversation/wire';
import { useNow } from './use-now.ts';
import { assuranceOf, channelOf, tierOf } from './words.ts';

/** From this age on, short sentences and patience are asked for. */
const older = 60;

/** Who the customer is, as far as the bank has said. */
export function CustomerPanel({ handoff }: { handoff: HandoffView }): ReactNode {
  const { customer } = handoff;
  const year = new Date(useNow()).getFullYear();
  const age = customer.birthYear === null ? null : year - customer.birthYear;
  return (
    <section className="customer" aria-label="客户">
      <h2>客户</h2>
      <dl>
        <dt>级别</dt>
        <dd>{tierOf(customer)}</dd>
        <dt>客户号</dt>
        <dd>{customer.bankId ?? '未登录'}</dd>
        <dt>身份</dt>
        <dd>{assuranceOf(customer)}</dd>
        {age !== null && (
          <>
            <dt>年龄</dt>
            <dd>
              约 {age} 岁{age >= older && '，请用短句，一次说一件事'}
            </dd>
          </>
        )}
        <dt>渠道</dt>
        <dd>{channelOf(handoff.channel)}</dd>
      </dl>
    </section>
  );
}
