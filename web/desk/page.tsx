/** The agents' page. */
import { App as AntdApp, ConfigProvider } from 'antd';
import { type ReactNode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { antdTheme, antdWords } from './antd-theme.ts';
import { App } from './app.tsx';
import { DeskCalls } from './calls.ts';
import { ClockOffset } from './use-now.ts';

const calls = new DeskCalls((path, asked) => fetch(path, asked));
const darkness = matchMedia('(prefers-color-scheme: dark)');

function Page(): ReactNode {
  const isDark = useSyncExternalStore(
    (changed) => {
      darkness.addEventListener('change', changed);
      return () => darkness.removeEventListener('change', changed);
    },
    () => darkness.matches,
  );
  return (
    // antd would put a space between the two characters of a button: 接 入.
    <ConfigProvider theme={antdTheme(isDark)} locale={antdWords} button={{ autoInsertSpace: false }}>
      <AntdApp className="page">
        <ClockOffset value={() => calls.clockOffset}>
          <App calls={calls} />
        </ClockOffset>
      </AntdApp>
    </ConfigProvider>
  );
}

const place = document.getElementById('desk');
if (place !== null) createRoot(place).render(<Page />);
