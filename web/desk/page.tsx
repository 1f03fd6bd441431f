/** The agents' page. */
import { App as AntdApp, ConfigProvider } from 'antd';
import { type ReactNode, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { browserStorage } from '../browser-storage.ts';
import { antdTheme, antdWords } from './antd-theme.ts';
import { App } from './app.tsx';
import { DeskCalls } from './calls.ts';
import { Preferences } from './preferences.ts';
import { ClockOffset } from './use-now.ts';
import { PreferencesContext, usePreferences } from './use-preferences.ts';
import { WordsContext } from './words/use-words.ts';
import { catalogue } from './words/words.ts';

const preferences = new Preferences(browserStorage());
const calls = new DeskCalls(
  (path, asked) => fetch(path, asked),
  () => catalogue[preferences.chosen.language],
);
const darkness = matchMedia('(prefers-color-scheme: dark)');

function Page(): ReactNode {
  const [{ language, theme }] = usePreferences();
  const systemIsDark = useSyncExternalStore(
    (changed) => {
      darkness.addEventListener('change', changed);
      return () => darkness.removeEventListener('change', changed);
    },
    () => darkness.matches,
  );
  const isDark = theme === 'system' ? systemIsDark : theme === 'dark';
  const words = catalogue[language];
  useLayoutEffect(() => {
    const { documentElement: root } = document;
    root.lang = words.language;
    if (theme === 'system') root.removeAttribute('data-theme');
    else root.dataset.theme = theme;
  }, [words, theme]);
  const tokens = useMemo(() => antdTheme(isDark), [isDark]);
  return (
    <WordsContext value={words}>
      {/* antd would put a space between the two characters of a button: 接 入. */}
      <ConfigProvider theme={tokens} locale={antdWords(words)} button={{ autoInsertSpace: false }}>
        <AntdApp className="page">
          <ClockOffset value={() => calls.clockOffset}>
            <App calls={calls} />
          </ClockOffset>
        </AntdApp>
      </ConfigProvider>
    </WordsContext>
  );
}

const place = document.getElementById('desk');
if (place !== null)
  createRoot(place).render(
    <PreferencesContext value={preferences}>
      <Page />
    </PreferencesContext>,
  );
