// Exchanges are kept masked: whatever shape a text has, no number, name or free text of it is left.
import { expect } from 'chai';
import fc from 'fast-check';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { maskera } from '../../src/testbench/maskering.ts';

const { personnummer, fornamn, efternamn } = persons.allaSvarar;
const former = [personnummer, personnummer.slice(2), `${personnummer.slice(2, 8)}-${personnummer.slice(8)}`];

describe('masking of exchanges', () => {
  for (const [vad, text] of [
    ['elements', (v: string) => `<a:Person xmlns:a="urn:a"><Fornamn>${v}</Fornamn></a:Person>`],
    ['attributes', (v: string) => `<Person personnummer="${v}" sekel='${v}'/>`],
    ['CDATA', (v: string) => `<a><![CDATA[<b>${v}</b>]]></a>`],
    ['comments', (v: string) => `<a><!-- ${v} --></a>`],
    ['a DTD', (v: string) => `<!DOCTYPE a [<!ENTITY n "${v}">]><a>&n;</a>`],
    ['escaped documents', (v: string) => `<svar>&lt;Fornamn&gt;${v}&lt;/Fornamn&gt;</svar>`],
    ['fields that codes stand in', (v: string) => `<Statuskod>${v}</Statuskod><felkod>x ${v}</felkod>`],
    ['element names', (v: string) => `<p${v}>x</p${v}>`],
    ['text that is cut off', (v: string) => `<a><Fornamn>${v}`],
    ['attributes that are cut off', (v: string) => `<a namn="${v}`],
    ['fault texts', (v: string) => `<faultstring>Person ${v} finns inte</faultstring>`],
    ['JSON', (v: string) => `{"namn":"${v}","lista":["${v}"],"djup":{"x":"${v}"}}`],
    ['JSON that is cut off', (v: string) => `{"namn":"${v}`],
    ['keys of JSON', (v: string) => `{"${v}":1}`],
    ['plain text', (v: string) => `Person ${v}`],
    ['HTML', (v: string) => `<!doctype html><p title="${v}">${v}</p>`],
  ] as const) {
    it(`leaves no number in ${vad}`, () => {
      for (const form of former) expect(maskera(text(form))).not.to.include(form);
    });
  }

  it('leaves no name in elements, attributes, JSON, fault texts or plain text', () => {
    for (const text of [
      `<Fornamn>${fornamn}</Fornamn><Efternamn>${efternamn}</Efternamn>`,
      `<Person namn="${fornamn} ${efternamn}"/>`,
      `<Person namn="${fornamn} ${efternamn}`,
      `<p title=${fornamn} ${efternamn}>x</p>`,
      `<Statuskod>${fornamn} ${efternamn}</Statuskod>`,
      `{"namn": ${fornamn} ${efternamn}}`,
      `{"${fornamn} ${efternamn}":1,"felkod":"${fornamn} ${efternamn}"}`,
      Buffer.from(`<a namn="${fornamn}">${efternamn}</a>`, 'utf16le').toString('utf8'),
      `{"namn":"${fornamn} ${efternamn}"}`,
      `<faultstring>${fornamn} ${efternamn}</faultstring>`,
      `${fornamn} ${efternamn}`,
    ]) {
      const masked = maskera(text);
      expect(masked.replaceAll('\0', '')).not.to.include(fornamn);
      expect(masked.replaceAll('\0', '')).not.to.include(efternamn);
    }
  });

  it('no number is left as a JSON number either', () => {
    expect(maskera(`{"identitet":${personnummer}}`)).not.to.include(personnummer);
  });

  it('leaves no number whatever stands around it, and never throws', () => {
    const omkring = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '/', '{', '[', ':', ',', '=', ' ', 'a', '1', '!', '-', '&'),
    });
    const egenskap = fc.property(omkring, omkring, fc.constantFrom(...former), (fore, efter, form) => {
      expect(maskera(fore + form + efter)).not.to.include(form);
    });
    fc.assert(egenskap, { numRuns: 2000, seed: 20261122 });
  });

  it('keeps structure, codes, dates and amounts, which a fault is looked for by', () => {
    expect(maskera('<r:A xmlns:r="urn:r"><ResultatKod>-1101</ResultatKod><From>2026-01-01</From></r:A>')).to.equal(
      '<r:A xmlns:r="urn:r"><ResultatKod>-1101</ResultatKod><From>2026-01-01</From></r:A>',
    );
    expect(maskera('{"kod":"OTILLGANGLIG","summa":12.5,"skyddad":true}')).to.equal(
      '{"kod":"OTILLGANGLIG","summa":12.5,"skyddad":true}',
    );
  });

  it('cuts what is long, and says how long it was', () => {
    expect(maskera(`<a>${'<b/>'.repeat(5000)}</a>`)).to.match(/… \(20007 tecken\)$/);
  });
});
