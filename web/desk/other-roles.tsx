import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { StaffView } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { LanguageChoice } from './language-choice.tsx';
import { StaffList } from './staff-list.tsx';
import { useWords } from './words/use-words.ts';

interface OtherRolesProps {
  me: StaffView;
  calls: DeskCalls;
  signOut: () => void;
}

/** For accounts without work at the desk: what they may do, and where. */
export function OtherRoles({ me, calls, signOut }: OtherRolesProps): ReactNode {
  const words = useWords();
  const { staff: says } = words;
  const administrator = me.roles.includes('administrator');
  return (
    <main className="plain">
      <header className="plain-head">
        <h1>{administrator ? says.title : says.yours}</h1>
        <span className="quiet">
          {me.name} · {me.roles.map((role) => words.roles[role]).join(words.listComma)}
        </span>
        <LanguageChoice />
        <Button onClick={signOut}>{words.bar.signOut}</Button>
      </header>
      {administrator ? (
        <StaffList calls={calls} me={me} />
      ) : (
        <p>
          {me.roles.includes('editor') && says.edits}
          {me.roles.includes('reviewer') && says.reviews}
          {says.needsRole}
        </p>
      )}
    </main>
  );
}
