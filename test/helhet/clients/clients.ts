// Three clients that know nothing of this project but the address of its WSDL, behind one function.
import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { createClientAsync } from 'soap';
import type { Agency } from '../../questions.ts';
import type { AgencyQuestion, ObjectQuestion } from '../questions.ts';
import { hasPhpSoap, hasZeep, PHP, type Probe, PYTHON, run } from '../tools.ts';

export type Operation = 'hamtaBastjanstInformation' | 'testaBastjanstInformation';

export interface Call {
  readonly operation: Operation;
  /** Empty for the ping. */
  readonly question: ObjectQuestion | Record<string, never>;
}

/** What a client made of the answer, as its own objects. */
export interface ClientResult {
  // biome-ignore lint/suspicious/noExplicitAny: objects as a foreign library builds them from the WSDL
  readonly answer?: any;
  readonly fault?: {
    readonly code: string;
    readonly message: string;
    /** Name of the detail's type (zeep) or element (the others). */
    readonly type: string;
    readonly detail: { readonly felkod: string; readonly felmeddelande: readonly string[] };
  };
  /** The client could not read what it got: its own words. */
  readonly complaint?: string;
}

export interface ForeignClient {
  readonly name: string;
  /** Whether it is installed; it always is where this is missing. */
  readonly probe?: Probe;
  /**
   * Agencies whose values in CDATA its library cannot read: PHP takes no number or boolean there (and gives up the
   * whole answer), node-soap makes an object of a string that begins with `<?xml`.
   */
  readonly deafToCdata: readonly Agency[];
  /** Loads the WSDL over HTTP and makes the calls one after the other. */
  readonly send: (wsdl: string, calls: readonly Call[]) => Promise<readonly ClientResult[]>;
}

const folder = import.meta.dirname;

export const clients: readonly ForeignClient[] = [
  { name: 'node-soap', deafToCdata: ['SKV'], send: sendByNodeSoap },
  { name: 'Python zeep (strict)', probe: hasZeep, deafToCdata: [], send: sendBy(PYTHON, join(folder, 'fraga.py')) },
  {
    name: 'PHP SoapClient',
    probe: hasPhpSoap,
    deafToCdata: ['AF', 'SO'],
    send: sendBy(PHP, join(folder, 'fraga.php')),
  },
];

function sendBy(command: string, script: string): ForeignClient['send'] {
  return async (wsdl, calls) => {
    const { status, stdout, stderr } = await run(command, [script], JSON.stringify({ wsdl, calls }));
    assert.equal(status, 0, `${script} failed: ${stderr}`);
    const lines = stdout.trim().split('\n');
    return lines.map((line) => JSON.parse(line) as ClientResult);
  };
}

async function sendByNodeSoap(wsdl: string, calls: readonly Call[]): Promise<ClientResult[]> {
  const client = await createClientAsync(wsdl);
  const results: ClientResult[] = [];
  for (const { operation, question } of calls) {
    const method = client[`${operation}Async`] as (question: unknown) => Promise<[unknown]>;
    try {
      const [answer] = await method(withAttributes(question));
      results.push({ answer });
    } catch (error) {
      results.push(nodeSoapFault(error));
    }
  }
  return results;
}

/** node-soap writes attributes from a field of that name, and leaves base64 to its caller. */
function withAttributes(question: Call['question']): unknown {
  if (!('specifikaFrageparametrar' in question)) return question;
  const { specifikaFrageparametrar, ...rest } = question as ObjectQuestion;
  const agencies = Object.entries(specifikaFrageparametrar).map(([id, { inkludera, fraga }]) => {
    return [id, { attributes: { inkludera }, ...(fraga ? { fraga: withBase64(fraga) } : {}) }];
  });
  return { ...rest, specifikaFrageparametrar: Object.fromEntries(agencies) };
}

function withBase64(fraga: NonNullable<AgencyQuestion['fraga']>): object {
  if (!('lefiJsonFraga' in fraga)) return fraga;
  return { ...fraga, lefiJsonFraga: Buffer.from(fraga.lefiJsonFraga).toString('base64') };
}

function nodeSoapFault(error: unknown): ClientResult {
  // biome-ignore lint/suspicious/noExplicitAny: node-soap hangs the parsed envelope on the error, untyped
  const fault = (error as any).root?.Envelope?.Body?.Fault;
  if (!fault?.detail) return { complaint: String(error) };
  const [[type, detail] = ['', undefined]] = Object.entries<Record<string, unknown>>(fault.detail);
  const felmeddelande = [detail?.felmeddelande].flat() as string[];
  return {
    fault: {
      code: fault.faultcode,
      message: fault.faultstring.$value ?? fault.faultstring,
      type,
      detail: { felkod: String(detail?.felkod), felmeddelande },
    },
  };
}
