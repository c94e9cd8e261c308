/** Our own log: one JSON object per line. Callers pass what is already redacted. */
export interface Logger {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, error: unknown, fields?: Record<string, unknown>): void;
}

export function createLogger(write: (line: string) => void, now: () => number = Date.now): Logger {
  const say = (level: string, event: string, fields: Record<string, unknown>): void => {
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields })}\n`);
  };
  return {
    info: (event, fields = {}) => {
      say('info', event, fields);
    },
    warn: (event, fields = {}) => {
      say('warn', event, fields);
    },
    error: (event, error, fields = {}) => {
      const stack = error instanceof Error ? error.stack : undefined;
      say('error', event, {
        ...fields,
        problem: problemOf(error),
        ...(stack === undefined ? {} : { stack }),
      });
    },
  };
}

/** The message of anything that was thrown, on one line. */
export function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0]?.trim() || 'unknown problem';
}
