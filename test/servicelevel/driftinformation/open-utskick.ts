// The letters of one test's driftinformation: sent into a folder, or to a mail server, and read again as they were written.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMailer } from '../../../src/platform/mail.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { createUtskick } from '../../../src/servicelevel/driftinformation/utskick.ts';
import { openDriftinformation } from './open-driftinformation.ts';

const FOLDERS: string[] = [];
afterEach(() => {
  for (const folder of FOLDERS.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export type TestUtskick = Awaited<ReturnType<typeof openUtskick>>;

export async function openUtskick(database: Database) {
  const test = await openDriftinformation(database);
  const folder = join(mkdtempSync(join(tmpdir(), 'driftutskick-')), 'brev');
  FOLDERS.push(join(folder, '..'));
  const tiden = { tvivlas: false };
  /** Of each letter that was not taken, whether it was given up. */
  const failures: boolean[] = [];
  const { signal } = new AbortController();

  /** One run of the job; `smtpUrl` in place of a folder. */
  function send(to = folder, smtpUrl?: string): Promise<void> {
    const run = createUtskick({
      ...test,
      mailer: createMailer({ from: 'Drift <drift@sammansatt.example>', folder: to, ...(smtpUrl && { smtpUrl }) }),
      gallringstid: async () => (tiden.tvivlas ? undefined : test.clock.now()),
      webbUrl: 'https://sammansatt.example/',
      namnOf: (kalla) => `Myndigheten ${kalla}`,
      onFailure: (_error, slutgiltigt) => failures.push(slutgiltigt),
    });
    return run(signal);
  }

  /** What has been left in the folder since last, unfolded and decoded. */
  function letters(): string[] {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    return names.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      rmSync(join(folder, name));
      const [head, body] = splitAt(text);
      return `${head.replaceAll(/\r\n\s/g, ' ')}\n\n${decoded(head, body)}`;
    });
  }

  return {
    ...{ ...test, folder, tiden, failures, send, letters },
    async subscribe(epost: string, kallor: string[] = []): Promise<void> {
      await test.prenumerationer.begar(epost, kallor);
      await send();
      if (!(await test.prenumerationer.bekrafta(keyIn(letters()[0])))) throw new Error('the letter had no key');
    },
    /** All that is kept of addresses and letters. */
    async everything(): Promise<string> {
      const tables = ['driftprenumeration', 'driftprenumeration_nyckel', 'driftutskick'];
      return JSON.stringify(await Promise.all(tables.map((table) => database.run(`SELECT * FROM ${table}`))));
    },
  };
}

/** The key of the first link that has one. */
export function keyIn(letter: string | undefined): string {
  return decodeURIComponent(/nyckel=([\w%-]+)/.exec(letter ?? '')?.[1] ?? '');
}

function splitAt(text: string): [string, string] {
  const at = text.indexOf('\r\n\r\n');
  return [text.slice(0, at), text.slice(at + 4)];
}

function decoded(head: string, body: string): string {
  if (/transfer-encoding: base64/i.test(head))
    return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n');
  if (!/transfer-encoding: quoted-printable/i.test(head)) return body.replaceAll('\r\n', '\n');
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}
