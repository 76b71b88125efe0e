// The part of the configuration that says how the service watches its sources and what it tells a tracing system.

type Env = Readonly<Record<string, string | undefined>>;

export interface MatningConfig {
  /** Between two pings of a source that nobody asks; 0: none. */
  readonly pingMs: number;
  /** Address of an OpenTelemetry collector, `/v1/traces` left out; undefined: nothing is traced. */
  readonly otlpUrl: string | undefined;
}

const PING_SECONDS = 60;

export function toMatningConfig(env: Env): MatningConfig {
  return {
    pingMs: 1000 * Number(env.PING_SEKUNDER || PING_SECONDS),
    otlpUrl: env.OTLP_URL?.replace(/\/+$/, '') || undefined,
  };
}
