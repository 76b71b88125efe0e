// The JUnit report: valid XML by the schema that build servers' readers agree on, whatever a target said.
import { expect } from 'chai';
import { children, parseXml } from '../../../src/platform/xml.ts';
import { compileXsd } from '../../../src/platform/xsd.ts';
import { avbruten, godkand } from '../../../src/testbench/domslut.ts';
import { junitrapport } from '../../../src/testbench/rapport/junit.ts';
import { ettProtokoll, medText, medUtfall } from './ett-protokoll.ts';

const xsd = compileXsd('schemas/provbank/junit.xsd');

describe('testbench/rapport junit', () => {
  it('is valid, with a suite for each group and the sums of its cases', async () => {
    using doc = parseXml(junitrapport(await ettProtokoll()));
    expect(xsd.validate(doc.root)).to.deep.equal([]);
    const { root } = doc;
    const of = (name: string) => root.attr(name)?.value;
    const alla = (await ettProtokoll()).fall.length;
    const sums = [of('tests'), of('failures'), of('errors'), of('skipped')];
    expect(sums).to.deep.equal([alla, 1, 0, alla - 3].map(String));
    expect(children(root).map((suite) => suite.attr('name')?.value)).to.deep.equal([
      ...['CSN.kontrakt', 'CSN.funktion', 'CSN.negativ', 'CSN.protokoll', 'CSN.integritet', 'CSN.servicenivå'],
      'CSN.ping',
    ]);
  });

  it('of a run that was stopped is no green build: what was broken off is an error, and the run a failure', async () => {
    const stopped = await medUtfall([godkand('Bra.'), avbruten(), { utfall: 'väntar', text: 'Väntar.' }]);
    using doc = parseXml(junitrapport(stopped));
    expect(xsd.validate(doc.root)).to.deep.equal([]);
    const of = (name: string) => doc.root.attr(name)?.value;
    expect([of('tests'), of('failures'), of('errors'), of('skipped')]).to.deep.equal(['4', '1', '2', '0']);
    const last = children(doc.root).at(-1);
    expect(last?.attr('name')?.value).to.equal('CSN.slutsats');
    expect(last?.content).to.include('Körningen räcker inte för ett besked: 2 fall avbröts eller hann inte köras.');
    using whole = parseXml(junitrapport(await medUtfall([godkand('Bra.')])));
    expect(whole.root.attr('failures')?.value).to.equal('0');
  });

  it('holds what XML cannot hold as a sign for it, and escapes the rest', async () => {
    const text = junitrapport(await medText('\u0000\u001b[31m]]> <b> & "x" \ud800'));
    using doc = parseXml(text);
    expect(xsd.validate(doc.root)).to.deep.equal([]);
    expect(text).to.include('\ufffd\ufffd[31m]]&gt; &lt;b&gt; &amp; &quot;x&quot; \ufffd');
  });
});
