import { Refusal } from '#conversation';
import { environmentWith, type Root, readSettings, type Settings } from './env.ts';

/**
 * Runs a root until SIGINT or SIGTERM, then closes it; a second signal ends it at once. A start that is refused ends
 * with the refusal's sentence in both languages and exit code 1, no stack: it is for the operator.
 */
export async function run(
  root: Root,
  start: (settings: Settings) => Promise<{ close(): Promise<void> }>,
  /** Beside, and before, those of the environment. */
  further: Readonly<Record<string, string>> = {},
): Promise<void> {
  try {
    const started = await start(readSettings(root, environmentWith(further)));
    let closing = false;
    const stop = () => {
      if (closing) process.exit(1);
      closing = true;
      started.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  } catch (error) {
    if (error instanceof Refusal) console.error(`${error.say('zh')}\n${error.say('en')}`);
    else console.error(error);
    process.exit(1);
  }
}
