import { App, Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { sentenceOf } from './calls.ts';
import { useDesk } from './use-desk.ts';

/** What a masked message hides. Asks first, because looking is recorded; forgets it with the chat. */
export function Original({ conversation, seq }: { conversation: string; seq: number }): ReactNode {
  const desk = useDesk();
  const { message } = App.useApp();
  const [original, setOriginal] = useState<string | null>(null);

  async function reveal() {
    try {
      setOriginal(await desk.original(conversation, seq));
    } catch (failure) {
      message.error(sentenceOf(failure));
    }
  }

  if (original !== null) {
    return (
      <p className="original">
        <span>原文：{original}</span>
        <Button type="link" size="small" onClick={() => setOriginal(null)}>
          收起
        </Button>
      </p>
    );
  }
  return (
    <Popconfirm
      placement="topLeft"
      title="查看原文会留下记录"
      description="只在办理业务需要时查看。"
      okText="查看"
      cancelText="取消"
      onConfirm={reveal}
    >
      <Button type="link" size="small" className="reveal">
        查看原文
      </Button>
    </Popconfirm>
  );
}
