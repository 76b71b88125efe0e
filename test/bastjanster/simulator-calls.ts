// Calls of the simulators as the service makes them, and as only a raw socket can see their answers.
import { connect } from 'node:net';
import { mapper } from '../../src/bastjanster/arbetsformedlingen/mapper.ts';
import type { Simulators } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PersonId } from '../../src/composite/query.ts';
import { writeEnvelope } from '../../src/platform/soap-envelope.ts';

export const ID = '0198c0de-0000-7000-8000-000000000002';

/** A question to AF. */
export function questionAbout(personnummer: string): string {
  const query = {
    id: ID,
    korrelationsid: '',
    person: new PersonId(personnummer),
    ingivare: { organisationsnummer: '162021005489', namn: 'Testkommun', handlaggare: 'anna' },
    personuppgiftsbitraden: [],
    arende: 'A-1',
    syfte: 'Test',
    lagtext: 'Test',
    period: { from: '2026-01-01', tom: '2026-02-01' },
    parameters: {},
  };
  return writeEnvelope(mapper.toRequest(query));
}

export const QUESTION = questionAbout(persons.allaSvarar.personnummer);
export const HEADERS = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', 'x-sammansatt-id': ID };
export const LEFI = JSON.stringify({
  personnummer: persons.allaSvarar.personnummer,
  period: { from: '2026-01-01', tom: '2026-02-01' },
  ovrigInformation: ['FK:GEPI'],
});

/** The error code of a call that fails below HTTP. */
export async function failure(call: Promise<Response>): Promise<string> {
  try {
    await (await call).arrayBuffer();
    return 'none';
  } catch (error) {
    return String((error as { cause?: { code?: string } }).cause?.code);
  }
}

/** Calls of one set of simulators. */
export function callsOf(current: () => Simulators) {
  const ask = (body = QUESTION, init: RequestInit = {}) => {
    return fetch(current().urls.AF ?? '', { method: 'POST', headers: HEADERS, body, ...init });
  };
  const askFk = (aktor = 'kommun', body = LEFI) => {
    const url = `${current().urls.FK}/lefi-extern-formansinformation/v9/aktorer/${aktor}/formansinformation/fraga`;
    return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  };
  const askSkvDelar = (del = 'skattekonto') => {
    const body = JSON.stringify({ identitet: persons.allaSvarar.personnummer, ar: [2025] });
    const headers = { 'content-type': 'application/json' };
    return fetch(`${current().urls.SKV_DELAR}/${del}`, { method: 'POST', headers, body });
  };
  const control = (method: string, path: string, body?: string) =>
    fetch(current().controlUrl + path, { method, body: body ?? null });

  /** The bytes of an answer as they come, until the other side closes or time is up. */
  function raw(body = QUESTION, ms = 300): Promise<{ text: string; closed: boolean }> {
    const { hostname, port, pathname } = new URL(current().urls.AF ?? '');
    const head = [
      `POST ${pathname} HTTP/1.1`,
      `Host: ${hostname}`,
      'Content-Type: text/xml; charset=utf-8',
      'SOAPAction: ""',
    ];
    return new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname);
      const finish = (closed: boolean) => {
        clearTimeout(timer);
        socket.destroy();
        resolve({ text, closed });
      };
      const timer = setTimeout(() => finish(false), ms);
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
      });
      socket.on('end', () => finish(true)).on('error', reject);
      socket.write(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  return { ask, askFk, askSkvDelar, control, raw };
}
