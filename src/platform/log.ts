// The service's own log: JSON lines by winston, with fields that cannot hold personal data by their type.
import winston from 'winston';

/** What a log line may say: our words and figures. No message body, no free field of the caller, no person. */
export type LogFields = Readonly<
  Record<string, string | number | boolean | undefined | Readonly<Record<string, string | number>>>
>;

export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `error` is told by class, code and our own stack lines; its message is left out, since it can carry values. */
  error(event: string, error: unknown, fields?: LogFields): void;
}

export interface LoggerOptions {
  readonly level: 'error' | 'warn' | 'info' | 'debug';
  /** Where the lines go; standard output if left out. */
  readonly stream?: NodeJS.WritableStream;
}

export function createLogger({ level, stream = process.stdout }: LoggerOptions): Logger {
  // A reader of the lines that goes away must not take the service with it.
  stream.on('error', () => {});
  const logger = winston.createLogger({
    level,
    format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
    transports: [new winston.transports.Stream({ stream })],
  });
  return {
    info: (event, fields) => void logger.info(event, fields),
    warn: (event, fields) => void logger.warn(event, fields),
    error: (event, error, fields) => void logger.error(event, { ...fields, ...describe(error) }),
  };
}

function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...(typeof code === 'string' && /^[A-Za-z0-9_.:-]{1,60}$/.test(code) ? { code } : {}),
    stack: frames.slice(0, 5).join(' <').trim(),
  };
}
