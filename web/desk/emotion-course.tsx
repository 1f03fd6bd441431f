import { Button, Popover } from 'antd';
import type { ReactNode, RefObject } from 'react';
import type { Course } from '#conversation/wire';
import { clockTime } from './durations.ts';
import { type Felt, feltIn } from './felt.ts';
import { emotionOf, toneOf } from './naming.ts';
import type { Asked } from './use-asked.ts';
import { usePopover } from './use-popover.ts';
import { useWords } from './words/use-words.ts';
import type { Words } from './words/words.ts';

/** Turns that the line shows; the list behind it has all. */
const drawn = 16;

interface EmotionCourseProps {
  course: Asked<Course>;
  seek: (seq: number) => void;
}

/** How the customer felt from turn to turn: a small line and the latest in words; a click says which words it was. */
export function EmotionCourse({ course, seek }: EmotionCourseProps): ReactNode {
  const words = useWords();
  const { open, setOpen, opener, content } = usePopover();
  if (course.at !== 'there') return null;
  const felt = feltIn(course.answer);
  const last = felt.at(-1);
  if (last === undefined) return null;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={words.emotion.course}
      content={
        <Turns
          place={content}
          felt={felt}
          seek={(seq) => {
            setOpen(false);
            seek(seq);
          }}
        />
      }
    >
      <Button ref={opener} className="emotion" type="text" aria-expanded={open}>
        <span className="quiet">{words.emotion.title}</span>
        <span className="bars" aria-hidden="true">
          {felt.slice(-drawn).map(({ turn, emotion, strength, to }, place, all) => (
            <i
              key={turn}
              className={`${emotion} strength-${strength}${to === 'person' && all[place - 1]?.to === 'bot' ? ' handed-over' : ''}`}
            />
          ))}
        </span>
        <span className={`tone-${toneOf(last.emotion)}`}>{said(words, last)}</span>
      </Button>
    </Popover>
  );
}

interface TurnsProps {
  place: RefObject<HTMLElement | null>;
  felt: readonly Felt[];
  seek: (seq: number) => void;
}

function Turns({ place, felt, seek }: TurnsProps): ReactNode {
  const words = useWords();
  return (
    <section className="turns" ref={place} aria-label={words.emotion.course}>
      <ol>
        {felt.map((each) => (
          <li key={each.turn} className="row">
            <span className="quiet">
              {words.emotion.turn(each.turn)} · {words.emotion.to[each.to]} ·{' '}
              <time dateTime={each.at}>{clockTime(each.at, Date.now())}</time>
            </span>
            <span className={`tone-${toneOf(each.emotion)}`}>{said(words, each)}</span>
            {each.seq !== null && (
              <button type="button" className="quote" onClick={() => seek(each.seq ?? 0)}>
                {words.reason.evidence(each.words)}
              </button>
            )}
          </li>
        ))}
      </ol>
      <p className="quiet">{words.emotion.until}</p>
    </section>
  );
}

function said(words: Words, { emotion, strength }: Felt): string {
  return emotion === 'calm' ? words.emotion.calm : emotionOf(words, emotion, strength);
}
