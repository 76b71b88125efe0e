// Real clients indent what they send and choose their own prefixes: posted as they write it, it is answered.
import { expect } from 'chai';
import { type Constellation, startConstellation } from '../constellation.ts';
import { AGENCIES, type Agency, envelope, partsOf, SOAP_NS } from '../questions.ts';
import { hasXmllint, requireTool } from './tools.ts';
import { type Version, versions } from './versions.ts';
import { bodyOf, breaches } from './xmllint.ts';

/** Ways to write the same elements; the question comes with prefix `ns`. */
const spellings: Record<string, (xml: string, namespace: string) => string> = {
  'prefix of its own': (xml) => xml.replaceAll(/(<\/?)ns:/g, '$1ssbt:').replace('xmlns:ns=', 'xmlns:ssbt='),
  'default namespace': (xml) => xml.replaceAll(/(<\/?)ns:/g, '$1').replace('xmlns:ns=', 'xmlns='),
  'namespace declared on the envelope': (xml, namespace) => xml.replace(` xmlns:ns="${namespace}"`, ''),
  'namespace declared anew on every element': (xml, namespace) =>
    xml
      .replace(/ xmlns:ns="[^"]*"/, '')
      .replaceAll(/<ns:(\w+)/g, `<$1 xmlns="${namespace}"`)
      .replaceAll('</ns:', '</'),
};
const breaks = { LF: '\n', CRLF: '\r\n' };

for (const version of versions) describeWriting(version);

function describeWriting(version: Version): void {
  const { namespace, xsd } = version;
  const inEnvelope = (body: string, lineBreak: string) => indented(namespace, body, lineBreak);
  const question = (ask: readonly Agency[], general: Record<string, string> = {}) => version.body({ ask, general });

  describe(`a question of ${version.name} as real clients write it`, () => {
    let service: Constellation;

    before(async function () {
      requireTool(this, 'xmllint', hasXmllint);
      service = await startConstellation();
    });
    after(() => service?.stop());

    /** Posts it and gives the parts of the valid answer. */
    async function answered(
      body: string | Uint8Array,
      type = 'text/xml; charset=utf-8',
    ): Promise<Record<string, string>> {
      const { status, text } = await service.soap(body, { 'content-type': type });
      expect(status, text).to.equal(200);
      expect(await breaches(new Map([['answer', bodyOf(text)]]), xsd)).to.deep.equal([]);
      return partsOf(text);
    }

    for (const [spelling, respell] of Object.entries(spellings)) {
      const write = (xml: string) => respell(xml, namespace);

      for (const [name, lineBreak] of Object.entries(breaks)) {
        it(`is answered in ${spelling}, indented with ${name} inside every element that has no text`, async () => {
          const parts = await answered(inEnvelope(write(question(AGENCIES)), lineBreak));
          expect(parts).to.deep.equal(Object.fromEntries(AGENCIES.map((id) => [id, 'data'])));
        });
      }

      it(`is answered in ${spelling} where Skatteverket and Migrationsverket are not asked, with a break in their elements`, async () => {
        const parts = await answered(inEnvelope(write(question(['AF', 'SO'])), '\n'));
        expect(parts).to.deep.equal({ AF: 'data', SO: 'data' });
      });

      it(`gets its question back in ${spelling}`, async () => {
        const body = write(question(['TNS'], { fraganSkallInkluderasISvaret: 'true' }));
        expect(await answered(inEnvelope(body, '\n'))).to.deep.equal({ TNS: 'data' });
      });

      it(`is answered in ${spelling} as a ping with a break in it`, async () => {
        const ping = write(`<ns:testaBastjanstInformation xmlns:ns="${namespace}"></ns:testaBastjanstInformation>`);
        await answered(inEnvelope(ping, '\n'));
      });
    }

    it('may write true and false as 1 and 0, and leave fraganSkallInkluderasISvaret to its default', async () => {
      const body = question(['MIV'], { fraganSkallInkluderasISvaret: '' })
        .replaceAll('inkludera="true"', 'inkludera=" 1 "')
        .replaceAll('inkludera="false"', 'inkludera="0"');
      expect(await answered(envelope(body))).to.deep.equal({ MIV: 'data' });
    });

    it('may have comments between its elements, and base64 in lines', async () => {
      const body = question(['FK', 'TNS'])
        .replaceAll('><', '><!-- en kommentar -->\n<')
        .replace(
          /(lefiJsonFraga>)([^<]+)/,
          (_, tag: string, base64: string) => tag + base64.replaceAll(/.{76}/g, '$&\r\n'),
        );
      expect(await answered(envelope(body))).to.deep.equal({ FK: 'data', TNS: 'data' });
    });

    it('may come in another encoding than UTF-8, as long as it says so', async () => {
      const xml = envelope(question(['AF'])).replace('UTF-8', 'ISO-8859-1');
      expect(await answered(Buffer.from(xml, 'latin1'), 'text/xml; charset=iso-8859-1')).to.deep.equal({ AF: 'data' });
    });
  });
}

/** An envelope whose every tag stands on a line of its own; an element without content gets a break as its content. */
function indented(namespace: string, body: string, lineBreak: string): string {
  const whole = `<e:Envelope xmlns:e="${SOAP_NS}" xmlns:ns="${namespace}"><e:Header></e:Header><e:Body>${body}</e:Body></e:Envelope>`;
  const paired = whole.replaceAll(/<([\w:]+)([^>]*)\/>/g, '<$1$2></$1>');
  return `<?xml version="1.0" encoding="utf-8"?>${lineBreak}${paired.replaceAll('><', `>${lineBreak}    <`)}${lineBreak}`;
}
