// Puts questions to a service: one at a time or several at once, bounded in number and time, over kept connections.
import { Pool } from 'undici';
import { fkFraga, lefiQuestion, questionV10 } from '../questions.ts';

/** No measurement lasts longer, whatever the number of questions. */
const MAX_MS = 60_000;

export interface Load {
  /** One question. @throws if it is not answered with HTTP 200 */
  ask(): Promise<string>;
  /** Puts `count` questions, `concurrent` at a time. @returns how long it took, and how many were put */
  run(count: number, concurrent: number): Promise<{ readonly milliseconds: number; readonly questions: number }>;
  close(): Promise<void>;
}

export function createLoad(url: string, question: string): Load {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: 16, pipelining: 1 });
  const body = Buffer.from(question);
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
  let expectedBytes: number | undefined;

  async function post(): Promise<Buffer> {
    const answer = await pool.request({ path: pathname, method: 'POST', headers, body });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}: ${bytes.toString().slice(0, 1000)}`);
    return bytes;
  }

  return {
    async ask() {
      const bytes = await post();
      expectedBytes = bytes.length;
      return bytes.toString('utf8');
    },
    async run(count, concurrent) {
      const started = performance.now();
      let questions = 0;
      const worker = async () => {
        while (questions < count && performance.now() - started < MAX_MS) {
          questions++;
          const { length } = await post();
          // The sources answer with the same bytes every time, so the service does; an error in a part changes the length.
          if (length !== expectedBytes) throw new Error(`an answer of ${length} bytes instead of ${expectedBytes}`);
        }
      };
      await Promise.all(Array.from({ length: concurrent }, worker));
      return { milliseconds: performance.now() - started, questions };
    },
    close: () => pool.destroy(),
  };
}

/** All seven agencies about one person, for the last month: a period that every agency accepts, whatever day it is. */
export function question(person: string): string {
  const period = { from: day(-30), tom: day(0) };
  const json = JSON.stringify({ ...lefiQuestion(person), period });
  return questionV10({
    person,
    general: { tidsperiod: `<fromDatum>${period.from}</fromDatum><tomDatum>${period.tom}</tomDatum>` },
    specific: { FK: fkFraga(person, { json }) },
  });
}

function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}
