// The body's element as it was sent: the same infoset as when it is written anew, whatever the source's habits.
import { expect } from 'chai';
import { openEnvelope, SOAP_11 } from '../../src/platform/soap-envelope.ts';
import { parseXml, standalone } from '../../src/platform/xml.ts';
import { bodySlice } from '../../src/platform/xml-slice.ts';

const bodies: Record<string, string> = {
  plain: '<p:a xmlns:p="urn:p"><p:b x="1">åäö &amp; &#228;</p:b></p:a>',
  'inherited prefixes and a default namespace': '<a q="1"><d:b/><a>nested</a></a>',
  'white space and single quotes': "\n <p:a\n\txmlns:p = 'urn:p' >\r\n<p:b/></p:a >\n ",
  'an empty root': '<p:a xmlns:p="urn:p" x="/"/>',
  'a > in an attribute of the root': '<a x="1>2" y=\'"\'><b>c</b></a>',
  'CDATA that looks like tags': '<a><![CDATA[</a></e:Body>]]></a>',
  comments: '<!-- <a> --><a>x<!-- </a> --></a>',
  instructions: '<a><?pi </a>?></a>',
  'loose text after the root': '<a>x</a> > loose ',
  'an element named as the body': '<a><e:Body>x</e:Body></a>',
};

describe('platform/xml-slice', () => {
  for (const [title, body] of Object.entries(bodies)) {
    for (const prolog of ['', '<?xml version="1.0" encoding="UTF-8"?>\n', '\uFEFF']) {
      it(`${title}${prolog && `, ${JSON.stringify(prolog.slice(0, 6))}`}`, () => {
        const text = `${prolog}<e:Envelope xmlns:e="${SOAP_11}" xmlns="urn:d" xmlns:d="urn:d2"><e:Header/><e:Body>${body}</e:Body></e:Envelope>`;
        const source = Buffer.from(text);
        using doc = parseXml(source);
        const opened = openEnvelope(doc);
        if (!('body' in opened)) throw new Error(opened.flaw);
        using cut = parseXml(bodySlice(source, opened.body));
        using written = parseXml(standalone(opened.body));
        expect(cut.root.canonicalizeToString()).to.equal(written.root.canonicalizeToString());
      });
    }
  }

  it('keeps the very characters', () => {
    const source = Buffer.from(
      `<e:Envelope xmlns:e="${SOAP_11}"><e:Body><a  x='1'><b></b>&#65;</a></e:Body></e:Envelope>`,
    );
    using doc = parseXml(source);
    const opened = openEnvelope(doc);
    expect('body' in opened && bodySlice(source, opened.body)).to.equal(
      `<a xmlns:e="${SOAP_11}"  x='1'><b></b>&#65;</a>`,
    );
  });

  it('writes anew what came in another encoding', () => {
    const source = Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?><e:Envelope xmlns:e="${SOAP_11}"><e:Body><a>å</a></e:Body></e:Envelope>`,
      'latin1',
    );
    using doc = parseXml(source);
    const opened = openEnvelope(doc);
    expect('body' in opened && bodySlice(source, opened.body)).to.match(/>å<\/a>$/);
  });
});
