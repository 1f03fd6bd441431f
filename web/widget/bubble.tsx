/** @jsxImportSource preact */
import { AnswerSource } from './answer-source.tsx';
import { Clock } from './clock.tsx';
import { Feedback } from './feedback.tsx';
import type { ShownMessage } from './timeline.ts';
import type { Words } from './words.ts';

interface BubbleProps {
  said: ShownMessage;
  helped: boolean | null;
  mark: (helped: boolean) => void;
  words: Words;
}

/** What the bot or an agent said: who, whether a machine wrote it, and where it comes from. */
export function Bubble({ said, helped, mark, words }: BubbleProps) {
  const { author, agentName, text, at, machineMade, sources, asksFeedback } = said;
  return (
    <article class={`message from-${author}`}>
      <p class="sender">
        <span class="name">{author === 'agent' ? words.agent(agentName) : words.bot}</span>
        {machineMade && <span class="machine-made">{words.machineMade}</span>}
        <Clock at={at} language={words.language} />
      </p>
      <div class="bubble">
        <p class="text" lang="zh-CN">
          {text}
        </p>
        {sources.length > 0 && <AnswerSource sources={sources} words={words} />}
      </div>
      {asksFeedback && <Feedback helped={helped} mark={mark} words={words} />}
    </article>
  );
}
