// The service's figures for Prometheus, on a listener of their own: never split by organisation, nothing of a person.
import { createServer, type Server } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { createKnownNames } from './known-names.ts';
import { type LarmFigures, observeLarm } from './metrics-larm.ts';
import { VERSION } from './version.ts';

/** What lets a source be asked or not, worst last; the place in the list is the value of the gauge. */
export const BREAKER_LEVELS = ['closed', 'half-open', 'open', 'closed-by-operator', 'maintenance'] as const;
export type BreakerLevel = (typeof BREAKER_LEVELS)[number];

/** One call of a source that has ended. */
export interface MeasuredCall {
  readonly kalla: string;
  /** One that answers inside the source: such are counted by {@link Metrics.responder}, and left out here. */
  readonly svarande?: string;
  readonly slag: string;
  readonly utfall: string;
  readonly orsak?: string;
  /** Of an answer that was delivered; milliseconds. */
  readonly svarstidMs?: number;
  readonly kotidMs?: number;
}

/** What is read when Prometheus comes. */
export interface MetricsState {
  readonly sources: readonly {
    readonly kalla: string;
    readonly level: BreakerLevel;
    readonly running: number;
    readonly waiting: number;
  }[];
  /** Questions under way. */
  readonly questions: number;
}

export interface Metrics {
  /** One question: which face took it, and `answered` or the code of its refusal. */
  question(face: string, outcome: string): void;
  /** From the arrival of a question to its answer. */
  answerTime(milliseconds: number): void;
  /** One agency's part: its quality, and the cause if it failed. */
  part(bastjanst: string, quality: string, cause: string): void;
  /** One that answers inside an agency. */
  responder(bastjanst: string, responder: string, quality: string): void;
  call(call: MeasuredCall): void;
  /** A warning that went with an answer. */
  warning(code: string): void;
  /** A caller who was not let in, by reason; never by who or from where. */
  refusedCaller(reason: string): void;
  /** From now on Node's own figures are there too: memory, CPU, event loop. */
  collectProcess(): void;
  /** The Prometheus text. */
  text(): Promise<string>;
}

export interface MetricsDeps {
  /** Absent: nothing is told of sources and questions under way. */
  readonly state?: () => MetricsState;
  /** Absent: what the rules of alerts go by is not told. */
  readonly larm?: () => Promise<LarmFigures>;
  /** Measured rows that this process has lost so far; absent: not told. */
  readonly forlorade?: () => number;
}

// A responder's name comes from outside (an a-kassa names itself): what comes on top of these is counted together.
const MOST_RESPONDERS = 60;

/** The agreed three and five seconds among them, and the deadlines. */
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 30];
const QUEUE_SECONDS = [0.001, 0.01, 0.1, 0.5, 1, 5, 20];

export function createMetrics({ state, larm, forlorade }: MetricsDeps = {}): Metrics {
  const register = new Registry();
  const registers = [register];
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `sammansatt_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, labelNames: string[], buckets = SECONDS) =>
    new Histogram({ name: `sammansatt_${name}`, help, labelNames, buckets, registers });
  const questions = counter('fragor_total', 'Frågor per ingång och utfall', ['ingang', 'utfall']);
  const answerTimes = histogram('fragetid_sekunder', 'Tid från fråga till svar, besvarade frågor', []);
  const parts = counter('delsvar_total', 'Delsvar per bastjänst, kvalitet och orsak', [
    'bastjanst',
    'kvalitet',
    'orsak',
  ]);
  const responders = counter('svarande_total', 'Svarande inuti en bastjänst', ['bastjanst', 'svarande', 'kvalitet']);
  const calls = counter('anrop_total', 'Anrop och pingar per källa, utfall och orsak', [
    'kalla',
    'slag',
    'utfall',
    'orsak',
  ]);
  const callTimes = histogram('svarstid_sekunder', 'Svarstid per källa, lyckade anrop', ['kalla']);
  const queueTimes = histogram('kotid_sekunder', 'Väntan på tur per källa', ['kalla'], QUEUE_SECONDS);
  const warnings = counter('varningar_total', 'Varningar som följt med svar', ['kod']);
  const refused = counter('nekade_anropare_total', 'Anropare som inte släppts in, per orsak', ['orsak']);
  const bounded = createKnownNames(MOST_RESPONDERS);
  if (state) observe(registers, state);
  if (larm) observeLarm(registers, larm);
  if (forlorade) observeLost(registers, forlorade);
  build(registers);

  return {
    question: (ingang, utfall) => questions.inc({ ingang, utfall }),
    answerTime: (milliseconds) => answerTimes.observe(milliseconds / 1000),
    part: (bastjanst, kvalitet, orsak) => parts.inc({ bastjanst, kvalitet, orsak }),
    responder: (bastjanst, responder, kvalitet) =>
      responders.inc({ bastjanst, svarande: bounded(bastjanst, responder), kvalitet }),
    call({ kalla, svarande, slag, utfall, orsak = '', svarstidMs, kotidMs }) {
      if (svarande !== undefined) return;
      calls.inc({ kalla, slag, utfall, orsak });
      if (kotidMs !== undefined) queueTimes.observe({ kalla }, kotidMs / 1000);
      if (utfall === 'lyckad' && svarstidMs !== undefined) callTimes.observe({ kalla }, svarstidMs / 1000);
    },
    warning: (kod) => warnings.inc({ kod }),
    refusedCaller: (orsak) => refused.inc({ orsak }),
    collectProcess: () => collectDefaultMetrics({ register }),
    text: () => register.metrics(),
  };
}

/** Gauges of the sources and the questions, read when they are asked for. */
function observe(registers: Registry[], state: () => MetricsState): void {
  type SourceState = MetricsState['sources'][number];
  const perSource = (name: string, help: string, figureOf: (source: SourceState) => number) =>
    new Gauge({
      name: `sammansatt_${name}`,
      help,
      labelNames: ['kalla'],
      registers,
      collect() {
        for (const source of state().sources) this.set({ kalla: source.kalla }, figureOf(source));
      },
    });
  perSource(
    'krets',
    'Kretsens läge: 0 sluten, 1 halvöppen, 2 öppen, 3 stängd av operatör, 4 planerat underhåll',
    ({ level }) => BREAKER_LEVELS.indexOf(level),
  );
  perSource('anrop_pagaende', 'Anrop som pågår', ({ running }) => running);
  perSource('anrop_vantande', 'Anrop som väntar på sin tur', ({ waiting }) => waiting);
  new Gauge({
    name: 'sammansatt_fragor_pagaende',
    help: 'Frågor som pågår',
    registers,
    collect() {
      this.set(state().questions);
    },
  });
}

function observeLost(registers: Registry[], forlorade: () => number): void {
  new Counter({
    name: 'sammansatt_matning_forlorade_total',
    help: 'Mätta rader som aldrig kunde skrivas',
    registers,
    collect() {
      this.reset();
      this.inc(forlorade());
    },
  });
}

function build(registers: Registry[]): void {
  const labelNames = ['version', 'node'];
  const info = new Gauge({ name: 'sammansatt_build_info', help: 'Vad som kör', labelNames, registers });
  info.set({ version: VERSION, node: process.version }, 1);
}

/** Serves `/metrics`. @throws Node's error where the address cannot be had */
export async function serveMetrics(metrics: Metrics, host: string, port: number): Promise<Server> {
  metrics.collectProcess();
  const server = createServer((request, response) => {
    const end = (status: number, text = '') => {
      response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
    };
    if (request.method !== 'GET' || request.url !== '/metrics') return end(404);
    metrics.text().then(
      (text) => end(200, text),
      () => end(500),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(void server.off('error', reject)));
  });
  return server;
}
