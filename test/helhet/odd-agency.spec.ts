// Agencies choose prefixes as they like, even ours: their elements keep their names when they move into our answer.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { type Agency, partsOf, SOAP_NS } from '../questions.ts';
import { hasXmllint, requireTool } from './tools.ts';
import { versions } from './versions.ts';
import { bodyOf, breaches } from './xmllint.ts';

const AF = 'http://api.arbetsformedlingen.se/arbetssokande/ersattningsstod/v2';
const MIV = 'http://schema.migrationsverket.se/ssbtek/1/';
const TNS = 'http://schema.transportstyrelsen.se/ssbtek/hamtauppgifterresponder/1';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const { personnummer } = persons.allaSvarar;

const afContent =
  '<a:Fraga><a:OrganisationsnummerForIngivare>162120000142</a:OrganisationsnummerForIngivare><a:NamnPaIngivare>P &gt; K</a:NamnPaIngivare>' +
  '<a:KontonamnForHandlaggare>system</a:KontonamnForHandlaggare><a:Referensnummer>1</a:Referensnummer><a:From>2026-10-01</a:From>' +
  `<a:Tom>2026-10-31</a:Tom><a:SyfteMedFraga>s</a:SyfteMedFraga><a:LagParagraf>l</a:LagParagraf>` +
  `<a:IdentitetsbeteckningFysiskPerson>${personnummer}</a:IdentitetsbeteckningFysiskPerson></a:Fraga><a:Svar><a:Schemaversion>2.0</a:Schemaversion>` +
  '<a:Referensnummer>1</a:Referensnummer><a:LagParagraf>l</a:LagParagraf>' +
  `<a:IdentitetsbeteckningFysiskPerson>${personnummer}</a:IdentitetsbeteckningFysiskPerson>` +
  '<a:StatusSokandeinformationKod>0</a:StatusSokandeinformationKod><a:StatusSokandeinformationKodText>ok</a:StatusSokandeinformationKodText></a:Svar>';
const af = (prefix: string, rootAttributes: string) =>
  `<a:SvarMeddelande${rootAttributes}>${afContent}</a:SvarMeddelande>`.replaceAll(/(<\/?)a:/g, `$1${prefix}:`);
const miv = `<response><correlationid>1</correlationid><personnummer>${personnummer}</personnummer></response>`;
const envelope = (body: string, declared = '') =>
  `<S:Envelope xmlns:S="${SOAP_NS}"${declared}><S:Body>${body}</S:Body></S:Envelope>`;

/** What the agency answers with, by what is odd about it. */
const answers: Record<string, readonly [Agency, string]> = {
  'our own prefix, on its root': ['AF', envelope(af('ssbt', ` xmlns:ssbt="${AF}"`))],
  'our own prefix and the next one, on its envelope': [
    'AF',
    envelope(af('ssbt', ''), ` xmlns:ssbt="${AF}" xmlns:ssbt1="urn:x"`),
  ],
  'a type on its root, named with our prefix': [
    'AF',
    envelope(
      af(
        'ssbt',
        ` xmlns:ssbt="${AF}" xmlns:xsi="${XSI}" xsi:type="ssbt:SvarMeddelande" xsi:schemaLocation="${AF} a>b"`,
      ),
    ),
  ],
  'comments and instructions that look like its tags': [
    'AF',
    envelope(
      af('a', ` xmlns:a="${AF}"`).replace(
        '<a:Svar>',
        '<!-- ></a:SvarMeddelande> --><?x ></a:SvarMeddelande>?><a:Svar>',
      ),
    ),
  ],
  'an element of its own at the end, without namespace': [
    'AF',
    envelope(
      af('a', ` xmlns:a="${AF}" xmlns="urn:d"`).replace(
        '</a:SvarMeddelande>',
        '<x:e xmlns:x="urn:x" xmlns=""><e/></x:e></a:SvarMeddelande>',
      ),
    ),
  ],
  'unqualified children under a prefix': [
    'MIV',
    envelope(`<m:findByPersonnummerResponse xmlns:m="${MIV}">${miv}</m:findByPersonnummerResponse>`),
  ],
  'unqualified children under a default namespace': [
    'MIV',
    envelope(
      `<findByPersonnummerResponse xmlns="${MIV}">${miv.replace('>', ' xmlns="">')}</findByPersonnummerResponse>`,
    ),
  ],
  'unqualified children under a default namespace of the envelope': [
    'MIV',
    envelope(
      `<m:findByPersonnummerResponse xmlns:m="${MIV}" xmlns="">${miv}</m:findByPersonnummerResponse>`,
      ' xmlns="urn:d"',
    ),
  ],
  'a root without content': ['MIV', envelope(`<findByPersonnummerResponse xmlns="${MIV}"/>`)],
  'elements that the contract leaves open': [
    'TNS',
    envelope(
      `<HamtaUppgifterResponse xmlns="${TNS}"><resultat>OK</resultat><ssbt:n xmlns:ssbt="urn:n" ssbt:a="1"><p xmlns=""/></ssbt:n></HamtaUppgifterResponse>`,
    ),
  ],
};

describe('an agency with its own ideas of namespaces', () => {
  let service: Constellation;
  let agency: Server;
  let answer = '';

  before(async function () {
    requireTool(this, 'xmllint', hasXmllint);
    agency = createServer((request, response) => {
      request.resume().on('end', () => response.setHeader('Content-Type', 'text/xml; charset=utf-8').end(answer));
    });
    await new Promise<void>((resolve) => agency.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(agency.address() as AddressInfo).port}/`;
    service = await startConstellation({
      env: { BASTJANST_AF_URL: url, BASTJANST_MIV_URL: url, BASTJANST_TNS_URL: url },
    });
  });
  after(async () => {
    await service?.stop();
    agency?.close();
  });

  for (const [oddity, [id, xml]] of Object.entries(answers)) {
    it(`is delivered as valid data with ${oddity}`, async () => {
      answer = xml;
      for (const { name, question, xsd } of versions) {
        const { text } = await service.soap(question({ person: personnummer, ask: [id] }));
        expect(partsOf(text)[id] ?? text, name).to.not.match(/^(BT|SSBT) /);
        expect(await breaches(new Map([['answer', bodyOf(text)]]), xsd), name).to.deep.equal([]);
      }
    });
  }
});
