import pino from 'pino';
import { mask, maskDeep } from '#privacy';

/** The log: JSON lines on standard output. Whatever is logged is masked first, errors and their causes included. */
export function openLog(level: string): pino.Logger {
  return pino({
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    base: { pid: process.pid },
    formatters: { log: (details) => maskDeep(details) as Record<string, unknown> },
    serializers: { err: (error: Error) => maskDeep(pino.stdSerializers.err(error)) },
    hooks: {
      logMethod(values, method) {
        method.apply(
          this,
          values.map((value: unknown) =>
            typeof value === 'string' ? mask(value).text : value,
          ) as Parameters<pino.LogFn>,
        );
      },
    },
  });
}
