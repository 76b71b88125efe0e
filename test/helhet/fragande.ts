// Callers that keep their connection, as case systems do, and count every question that was not answered whole.
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { AGENCIES, partsOf, questionV10 } from '../questions.ts';

export interface Callers {
  /** Ids of the questions that were answered with data from every agency. */
  readonly answered: readonly string[];
  /** Why the others were not. */
  readonly broken: readonly string[];
  /** Each asks one question after another, until {@link Callers.pause}. */
  start(): void;
  /** Resolves when so many more are answered. */
  more(count: number): Promise<void>;
  /** Resolves when nobody has a question under way. */
  pause(): Promise<void>;
  /** Each asks one question. */
  askOnce(): Promise<void>;
  /** Breaks what is under way, and asks no more. */
  close(): Promise<void>;
}

const QUESTION = questionV10();

/** Between two questions a connection rests: that is when a service may close it unseen. */
const REST_MS = 50;

export function createCallers(url: string, count: number): Callers {
  const answered: string[] = [];
  const broken: string[] = [];
  const agents = Array.from({ length: count }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  const waiting = new Set<() => void>();
  let asking: Promise<unknown> = Promise.resolve();
  let paused = true;

  async function ask(agent: Agent): Promise<void> {
    try {
      answered.push(await askOver(agent, url));
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      broken.push(code ?? String(message));
    }
    for (const look of [...waiting]) look();
  }

  async function askOn(agent: Agent): Promise<void> {
    while (!paused) {
      await ask(agent);
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  }

  return {
    answered,
    broken,
    start() {
      paused = false;
      asking = Promise.all(agents.map(askOn));
    },
    more(wanted) {
      const enough = answered.length + wanted;
      return new Promise((resolve) => {
        const look = () => {
          if (answered.length < enough) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      });
    },
    async pause() {
      paused = true;
      await asking;
    },
    askOnce: () => Promise.all(agents.map(ask)).then(() => {}),
    async close() {
      paused = true;
      for (const agent of agents) agent.destroy();
      await asking;
    },
  };
}

/** @returns the question's id @throws why it was not answered whole */
async function askOver(agent: Agent, url: string): Promise<string> {
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
  const sent = request(`${url}/ssbtek`, { method: 'POST', agent, headers }).end(QUESTION);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const text = (await answer.toArray()).join('');
  const parts = partsOf(text);
  const whole = answer.statusCode === 200 && AGENCIES.every((id) => parts[id] === 'data');
  if (!whole) throw new Error(`HTTP ${answer.statusCode}: ${text.slice(0, 500)}`);
  return String(answer.headers['x-sammansatt-id']);
}
