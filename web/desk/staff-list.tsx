import { Alert, App, Button, Skeleton, Table, Tag } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { StaffView } from '#conversation/wire';
import { AddStaff } from './add-staff.tsx';
import { type DeskCalls, sentenceOf } from './calls.ts';
import { useWords } from './words/use-words.ts';

/** Every account, for administrators: adding one, closing one, opening it again. */
export function StaffList({ calls, me }: { calls: DeskCalls; me: StaffView }): ReactNode {
  const words = useWords();
  const { staff: says } = words;
  const { modal, message } = App.useApp();
  const [staff, setStaff] = useState<readonly StaffView[] | null>(null);
  const [failed, setFailed] = useState('');
  const [adding, setAdding] = useState(false);

  const load = useCallback(async () => {
    setFailed('');
    try {
      setStaff(await calls.staff());
    } catch (failure) {
      setFailed(sentenceOf(words, failure));
    }
  }, [calls, words]);
  useEffect(() => void load(), [load]);

  async function setActive(member: StaffView, active: boolean) {
    try {
      await calls.changeStaff(member.id, { active });
      message.success(active ? says.hasReopened(member.account) : says.hasClosed(member.account));
    } catch (failure) {
      message.error(sentenceOf(words, failure));
    }
    await load();
  }
  function close(member: StaffView) {
    modal.confirm({
      title: says.closeTitle(member.name, member.account),
      content: says.closeWhy,
      okText: says.close,
      onOk: () => setActive(member, false),
    });
  }

  if (failed !== '') {
    return (
      <Alert type="error" showIcon title={failed} action={<Button onClick={load}>{words.opening.tryAgain}</Button>} />
    );
  }
  if (staff === null) return <Skeleton active />;
  return (
    <>
      <p className="row">
        <span className="quiet grow">{says.count(staff.length)}</span>
        <Button type="primary" onClick={() => setAdding(true)}>
          {says.add}
        </Button>
      </p>
      <Table
        rowKey="id"
        size="middle"
        dataSource={[...staff]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: says.empty }}
        columns={[
          { title: says.name, dataIndex: 'name' },
          { title: says.account, dataIndex: 'account' },
          { title: says.roles, render: (_, { roles }) => roles.map((role) => words.roles[role]).join(words.listComma) },
          {
            title: says.skills,
            render: (_, { skills }) => skills.map((skill) => words.skills[skill]).join(words.listComma) || '—',
          },
          { title: says.capacity, dataIndex: 'capacity', align: 'right' },
          {
            title: says.state,
            render: (_, { active, presence }) => (active ? words.bar.presences[presence] : <Tag>{says.closed}</Tag>),
          },
          {
            title: says.acts,
            render: (_, member) =>
              member.active ? (
                <Button size="small" disabled={member.id === me.id} onClick={() => close(member)}>
                  {says.close}
                </Button>
              ) : (
                <Button size="small" onClick={() => setActive(member, true)}>
                  {says.reopen}
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
