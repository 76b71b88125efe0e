// The bastjänster as the composite asks them: each behind its guard, all over one HTTP client.
import { type Guarded, guard } from './bastjanster/guard.ts';
import type { BastjanstModule, Content } from './bastjanster/module.ts';
import type { Clock } from './composite/ports.ts';
import type { Config } from './platform/config.ts';
import { createHttpClient, type HttpClient } from './platform/http-client.ts';
import type { Secrets } from './platform/secrets.ts';

export type GuardBreaker = Parameters<typeof guard>[1]['breaker'];

export interface SourcesDeps {
  readonly modules: readonly BastjanstModule[];
  readonly config: Config;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly transport?: 'pool' | 'axios';
  readonly breaker?: Partial<GuardBreaker>;
}

export interface Sources {
  /** By the keys that inclusions name. */
  readonly guarded: ReadonlyMap<string, Guarded<Content>>;
  close(): Promise<void>;
}

const BREAKER: GuardBreaker = { failurePercent: 50, minimumCalls: 10, windowMs: 30_000, openMs: 10_000 };

/** Skatteverket's five parts: how many calls at once the guards let through is theirs to say. */
const MOST_CALLS_PER_QUESTION = 5;

export function createSources(deps: SourcesDeps): Sources {
  const { limits } = deps.config;
  const http = createHttpClient({
    connections: limits.concurrentPerBastjanst * MOST_CALLS_PER_QUESTION,
    connectTimeoutMs: limits.connectMs,
    ...(deps.secrets.clientTls ? { tls: deps.secrets.clientTls } : {}),
    ...(deps.transport ? { transport: deps.transport } : {}),
  });
  const guarded = new Map(deps.modules.map((module) => [module.source, guardedSource(module, http, deps)] as const));
  return {
    guarded,
    async close() {
      for (const source of guarded.values()) source.close();
      await http.close();
    },
  };
}

function guardedSource(module: BastjanstModule, http: HttpClient, { config, clock, breaker }: SourcesDeps) {
  const { source: key } = module;
  const { limits } = config;
  const testUrl = config.bastjanstTestUrls[key];
  const test = config.testParameters[key];
  const source = module.create({
    http,
    settings: {
      url: config.bastjanstUrls[key] ?? '',
      schemaMode: config.bastjanstSchemaModes[key] ?? config.schemaMode,
      maxAnswerBytes: limits.maxAnswerBytes,
      partTimeoutMs: limits.bastjanstMs * 0.95,
      ...(testUrl ? { testUrl } : {}),
      ...(test ? { test } : {}),
    },
  });
  return guard(
    source,
    {
      concurrent: limits.concurrentPerBastjanst,
      queued: limits.queuedPerBastjanst,
      timeoutMs: limits.bastjanstMs,
      breaker: { ...BREAKER, ...breaker },
    },
    clock,
  );
}
