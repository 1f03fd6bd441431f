import type { ReactNode } from 'react';
import type { HandoffView } from '#conversation/wire';
import { ageOf, assuranceOf, channelOf, tierOf } from './naming.ts';
import { useNow } from './use-now.ts';
import { useWords } from './words/use-words.ts';

/** Who the customer is, as far as the bank has said. */
export function CustomerPanel({ handoff }: { handoff: HandoffView }): ReactNode {
  const words = useWords();
  const { customer: says } = words;
  const { customer } = handoff;
  const age = ageOf(customer, useNow(3_600));
  return (
    <section className="customer" aria-label={says.title}>
      <h2>{says.title}</h2>
      <dl>
        <dt>{says.tier}</dt>
        <dd>{tierOf(words, customer)}</dd>
        <dt>{says.number}</dt>
        <dd>{customer.bankId === null ? says.notSignedIn : words.numberEnding(customer.bankId)}</dd>
        <dt>{says.identity}</dt>
        <dd>{assuranceOf(words, customer)}</dd>
        <dt>{says.channel}</dt>
        <dd>{channelOf(words, handoff.channel)}</dd>
        {age !== null && (
          <>
            <dt>{says.age}</dt>
            <dd>{age.older ? words.head.olderWhy(age.years) : says.years(age.years)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
