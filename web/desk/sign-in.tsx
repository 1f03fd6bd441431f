import { Alert, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { SessionView } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { LanguageChoice } from './language-choice.tsx';
import { useCarryingOut } from './use-carrying-out.ts';
import { useWords } from './words/use-words.ts';

interface SignInProps {
  calls: DeskCalls;
  /** Why one has to sign in again; empty the first time. */
  note: string;
  entered: (session: SessionView) => void;
}

export function SignIn({ calls, note, entered }: SignInProps): ReactNode {
  const words = useWords();
  const { signIn: says } = words;
  const { busy, refusal, carryOut } = useCarryingOut();
  const signIn = ({ account, password }: { account: string; password: string }) =>
    carryOut(() => calls.signIn(account.trim(), password), entered);

  return (
    <main className="sign-in">
      <h1>{words.title}</h1>
      <p className="quiet">{words.house}</p>
      {refusal !== '' && <Alert type="error" title={refusal} showIcon role="alert" />}
      {refusal === '' && note !== '' && <Alert type="info" title={note} showIcon role="status" />}
      {/* Anew in another language: what a field complains of is said in the words it was drawn with. */}
      <Form key={words.language} layout="vertical" requiredMark={false} onFinish={signIn}>
        <Form.Item
          name="account"
          label={says.account}
          rules={[{ required: true, whitespace: true, message: says.accountMissing }]}
        >
          <Input autoComplete="username" autoFocus size="large" />
        </Form.Item>
        <Form.Item name="password" label={says.password} rules={[{ required: true, message: says.passwordMissing }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {says.enter}
        </Button>
      </Form>
      <p className="sign-in-language">
        <LanguageChoice />
      </p>
    </main>
  );
}
