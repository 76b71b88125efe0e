// What people read of an XSD: names, types, how many, what is allowed, and what is written about it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { readOperations } from '../../src/platform/wsdl-operations.ts';
import { readXsdTypes } from '../../src/platform/xsd-types.ts';

const OTHER = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:annan">
<xs:simpleType name="Kod"><xs:restriction base="xs:string"><xs:enumeration value="A"/><xs:enumeration value="B"/></xs:restriction></xs:simpleType>
</xs:schema>`;
const MAIN = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:test" xmlns:a="urn:annan" targetNamespace="urn:test">
<xs:import namespace="urn:annan" schemaLocation="annan.xsd"/>
<xs:element name="fraga" type="t:Fraga"><xs:annotation><xs:documentation>
  Om en
  person.</xs:documentation></xs:annotation></xs:element>
<xs:complexType name="Fraga">
  <xs:sequence>
    <xs:element name="kod" type="a:Kod"/>
    <xs:element name="namn" minOccurs="0" maxOccurs="unbounded" nillable="true"><xs:simpleType><xs:restriction base="xs:token"><xs:maxLength value="9"/></xs:restriction></xs:simpleType></xs:element>
    <xs:choice><xs:element name="data" type="xs:date"/><xs:element name="fel"><xs:complexType><xs:sequence><xs:element name="text" type="xs:string" maxOccurs="3"/></xs:sequence></xs:complexType></xs:element></xs:choice>
    <xs:element ref="t:fraga" minOccurs="0"/>
  </xs:sequence>
  <xs:attribute name="med" type="xs:boolean" use="required"/>
  <xs:attribute name="om" type="xs:boolean" default="0"/>
</xs:complexType>
</xs:schema>`;

describe('the types of an XSD', () => {
  let dir: string;

  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'sammansatt-xsd-'));
    writeFileSync(join(dir, 'annan.xsd'), OTHER);
    writeFileSync(join(dir, 'test.xsd'), MAIN);
  });
  after(() => rmSync(dir, { recursive: true }));

  const read = () => readXsdTypes(relative(PROJECT_ROOT, join(dir, 'test.xsd')));

  it('are read with those that are imported, each in its namespace', () => {
    const [own, other] = read();
    expect([own?.namespace, other?.namespace]).to.deep.equal(['urn:test', 'urn:annan']);
    expect(own?.elements).to.deep.equal([
      { name: 'fraga', type: { namespace: 'urn:test', name: 'Fraga' }, documentation: 'Om en person.', members: [] },
    ]);
    expect(other?.types[0]).to.deep.include({
      name: 'Kod',
      base: { namespace: '', name: 'xs:string' },
      rules: ['enumeration A | B'],
    });
  });

  it('tell of each member how many, whether it is one of several, and what is allowed', () => {
    const members = read()[0]?.types[0]?.members ?? [];
    const told = members.map(({ kind, name, type, occurs, choice, rules }) =>
      [kind, name, type?.name, occurs, choice, ...rules].join(' '),
    );
    expect(told).to.deep.equal([
      'element kod Kod 1 false',
      'element namn xs:token 0..n false nillable maxLength 9',
      'element data xs:date 0..1 true',
      'element fel  0..1 true',
      'element fraga  0..1 false',
      'attribut med xs:boolean 1 false',
      'attribut om xs:boolean 0..1 false default 0',
    ]);
    expect(members[3]?.members.map(({ name, occurs }) => [name, occurs])).to.deep.equal([['text', '1..3']]);
  });

  it('have their operations in the WSDL', () => {
    expect(readOperations('wsdl/ssbtek/ssbtek-v11.wsdl').map(({ name, output }) => [name, output])).to.deep.equal([
      ['hamtaBastjanstInformation', 'hamtaBastjanstInformationResponse'],
      ['testaBastjanstInformation', 'testaBastjanstInformationResponse'],
    ]);
  });
});
