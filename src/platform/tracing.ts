// Tells a tracing system of questions that have ended, by OTLP. Owner of @opentelemetry/*, loaded only where it is used.
import type { Span, SpanKind, Tracer } from '@opentelemetry/api';
import { VERSION } from './version.ts';

/** One asked bastjänst; times in milliseconds since the epoch. */
export interface TracedPart {
  readonly bastjanst: string;
  readonly quality: string;
  /** Why it failed. */
  readonly cause?: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** One question; nothing of its person, nothing of who asked. */
export interface TracedQuestion {
  /** A UUID, and without its hyphens the id of the trace: the one that the answer's header `X-Sammansatt-Id` has. */
  readonly id: string;
  readonly face: string;
  /** `answered`, or the code of its refusal. */
  readonly outcome: string;
  /** By our own fault. */
  readonly failed: boolean;
  readonly startedAt: number;
  /** Absent: now. */
  readonly endedAt?: number;
  readonly parts: readonly TracedPart[];
}

export interface Tracing {
  /** Never throws, never waits. */
  question(question: TracedQuestion): void;
  /** Sends what waits, if the receiver is there; bounded in time. */
  close(): Promise<void>;
}

export interface TracingOptions {
  /** Of the collector, without `/v1/traces`. */
  readonly url: string;
  /** From one sending to the next; milliseconds. Default 5,000. */
  readonly delayMs?: number;
}

/** What waits at most; the rest is dropped. */
const MOST_WAITING = 4_096;
const SEND_MS = 5_000;
const CLOSE_MS = 3_000;

/** Spans are made after the fact, so that nothing of this stands in the way of a question. */
export async function createTracing({ url, delayMs = 5_000 }: TracingOptions): Promise<Tracing> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${url}/v1/traces`, timeoutMillis: SEND_MS });
  const processor = new sdk.BatchSpanProcessor(exporter, {
    maxQueueSize: MOST_WAITING,
    scheduledDelayMillis: delayMs,
    exportTimeoutMillis: SEND_MS,
  });
  const random = new sdk.RandomIdGenerator();
  let traceId = '';
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'sammansatt', 'service.version': VERSION }),
    sampler: new sdk.AlwaysOnSampler(),
    spanProcessors: [processor],
    idGenerator: { generateSpanId: () => random.generateSpanId(), generateTraceId: () => traceId },
  });
  const tracer: Tracer = provider.getTracer('sammansatt', VERSION);

  function start(name: string, kind: SpanKind, startTime: number, parent?: Span): Span {
    const context = parent ? api.trace.setSpan(api.ROOT_CONTEXT, parent) : api.ROOT_CONTEXT;
    return tracer.startSpan(name, { kind, startTime, root: parent === undefined }, context);
  }

  function part({ bastjanst, quality, cause, startedAt, endedAt }: TracedPart, parent: Span): void {
    const span = start(bastjanst, api.SpanKind.CLIENT, startedAt, parent);
    span.setAttributes({ 'sammansatt.bastjanst': bastjanst, 'sammansatt.kvalitet': quality });
    if (cause !== undefined) {
      span.setAttribute('sammansatt.orsak', cause).setStatus({ code: api.SpanStatusCode.ERROR, message: cause });
    }
    span.end(endedAt);
  }

  return {
    question({ id, face, outcome, failed, startedAt, endedAt = Date.now(), parts }) {
      traceId = id.replaceAll('-', '');
      const span = start('fraga', api.SpanKind.SERVER, startedAt);
      span.setAttributes({ 'sammansatt.id': id, 'sammansatt.ingang': face, 'sammansatt.utfall': outcome });
      if (failed) span.setStatus({ code: api.SpanStatusCode.ERROR, message: outcome });
      for (const one of parts) part(one, span);
      span.end(endedAt);
    },
    async close() {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, CLOSE_MS);
      await Promise.race([provider.shutdown().catch(() => {}), late]);
      clearTimeout(timer);
    },
  };
}
