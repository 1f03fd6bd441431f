import { Alert, Checkbox, Form, Input, InputNumber, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { StaffView } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { useCarryingOut } from './use-carrying-out.ts';
import { useWords } from './words/use-words.ts';

interface Written {
  name: string;
  account: string;
  password: string;
  roles: StaffView['roles'];
  skills: StaffView['skills'];
  capacity: number;
}

/** The form of a new account. What the server refuses is said in its own words. */
export function AddStaff({ calls, close }: { calls: DeskCalls; close: (added: boolean) => void }): ReactNode {
  const words = useWords();
  const { staff: says } = words;
  const [form] = Form.useForm<Written>();
  const { busy, refusal, carryOut } = useCarryingOut();

  const add = (written: Written) =>
    carryOut(
      () => calls.addStaff(written),
      () => close(true),
    );

  return (
    <Modal
      open
      closable={{ 'aria-label': words.close }}
      title={says.add}
      okText={says.save}
      cancelText={words.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={() => close(false)}
    >
      {refusal !== '' && <Alert type="error" showIcon title={refusal} role="alert" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={add}
        initialValues={{ roles: ['agent'], skills: ['general'], capacity: 5 }}
      >
        <Form.Item name="name" label={says.nameShown} rules={[{ required: true, max: 64, message: says.nameMissing }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="account"
          label={says.accountNumber}
          rules={[{ required: true, pattern: /^[a-z0-9._-]{2,64}$/, message: says.accountRule }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label={says.password}
          rules={[{ required: true, min: 12, message: says.passwordRule }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="roles" label={says.roles} rules={[{ type: 'array', min: 1, message: says.rolesMissing }]}>
          <Checkbox.Group options={Object.entries(words.roles).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="skills" label={says.skills}>
          <Checkbox.Group options={Object.entries(words.skills).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="capacity" label={says.capacityLimit}>
          <InputNumber min={1} max={50} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
