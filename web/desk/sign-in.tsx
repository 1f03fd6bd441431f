import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SessionView } from '#conversation/wire';
import { type DeskCalls, sentenceOf } from './calls.ts';

interface SignInProps {
  calls: DeskCalls;
  /** Why one has to sign in again; empty the first time. */
  note: string;
  entered: (session: SessionView) => void;
}

export function SignIn({ calls, note, entered }: SignInProps): ReactNode {
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);

  async function signIn({ account, password }: { account: string; password: string }) {
    setBusy(true);
    setRefusal('');
    try {
      entered(await calls.signIn(account.trim(), password));
    } catch (failure) {
      setRefusal(sentenceOf(failure));
      setBusy(false);
    }
  }

  return (
    <main className="sign-in">
      <h1>坐席工作台</h1>
      <p className="quiet">示范银行 · 先听</p>
      {refusal !== '' && <Alert type="error" title={refusal} showIcon role="alert" />}
      {refusal === '' && note !== '' && <Alert type="info" title={note} showIcon role="status" />}
      <Form layout="vertical" requiredMark={false} onFinish={signIn}>
        <Form.Item name="account" label="账号" rules={[{ required: true, whitespace: true, message: '请输入账号' }]}>
          <Input autoComplete="username" autoFocus size="large" />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          登录
        </Button>
      </Form>
    </main>
  );
}
