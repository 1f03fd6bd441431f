import { type Browser, chromium as driver } from 'playwright-core';

/** A browser without a window, for tests and pictures. It asks for nothing that its pages do not ask for. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return driver.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
