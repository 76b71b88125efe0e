// What a refused question about a test person is told as, whichever face refused it.
import { expect } from 'chai';
import { nekadOf } from '../../src/assembly/provfraga-nekad.ts';
import { createTeknikUnderlag } from '../../src/assembly/teknik-underlag.ts';
import { RequestFault, type RequestFaultCode } from '../../src/composite/fault.ts';
import { toConfig } from '../../src/platform/config.ts';
import { createSverige, modules } from '../../src/profiles/sverige/index.ts';

const config = toConfig({}, { bastjanster: modules.map(({ source }) => source) });
const profile = createSverige({ clock: { now: Date.now, monotonic: () => performance.now() } });
const { felkoder } = createTeknikUnderlag({ config, profile, medProvpersoner: true });
const [, newest] = profile.soap.versions;

function soapOf(fault: RequestFault): string {
  const detail = `<detail>${newest?.encodeFault(fault, undefined)}</detail>`;
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>${detail}</s:Fault></s:Body></s:Envelope>`;
}

describe('assembly/provfraga-nekad', () => {
  for (const [code, orsak] of [
    ['not-connected', 'frågan'],
    ['too-large', 'frågan'],
    ['rate-limited', 'tillfället'],
    ['log-unavailable', 'tillfället'],
    ['internal', 'tjänsten'],
  ] as const satisfies readonly (readonly [RequestFaultCode, string])[]) {
    it(`${code} is about ${orsak}, by SOAP as by REST`, () => {
      const fault = new RequestFault(code);
      const said = profile.rest.encodeFault(fault);
      expect(nekadOf(soapOf(fault), felkoder)).to.deep.equal({ ...said, orsak });
      expect(nekadOf(JSON.stringify({ status: 0, ...said }), felkoder)).to.deep.equal({ ...said, orsak });
    });
  }
});
