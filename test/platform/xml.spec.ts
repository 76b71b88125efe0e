// Foreign XML: refused or carried whole, and never explained with what it said.
import { expect } from 'chai';
import { descend, escapeXml, parseXml, standalone, XmlRefusal } from '../../src/platform/xml.ts';
import { toJson } from '../../src/platform/xml-json.ts';
import { compileXsd } from '../../src/platform/xsd.ts';
import { readShapes } from '../../src/platform/xsd-shape.ts';
import { bodyV10, questionV10, V10 } from '../questions.ts';

function reasonOf(source: string | Uint8Array): string {
  try {
    parseXml(source).dispose();
    return 'parsed';
  } catch (error) {
    return error instanceof XmlRefusal ? error.reason : String(error);
  }
}

describe('platform/xml', () => {
  it('refuses what is not well-formed, and every DTD', () => {
    expect(['<a>', '', '<a/><b/>', '<a x=1/>', '<a>&nbsp;</a>'].map(reasonOf)).to.deep.equal(
      Array(5).fill('malformed'),
    );
    expect(['<!DOCTYPE a><a/>', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'].map(reasonOf)).to.deep.equal([
      'dtd',
      'dtd',
    ]);
  });

  it('takes 10,000 levels and endless text for malformed, without a crash', () => {
    expect(reasonOf('<a>'.repeat(10_000) + '</a>'.repeat(10_000))).to.equal('malformed');
    expect(reasonOf(`<a>${'x'.repeat(11_000_000)}</a>`)).to.equal('malformed');
  });

  it('does not repeat the document in its refusal', () => {
    try {
      parseXml('<a>198503142385</b>');
    } catch (error) {
      expect(`${(error as Error).message}${(error as Error).stack}${JSON.stringify(error)}`).to.not.include('1985');
    }
  });

  it('believes the document before the transport about its encoding', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>åäö</a>', 'latin1');
    using declared = parseXml(latin, 'utf-8');
    expect(declared.root.content).to.equal('åäö');
    using told = parseXml(Buffer.from('<a>åäö</a>', 'latin1'), 'iso-8859-1');
    expect(told.root.content).to.equal('åäö');
  });

  it('cuts an element out with every prefix that it inherited, and its content as it was', () => {
    using doc = parseXml(
      '<e:E xmlns:e="urn:e" xmlns="urn:d" xmlns:q="urn:q"><p:a xmlns:p="urn:p" t="q:x"><![CDATA[1<2]]><!-- c --><b/></p:a></e:E>',
    );
    const inner = descend(doc.root, 'a');
    const text = inner ? standalone(inner) : '';
    expect(text).to.include('<![CDATA[1<2]]><!-- c --><b/>');
    using again = parseXml(text);
    expect(again.root.namespaces).to.include({ p: 'urn:p', q: 'urn:q', '': 'urn:d' });
    expect(descend(again.root, 'b')?.namespaceUri).to.equal('urn:d');
  });

  it('escapes for content and attributes, and replaces what XML forbids', () => {
    const text = 'å <&>"\' \u0000\u000b\r\n';
    using doc = parseXml(`<a x="${escapeXml(text)}">${escapeXml(text)}</a>`);
    expect(doc.root.content).to.equal('å <&>"\' \uFFFD\uFFFD\r\n');
  });
});

describe('platform/xsd', () => {
  const schema = compileXsd('schemas/ssbtek/ssbtek-v10.xsd');
  const breachesOf = (body: string) => {
    using doc = parseXml(body);
    return schema.validate(doc.root);
  };

  it('accepts the question of a real client, from inside its envelope too', () => {
    expect(breachesOf(bodyV10())).to.deep.equal([]);
    using doc = parseXml(questionV10());
    const element = descend(doc.root, 'Body', 'hamtaBastjanstInformation');
    expect(element && schema.validate(element)).to.deep.equal([]);
  });

  it('names the element, the rule and what was expected, also where a default namespace hides the names', () => {
    const body = bodyV10({ person: '19850314238X' })
      .replaceAll(/<(\/?)ns:/g, '<$1')
      .replace('xmlns:ns=', 'xmlns=');
    expect(breachesOf(body)).to.deep.equal([
      {
        path: 'hamtaBastjanstInformation/generellaFrageparametrar/personidentitet',
        rule: 'invalid-value',
        expected: '[0-9]{12}',
      },
    ]);
  });

  it('never repeats a value, not even one that imitates the validator', () => {
    const evil = "198503142385' is not accepted by the pattern '198503142385";
    const breaches = breachesOf(bodyV10({ general: { personidentitet: evil, p198503142385: 'x' } }));
    expect(JSON.stringify(breaches)).to.not.include('198503142385');
    expect(breaches).to.have.length.at.least(1);
  });
});

describe('platform/xml-json', () => {
  const shape = readShapes('schemas/ssbtek/ssbtek-v10.xsd')(V10, 'hamtaBastjanstInformation');

  it('writes repeatable elements as arrays, attributes with @, and loses nothing that the schema does not know', () => {
    const bitrade = '<organisationsnummer>165561234567</organisationsnummer><namn>L</namn>';
    using doc = parseXml(bodyV10({ general: { personuppgiftsbitrade: bitrade, okant: '<x>1</x>' }, ask: ['AF'] }));
    const json = shape && (toJson(doc.root, shape) as Record<string, Record<string, unknown>>);
    expect(json?.generellaFrageparametrar).to.deep.include({
      fraganSkallInkluderasISvaret: false,
      personuppgiftsbitrade: [{ organisationsnummer: '165561234567', namn: 'L' }],
    });
    expect(json?.specifikaFrageparametrar).to.deep.include({
      AF: { '@inkludera': true },
      CSN: { '@inkludera': false },
    });
    const ovrigt = json?.generellaFrageparametrar?._ovrigt as { namn: string; xml: string }[];
    expect(ovrigt.map(({ namn }) => namn)).to.deep.equal(['okant']);
    expect(ovrigt[0]?.xml).to.include('1</ns:x>');
  });
});
