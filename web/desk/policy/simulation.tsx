import { Alert, Button, Input, Progress } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { PolicyTable } from '#conversation/wire';
import { type DeskCalls, sentenceOf } from '../calls.ts';
import { useWords } from '../words/use-words.ts';
import { Field } from './fields.tsx';
import type { Stretch } from './loads.ts';
import { SimulationFound } from './simulation-found.tsx';

interface SimulationProps {
  calls: DeskCalls;
  table: PolicyTable;
  faulty: boolean;
}

/** How far a simulation is, and what it has found so far. */
interface Run {
  done: number;
  total: number;
  stretches: number;
  handedOver: readonly Stretch[];
  at: 'running' | 'finished' | 'stopped' | { failed: string };
}

const dayMs = 86_400_000;
const mostDays = 92;

/** “With this policy the conversations of those days would have gone …”, step by step. */
export function Simulation({ calls, table, faulty }: SimulationProps): ReactNode {
  const words = useWords();
  const { simulation } = words.policy;
  const [from, setFrom] = useState(dayOf(Date.now() - 6 * dayMs));
  const [to, setTo] = useState(dayOf(Date.now()));
  const [run, setRun] = useState<Run | null>(null);
  const running = useRef(0);
  const begin = new Date(`${from}T00:00:00`);
  const end = new Date(new Date(`${to}T00:00:00`).getTime() + dayMs);
  const days = (end.getTime() - begin.getTime()) / dayMs;
  const isPeriod = days >= 1 && days <= mostDays;
  const isRunning = run?.at === 'running';

  async function simulate() {
    running.current += 1;
    const mine = running.current;
    let found: Run = { done: 0, total: 0, stretches: 0, handedOver: [], at: 'running' };
    setRun(found);
    let after: string | null = null;
    try {
      do {
        const step: Awaited<ReturnType<DeskCalls['simulatePolicy']>> = await calls.simulatePolicy({
          table,
          from: begin.toISOString(),
          to: end.toISOString(),
          after,
        });
        // Stopped, or begun anew.
        if (running.current !== mine) return;
        after = step.next;
        found = {
          done: found.done + step.done,
          total: Math.max(step.total, found.done + step.done),
          stretches: found.stretches + step.stretches,
          handedOver: [...found.handedOver, ...step.handedOver],
          at: after === null ? 'finished' : 'running',
        };
        setRun(found);
      } while (after !== null);
    } catch (failure) {
      if (running.current === mine) setRun({ ...found, at: { failed: sentenceOf(words, failure) } });
    }
  }
  function stop() {
    running.current += 1;
    setRun((before) => before && { ...before, at: 'stopped' });
  }

  return (
    <div className="policy-simulation">
      <p className="quiet">{simulation.about}</p>
      <div className="row policy-period">
        <Field label={simulation.from}>
          {(id) => <Input id={id} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />}
        </Field>
        <Field label={simulation.to}>
          {(id) => <Input id={id} type="date" value={to} onChange={({ target }) => setTo(target.value)} />}
        </Field>
        {isRunning ? (
          <Button onClick={stop}>{simulation.stop}</Button>
        ) : (
          <Button type="primary" disabled={faulty || !isPeriod} onClick={simulate}>
            {simulation.run}
          </Button>
        )}
        <span className="grow" role="status">
          {faulty && simulation.needsFaultless}
          {!faulty && !isPeriod && simulation.period}
          {run && isRunning && simulation.progress(run.done, run.total)}
        </span>
      </div>
      {run && isRunning && (
        <Progress percent={run.total === 0 ? 0 : Math.floor((100 * run.done) / run.total)} showInfo={false} />
      )}
      {run && typeof run.at === 'object' && <Alert type="error" showIcon title={simulation.failed + run.at.failed} />}
      {run?.at === 'stopped' && <Alert type="warning" showIcon title={simulation.stopped} />}
      {run?.at === 'finished' && run.done === 0 && <p className="empty">{simulation.nothing}</p>}
      {run && run.done > 0 && !isRunning && (
        <SimulationFound calls={calls} table={table} stretches={run.stretches} handedOver={run.handedOver} />
      )}
    </div>
  );
}

/** 2026-11-22, where the supervisor sits. */
function dayOf(time: number): string {
  const day = new Date(time);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((stretch) => String(stretch).padStart(2, '0'))
    .join('-');
}
