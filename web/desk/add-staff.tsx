import { Alert, Checkbox, Form, Input, InputNumber, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { StaffView } from '#conversation/wire';
import { type DeskCalls, sentenceOf } from './calls.ts';
import { roleWords, skillWords } from './words.ts';

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
  const [form] = Form.useForm<Written>();
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);

  async function add(written: Written) {
    setBusy(true);
    setRefusal('');
    try {
      await calls.addStaff(written);
      close(true);
    } catch (failure) {
      setRefusal(sentenceOf(failure));
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title="新增账号"
      okText="保存"
      cancelText="取消"
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
        <Form.Item name="name" label="姓名（客户可见）" rules={[{ required: true, max: 64, message: '请输入姓名' }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="account"
          label="账号（工号）"
          rules={[
            { required: true, pattern: /^[a-z0-9._-]{2,64}$/, message: '2 至 64 位小写字母、数字、点、下划线或短横线' },
          ]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label="初始密码"
          rules={[{ required: true, min: 12, message: '密码至少 12 个字符' }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="roles" label="角色" rules={[{ required: true, message: '至少选择一个角色' }]}>
          <Checkbox.Group options={Object.entries(roleWords).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="skills" label="技能">
          <Checkbox.Group options={Object.entries(skillWords).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="capacity" label="同时接待上限">
          <InputNumber min={1} max={50} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
