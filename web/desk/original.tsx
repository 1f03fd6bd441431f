import { App, Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { sentenceOf } from './calls.ts';
import { useDesk } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** What a masked message hides. Asks first, because looking is recorded; forgets it with the chat. */
export function Original({ conversation, seq }: { conversation: string; seq: number }): ReactNode {
  const desk = useDesk();
  const words = useWords();
  const { original: says } = words;
  const { message } = App.useApp();
  const [original, setOriginal] = useState<string | null>(null);

  async function reveal() {
    try {
      setOriginal(await desk.original(conversation, seq));
    } catch (failure) {
      message.error(sentenceOf(words, failure));
    }
  }

  if (original !== null) {
    return (
      <p className="original">
        <span>{says.is(original)}</span>
        <Button type="link" size="small" onClick={() => setOriginal(null)}>
          {says.hide}
        </Button>
      </p>
    );
  }
  return (
    <Popconfirm
      placement="topLeft"
      title={says.title}
      description={says.why}
      okText={says.yes}
      cancelText={words.cancel}
      onConfirm={reveal}
    >
      <Button type="link" size="small" className="reveal">
        {says.show}
      </Button>
    </Popconfirm>
  );
}
