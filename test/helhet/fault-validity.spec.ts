// A refused question gets a typed fault whose detail follows the contract's XSD, says xmllint, whatever was wrong.
import { expect } from 'chai';
import { type Constellation, type HttpAnswer, startConstellation } from '../constellation.ts';
import { envelope, faultOf, V10 } from '../questions.ts';
import { hasXmllint, requireTool } from './tools.ts';
import { type Version, versions } from './versions.ts';
import { bodyOf, breaches, detailOf } from './xmllint.ts';

const V7 = V10.replace(/10$/, '7');
/** Name their version somewhere in what was read of them; the other faults are written in the oldest version. */
const READ = [
  'wrong-check-digit',
  'period-backwards',
  'no-ingivare',
  'many-flaws',
  'unknown-operation',
  'ping-with-content',
  'no-year',
  'cut-off',
  'two-bodies',
  'soap-12',
  'dtd',
  'must-understand',
];

type Refused = Readonly<Record<string, readonly [felkod: string, body: string, headers?: Record<string, string>]>>;

/** What is posted, and the felkod of its fault. */
function refusedIn(version: Version): Refused {
  const question = version.question();
  return {
    'wrong-check-digit': ['PERSONIDENTITET_OGILTIG', version.question({ person: '198503142384' })],
    'period-backwards': [
      'PERIOD_OMVAND',
      version.question({ general: { tidsperiod: '<fromDatum>2026-11-30</fromDatum><tomDatum>2026-09-01</tomDatum>' } }),
    ],
    'no-ingivare': ['EJ_ENLIGT_SCHEMA', version.question({ general: { ingivare: undefined } })],
    'many-flaws': [
      'EJ_ENLIGT_SCHEMA',
      version.question({ person: '<&amp;>'.slice(1, 6), general: { arendeidentitet: '' } }),
    ],
    'unknown-version': ['OKAND_VERSION', question.replaceAll(version.namespace, V7)],
    'unknown-operation': ['OKAND_OPERATION', question.replaceAll('ns:hamtaBastjanstInformation', 'ns:raderaAllt')],
    'not-xml': ['EJ_LASBAR', 'personidentitet=198503142385'],
    nothing: ['EJ_LASBAR', ''],
    'cut-off': ['EJ_LASBAR', question.slice(0, -40)],
    'no-body': ['EJ_LASBAR', envelope('')],
    'two-bodies': ['EJ_LASBAR', envelope(version.body() + version.body())],
    'soap-12': [
      'EJ_SOAP_11',
      question.replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
    ],
    dtd: ['DTD_EJ_TILLATEN', question.replace('?>', '?><!DOCTYPE soapenv:Envelope [<!ENTITY a "b">]>')],
    'must-understand': [
      'OKANT_HUVUD',
      envelope(version.body(), '<soapenv:Header><x:y xmlns:x="urn:x" soapenv:mustUnderstand="1"/></soapenv:Header>'),
    ],
    'too-large': ['FOR_STOR_FRAGA', version.question({ general: { syfte: 'x'.repeat(300_000) } })],
    'wrong-type': ['FEL_INNEHALLSTYP', question, { 'content-type': 'application/json' }],
    'ping-with-content': [
      'EJ_ENLIGT_SCHEMA',
      version.ping.replace('/>', '><person>198503142385</person></testaBastjanstInformation>'),
    ],
    ...(version.inParts
      ? { 'no-year': ['EJ_ENLIGT_SCHEMA', question.replaceAll(/<ns:ar>.*<\/ns:ar>/g, '')] as const }
      : {}),
  };
}

for (const version of versions) describeFaults(version);

function describeFaults(version: Version): void {
  const refused = refusedIn(version);

  describe(`the faults of ${version.name} against its XSD`, () => {
    let service: Constellation;
    const faults = new Map<string, HttpAnswer>();

    before(async function () {
      requireTool(this, 'xmllint', hasXmllint);
      service = await startConstellation();
      for (const [name, [, body, headers]] of Object.entries(refused))
        faults.set(name, await service.soap(body, headers));
    });
    after(() => service?.stop());

    for (const [name, [felkod]] of Object.entries(refused)) {
      it(`answers ${name} with HTTP 500 and ${felkod} in SOAP 1.1`, () => {
        const { status, headers, text = '' } = faults.get(name) ?? {};
        expect(status).to.equal(500);
        expect(headers?.get('content-type')).to.equal('text/xml; charset=utf-8');
        expect(faultOf(text), text).to.equal(felkod);
        expect(text).to.match(/<faultcode>(\w+):(Client|MustUnderstand|VersionMismatch)<\/faultcode><faultstring/);
        expect(bodyOf(text), 'SOAP 1.1').to.include('="http://schemas.xmlsoap.org/soap/envelope/"');
        expect(text, 'no value of the question').to.not.include('198503142');
      });
    }

    it('writes details that are valid, in the namespace of the version', async () => {
      const details = new Map([...faults].map(([name, { text }]) => [name, detailOf(text)]));
      const [oldest = version] = versions;
      for (const spoken of new Set([oldest, version])) {
        const own = new Map([...details].filter(([name]) => spoken === (READ.includes(name) ? version : oldest)));
        expect(await breaches(own, spoken.xsd)).to.deep.equal([]);
        for (const [name, detail] of own) expect(detail, name).to.include(`"${spoken.namespace}"`);
      }
    });

    it('names the fault after the operation that was refused', () => {
      expect(detailOf(faults.get('ping-with-content')?.text ?? '')).to.match(/^<\w+:testaBastjanstInformationFault\b/);
      expect(detailOf(faults.get('wrong-check-digit')?.text ?? '')).to.match(/^<\w+:hamtaBastjanstInformationFault\b/);
    });

    it('tells a browser that asks without a question in the same form', async () => {
      const response = await fetch(`${service.url}/ssbtek`);
      const text = await response.text();
      expect(response.status).to.equal(405);
      expect(await breaches(new Map([['get', detailOf(text)]]), 'schemas/ssbtek/ssbtek-v10.xsd')).to.deep.equal([]);
    });
  });
}
