import { Alert, App, Button, Skeleton, Table, Tag } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { StaffView } from '#conversation/wire';
import { AddStaff } from './add-staff.tsx';
import { type DeskCalls, sentenceOf } from './calls.ts';
import { presenceWords, roleWords, skillWords } from './words.ts';

/** Every account, for administrators: adding one, closing one, opening it again. */
export function StaffList({ calls, me }: { calls: DeskCalls; me: StaffView }): ReactNode {
  const { modal, message } = App.useApp();
  const [staff, setStaff] = useState<readonly StaffView[] | null>(null);
  const [failed, setFailed] = useState('');
  const [adding, setAdding] = useState(false);

  const load = useCallback(async () => {
    setFailed('');
    try {
      setStaff(await calls.staff());
    } catch (failure) {
      setFailed(sentenceOf(failure));
    }
  }, [calls]);
  useEffect(() => void load(), [load]);

  async function setActive(member: StaffView, active: boolean) {
    try {
      await calls.changeStaff(member.id, { active });
      message.success(active ? `已启用 ${member.account}` : `已停用 ${member.account}`);
    } catch (failure) {
      message.error(sentenceOf(failure));
    }
    await load();
  }
  function close(member: StaffView) {
    modal.confirm({
      title: `停用 ${member.name}（${member.account}）？`,
      content: '停用后立即退出登录，不能再登录。记录都会保留，可以随时重新启用。',
      okText: '停用',
      onOk: () => setActive(member, false),
    });
  }

  if (failed !== '') {
    return <Alert type="error" showIcon title={failed} action={<Button onClick={load}>重试</Button>} />;
  }
  if (staff === null) return <Skeleton active />;
  return (
    <>
      <p className="row">
        <span className="quiet grow">共 {staff.length} 个账号</span>
        <Button type="primary" onClick={() => setAdding(true)}>
          新增账号
        </Button>
      </p>
      <Table
        rowKey="id"
        size="middle"
        dataSource={[...staff]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '还没有员工账号，请先新增。' }}
        columns={[
          { title: '姓名', dataIndex: 'name' },
          { title: '账号', dataIndex: 'account' },
          { title: '角色', render: (_, { roles }) => roles.map((role) => roleWords[role]).join('、') },
          { title: '技能', render: (_, { skills }) => skills.map((skill) => skillWords[skill]).join('、') || '—' },
          { title: '同时接待', dataIndex: 'capacity', align: 'right' },
          {
            title: '状态',
            render: (_, { active, presence }) => (active ? presenceWords[presence] : <Tag>已停用</Tag>),
          },
          {
            title: '操作',
            render: (_, member) =>
              member.active ? (
                <Button size="small" disabled={member.id === me.id} onClick={() => close(member)}>
                  停用
                </Button>
              ) : (
                <Button size="small" onClick={() => setActive(member, true)}>
                  启用
                </Button>
              ),
          },
        ]}
      />
      {adding && (
        <AddStaff
          calls={calls}
          close={(added) => {
            setAdding(false);
            if (added) void load();
          }}
        />
      )}
    </>
  );
}
