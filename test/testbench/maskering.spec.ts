// Exchanges are kept masked: whatever shape a text has, no number, name or free text of it is left.
import { expect } from 'chai';
import fc from 'fast-check';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { maskera } from '../../src/testbench/maskering.ts';

const { personnummer, fornamn, efternamn } = persons.allaSvarar;
const [tolv, tio] = [personnummer, personnummer.slice(2)];
const SKILJE = ['', '-', '+', ' ', '\u00a0', '_', '.', '/', ':', ' – ', '%20'];
const former = SKILJE.flatMap((tecken) => [tolv, tio].map((nummer) => nummer.slice(0, -4) + tecken + nummer.slice(-4)));
const DELAD = [tolv.slice(0, 4), tolv.slice(4, 6), tolv.slice(6, 8), tolv.slice(8)];
former.push(...['-', ' ', '.', '/', '_'].map((tecken) => DELAD.join(tecken)), [...tolv].join(' '));

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
    [
      'declarations of namespaces',
      (v: string) => `<a xmlns="${v}" xmlns:b="urn:${v}" xmlns:c="http://x.example/${v}"/>`,
    ],
    ['figures of several elements and fields', (v: string) => `<Statuskod>${v}</Statuskod><belopp>${v}</belopp>`],
    ['figures of several fields', (v: string) => `{"belopp":"${v}","statuskod":"${v}","summa":${v}}`],
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

  it('leaves no name where codes and states stand, however it is written', () => {
    for (const namn of [fornamn, efternamn, efternamn.toUpperCase(), `${fornamn}_${efternamn}`, `${fornamn}1`]) {
      for (const falt of ['status', 'Statuskod', 'felkod', 'resultat', 'tomDatum', 'version', 'valuta', 'faultcode']) {
        expect(maskera(`<${falt}>${namn}</${falt}>`)).to.equal(`<${falt}>●(${namn.length})</${falt}>`);
        expect(maskera(`<a ${falt}="${namn}"/>`)).to.equal(`<a ${falt}="●(${namn.length})"/>`);
        expect(maskera(`{"${falt}":["${namn}"]}`)).to.equal(`{"${falt}":["●(${namn.length})"]}`);
      }
    }
  });

  it('keeps what xmlns says only where it is a namespace', () => {
    const namnrymder =
      '<a xmlns="" xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:x="urn:example:provbank"/>';
    expect(maskera(namnrymder)).to.equal(namnrymder);
    expect(maskera(`<a xmlns="${fornamn}" xmlns:b="http://x.example/?namn=${fornamn}"/>`)).not.to.include(fornamn);
  });

  it('keeps no day of birth, and no digits that are no day', () => {
    expect(maskera('<Födelsedatum>1985-03-14</Födelsedatum>')).to.equal('<Födelsedatum>●(10)</Födelsedatum>');
    expect(maskera('{"foddes":"1985-03-14","x":"1985-03-74"}')).to.equal('{"foddes":"●(10)","x":"●(10)"}');
    expect(maskera('<id>19850314</id>')).to.equal('<id>●(8)</id>');
  });

  it('no number is left as a JSON number either', () => {
    expect(maskera(`{"identitet":${personnummer}}`)).not.to.include(personnummer);
  });

  for (const [vad, fore, efter] of [
    ['an element', '<tomDatum>', '</tomDatum>'],
    ['an attribute', '<a tomDatum="', '"/>'],
    ['the name of an element', '<p', '>'],
    ['a declaration', '<a xmlns:b="urn:', '"/>'],
    ['a JSON text', '{"tomDatum":"', '"}'],
    ['a JSON number', '{"summa":', '}'],
    ['a JSON key', '{"x":1,"p', '":1}'],
  ] as const) {
    it(`leaves nothing of a number that the longest text cuts in two, in ${vad}`, () => {
      const borjan = fore.startsWith('<') ? '<x/>' : '{"y":1,';
      const rest = fore.startsWith('<') ? fore : fore.slice(1);
      for (let siffror = 4; siffror <= 12; siffror++) {
        const utfyllnad = ' '.repeat(8000 - borjan.length - rest.length - siffror);
        const masked = maskera(borjan + utfyllnad + rest + personnummer + efter);
        expect(masked, `cut after ${siffror}`).not.to.include(personnummer.slice(0, 4));
      }
    });
  }

  it('leaves nothing of a value after which more follows that it does not see', () => {
    expect(maskera(`<tomDatum>${personnummer.slice(0, 8)}`, true)).to.equal('<tomDatum>●(9) … (mer än 18 tecken)');
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
    for (const text of [
      '<s:Fault><faultcode>soap:Client</faultcode></s:Fault>',
      '<?xml version="1.0" encoding="utf-8"?><a/>',
      '<utbetstatus>Utbetald</utbetstatus><beloppstyp>GRUNDB</beloppstyp><felkod>PERIOD_OMVAND</felkod>',
      '<AvserFrom>2026-10-19+01:00</AvserFrom><tid>2026-10-19T10:12:24.1234567+01:00</tid><soktfrom>20260725</soktfrom>',
      '<felkod>ERR-204</felkod><MeddelandeKod>9071001</MeddelandeKod><belopp>123456,50</belopp>',
      '{"kod":"FK:ABB","valuta":"SEK","status":null,"id":"3a5a8883-c942-42a9-bf54-f6aa4245c82b"}',
    ]) {
      expect(maskera(text)).to.equal(text);
    }
  });

  it('cuts what is long, and says how long it was', () => {
    expect(maskera(`<a>${'<b/>'.repeat(5000)}</a>`)).to.match(/… \(20007 tecken\)$/);
  });
});
