import { Button, Popover, Segmented, Switch } from 'antd';
import { type ReactNode, type RefObject, useState } from 'react';
import { LanguageChoice } from './language-choice.tsx';
import type { Preference } from './preferences.ts';
import { mayNotify, ring } from './ringing.ts';
import { usePopover } from './use-popover.ts';
import { usePreferences } from './use-preferences.ts';
import { useWords } from './words/use-words.ts';

/** How the agent likes the desk: language, light or dark, sounds and notifications. */
export function SettingsButton(): ReactNode {
  const { settings } = useWords();
  const { open, setOpen, opener, content } = usePopover();
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={<Settings place={content} />}
      destroyOnHidden
    >
      <Button ref={opener} type="text" aria-expanded={open}>
        {settings.title}
      </Button>
    </Popover>
  );
}

function Settings({ place }: { place: RefObject<HTMLElement | null> }): ReactNode {
  const { settings } = useWords();
  const [chosen, choose] = usePreferences();
  const [problem, setProblem] = useState('');

  async function setNotifications(on: boolean) {
    setProblem('');
    if (!on) return choose({ notifications: false });
    const answer = await mayNotify();
    choose({ notifications: answer === 'granted', invited: true });
    if (answer !== 'granted') setProblem(settings[answer]);
  }

  return (
    <section className="settings" ref={place} aria-label={settings.title}>
      <div className="setting">
        <span>{settings.language}</span>
        <LanguageChoice />
      </div>
      <div className="setting">
        <span>{settings.theme}</span>
        <Segmented<Preference['theme']>
          aria-label={settings.theme}
          value={chosen.theme}
          onChange={(theme) => choose({ theme })}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: settings.themes[value] }))}
        />
      </div>
      <div className="setting">
        <span>
          {settings.sound}
          <small>{settings.soundWhy}</small>
        </span>
        <Button size="small" type="link" onClick={() => ring('offered')}>
          {settings.try}
        </Button>
        <Switch
          aria-label={settings.sound}
          checked={chosen.sound}
          onChange={(sound) => choose({ sound, invited: true })}
        />
      </div>
      <div className="setting">
        <span>
          {settings.notifications}
          <small>{settings.notificationsWhy}</small>
        </span>
        <Switch aria-label={settings.notifications} checked={chosen.notifications} onChange={setNotifications} />
      </div>
      {problem !== '' && (
        <p className="failed" role="alert">
          {problem}
        </p>
      )}
      <p className="quiet">{settings.muted}</p>
    </section>
  );
}
