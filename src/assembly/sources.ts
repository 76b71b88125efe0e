// The bastjänster as the composite asks them: each behind its guard, with an HTTP client of its own.
import type { Driftbeslut } from '../bastjanster/drift/dokument.ts';
import { createDriftView, type DriftView } from '../bastjanster/drift/drift-view.ts';
import { withGranser } from '../bastjanster/drift/granser.ts';
import type { BreakerState } from '../bastjanster/guard/breaker.ts';
import { type Guarded, guard } from '../bastjanster/guard/guard.ts';
import type { BreakerLimits, GuardLimits } from '../bastjanster/guard/limits.ts';
import { withRetry } from '../bastjanster/guard/retry.ts';
import type { BastjanstModule, Content } from '../bastjanster/module.ts';
import type { Clock } from '../composite/ports.ts';
import { type Config, ConfigError } from '../platform/config.ts';
import { createHttpClient, type HttpClient } from '../platform/http-client.ts';
import { withDates } from '../platform/http-date.ts';
import type { Logger } from '../platform/log.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Anrop } from '../servicelevel/matning/matare.ts';
import { anropOf } from './measured-call.ts';

export type GuardBreaker = BreakerLimits;

export interface SourcesDeps {
  readonly modules: readonly BastjanstModule[];
  readonly config: Config;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly transport?: 'pool' | 'axios';
  readonly breaker?: Partial<GuardBreaker>;
  /** Told of every change of a breaker, with the key of its source. */
  readonly onBreaker?: (source: string, state: BreakerState) => void;
  /** Told of every call when it has ended, and of those that answered inside the source. */
  readonly measure?: (anrop: Anrop) => void;
  /** Told of the time that each answer's machine says it is, see {@link withDates}. */
  readonly onDate?: (origin: string, at: number) => void;
}

export interface Sources {
  /** By the keys that inclusions name. */
  readonly guarded: ReadonlyMap<string, Guarded<Content>>;
  /** Lets a source's guard know what an operator has decided; a source that there is none of is left alone. */
  decide(source: string, beslut: Driftbeslut): void;
  /** In force: as configured, with what an operator has changed. */
  limits(source: string): GuardLimits | undefined;
  close(): Promise<void>;
}

const BREAKER: Omit<GuardBreaker, 'slowMs'> = {
  failurePercent: 50,
  slowPercent: 80,
  minimumCalls: 10,
  windowMs: 30_000,
  openMs: 10_000,
  maxOpenMs: 300_000,
};
/** A call is slow after this share of the time that it may take. */
const SLOW_SHARE = 0.75;
const RETRY = { percent: 10, burst: 5 };

/** The guards limit the calls, and an operator may change how many they let through: the pools behind them never do. */
const MOST_CONNECTIONS = 50_000;

export function createSources(deps: SourcesDeps): Sources {
  const { config, secrets, transport, onDate } = deps;
  const client = createHttpClient({
    connections: MOST_CONNECTIONS,
    connectTimeoutMs: config.limits.connectMs,
    ...(secrets.clientTls ? { tls: secrets.clientTls } : {}),
    ...(transport ? { transport } : {}),
  });
  const http = onDate ? withDates(client, onDate) : client;
  const limits = guardLimits(deps);
  const guarded = new Map(deps.modules.map((module) => [module.source, guardedSource(module, http, limits, deps)]));
  return {
    guarded,
    decide(source, beslut) {
      const one = guarded.get(source);
      one?.update(withGranser(limits, beslut.granser));
      one?.decide(beslut);
    },
    limits: (source) => guarded.get(source)?.limits(),
    async close() {
      for (const source of guarded.values()) source.close();
      await http.close();
    },
  };
}

/** Lets the guards follow what operators decide, in whichever process; start it before anybody may ask. */
export function followDrift(sources: Sources, database: Database, logger: Logger): DriftView {
  return createDriftView({
    database,
    onChange(kalla, beslut) {
      sources.decide(kalla, beslut);
      logger.info('driftlage-andrat', { kalla, lage: beslut.lage, ...beslut.granser });
    },
    onTrouble: (error) =>
      error ? logger.error('driftlage-otillgangligt', error) : logger.info('driftlage-tillgangligt'),
  });
}

function guardLimits({ config: { limits }, breaker }: SourcesDeps): GuardLimits {
  return {
    concurrent: limits.concurrentPerBastjanst,
    queued: limits.queuedPerBastjanst,
    timeoutMs: limits.bastjanstMs,
    breaker: { ...BREAKER, slowMs: limits.bastjanstMs * SLOW_SHARE, ...breaker },
  };
}

function guardedSource(module: BastjanstModule, http: HttpClient, initial: GuardLimits, deps: SourcesDeps) {
  const { source: key } = module;
  const { config, clock, onBreaker, measure } = deps;
  const testUrl = config.bastjanstTestUrls[key];
  const test = config.testParameters[key];
  let limits = initial;
  const source = module.create({
    http: withRetry(http, RETRY),
    settings: {
      url: config.bastjanstUrls[key] ?? '',
      schemaMode: config.bastjanstSchemaModes[key] ?? config.schemaMode,
      maxAnswerBytes: config.limits.maxAnswerBytes,
      /** Follows the guard's. */
      get partTimeoutMs() {
        return limits.timeoutMs * 0.95;
      },
      ...(testUrl ? { testUrl } : {}),
      ...(test ? { test } : {}),
    },
  });
  const guarded = guard(source, initial, {
    clock,
    ...(onBreaker ? { onBreaker: (state: BreakerState) => onBreaker(key, state) } : {}),
    ...(measure && { onCall: (call) => anropOf(key, call).forEach(measure) }),
  });
  return {
    ...guarded,
    limits: () => limits,
    update(next: GuardLimits) {
      limits = next;
      guarded.update(next);
    },
  };
}

/** @throws {ConfigError} naming every bastjänst that has no address */
export function checkAddresses(
  modules: SourcesDeps['modules'],
  { bastjanstUrls }: Pick<Config, 'bastjanstUrls'>,
): void {
  const missing = modules.filter(({ source }) => !bastjanstUrls[source]);
  if (missing.length > 0) {
    throw new ConfigError(missing.map(({ source, name }) => `BASTJANST_${source}_URL saknas: adressen till ${name}`));
  }
}
