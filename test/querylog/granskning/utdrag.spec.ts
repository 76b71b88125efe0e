// Registerutdrag: all that a person may know of who asked, nothing that secrecy holds back, in words and for machines.
import { expect } from 'chai';
import { compileSchema } from '../../../src/platform/schema.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { DecipherError } from '../../../src/querylog/cipher.ts';
import { malOf } from '../../../src/querylog/gallring/mal.ts';
import { GRANSKNING_LIMITS } from '../../../src/querylog/granskning/limits.ts';
import { utdragHtml } from '../../../src/querylog/granskning/utdrag-html.ts';
import { utdragJson } from '../../../src/querylog/granskning/utdrag-json.ts';
import { findUsageSchema } from '../../../src/querylog/granskning/utdrag-schema.ts';
import { UTDRAG_TEXTER } from '../../../src/querylog/granskning/utdrag-texter.ts';
import { UTFALL } from '../../../src/querylog/granskning/utfall.ts';
import { idBytes } from '../../../src/querylog/post.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../../platform/sql/rejection.ts';
import {
  ALL,
  ALVA,
  ARE,
  are,
  GORAN,
  KIRUNA,
  kiruna,
  MYNDIGHETER,
  openGranskning,
  type TestGranskning,
} from './open-granskning.ts';

describeDatabase('registerutdrag', (open) => {
  let database: Database;
  let test: TestGranskning;
  beforeEach(async () => {
    database = await open();
    test = await openGranskning(database);
  });
  const request = { ...are, namnd: ARE, person: ALVA, interval: ALL };
  const page = { myndigheter: MYNDIGHETER, namnd: { namn: 'Åre socialnämnd', kontakt: 'socialnamnden@are.example' } };
  const rendered = async (more: object = {}) => {
    const utdrag = await test.granskning.utdrag({ ...request, ...more });
    return { utdrag, html: utdragHtml(utdrag, page), json: utdragJson(utdrag, MYNDIGHETER) };
  };

  it('tells when, who, why, by which law, in which ärende, and what each agency did', async () => {
    const bitraden = [{ organisationsnummer: '165560000001', namn: 'Verksamhetssystem AB' }];
    await test.ask({ at: '2026-03-29T14:05:00+02:00', bitraden, utfall: { CSN: 'timeout' } });
    await test.ask({ at: '2026-03-30T14:05:00+02:00', person: GORAN, arende: 'EB-GÖRAN' });
    await test.ask({ at: '2026-03-30T14:05:00+02:00', namnd: KIRUNA, arende: 'EB-KIRUNA' });
    const { utdrag, html } = await rendered();
    expect(utdrag.fragor).to.have.length(1);
    expect(utdrag.fragor[0]?.myndigheter).to.deep.equal([
      { bastjanst: 'AF', utfall: 'delivered' },
      { bastjanst: 'CSN', utfall: 'timeout' },
    ]);
    const texts = [
      '29 mars 2026 kl. 14.05',
      'Åre kommun (org.nr 202100-4748)',
      'Verksamhetssystem AB',
      'Ekonomiskt bistånd',
    ];
    const more = ['SoL 4 kap 1 §', 'EB-1', '2026-01-01', '2026-06-30', 'Arbetsförmedlingen', '19850314-2385'];
    for (const text of [...texts, ...more, UTFALL.timeout.text, UTFALL.delivered.text]) expect(html).to.contain(text);
    expect(html).not.to.match(/EB-GÖRAN|EB-KIRUNA|Örjan/);
    expect(html).not.to.contain(UTDRAG_TEXTER.utanAvslut);
    expect(JSON.stringify(utdrag)).not.to.contain(ALVA);
    const other = await test.granskning.utdrag({ ...kiruna, namnd: KIRUNA, person: ALVA, interval: ALL });
    expect(other.fragor.map(({ arende }) => arende)).to.deep.equal(['EB-KIRUNA']);
  });

  it('counts a question without end as disclosed, and says so', async () => {
    await test.ask({ at: '2026-03-29T14:05:00+02:00', utfall: null });
    const { html, json } = await rendered();
    expect(html).to.contain(UTDRAG_TEXTER.utanAvslut).and.to.contain(UTFALL['utan-avslut'].text);
    const agencies = json.findUsageResponse.usage[0]?.sammansatt.myndigheter;
    expect(agencies?.map(({ id, utlamnat }) => [id, utlamnat])).to.deep.equal([
      ['AF', true],
      ['CSN', true],
    ]);
  });

  it('names the handläggare only for a reason of its own, which stands in the log', async () => {
    await test.ask({ at: '2026-03-29T14:05:00+02:00', handlaggare: 'Örjan Öst' });
    const plain = await rendered();
    expect(plain.html + JSON.stringify(plain.json)).not.to.contain('Örjan');
    expect(await rejection(rendered({ medHandlaggare: { skal: '' } }))).to.include({ falt: 'medHandlaggare.skal' });
    const named = await rendered({ medHandlaggare: { skal: 'Beslut SN 2026/12' } });
    expect(named.html).to.contain('Örjan Öst');
    expect(named.json.findUsageResponse.usage[0]?.sammansatt.handlaggare).to.equal('Örjan Öst');
    const looks = await test.looks(ARE);
    expect(looks.map(({ skalHandlaggare }) => skalHandlaggare)).to.deep.equal([undefined, 'Beslut SN 2026/12']);
  });

  it('leaves out what the nämnd has excepted, without a trace of it, and always says that it may have', async () => {
    const { granskning, markeringar } = test;
    await test.ask({ at: '2026-03-29T14:05:00+02:00', arende: 'EB-1' });
    await test.ask({ at: '2026-03-30T14:05:00+02:00', arende: 'LVU-2' });
    const html = async () => utdragHtml(await granskning.utdrag(request), page);
    const one = {
      slag: 'utdragsundantag',
      namnd: ARE,
      orsak: 'OSL 26 kap. 1 §',
      registreradAv: 'Jurist Öberg',
    } as const;
    expect(await html())
      .to.contain('LVU-2')
      .and.to.contain('2 frågor')
      .and.to.contain(UTDRAG_TEXTER.sekretess);
    const { id } = await markeringar.add({ ...one, falt: 'arende', mal: malOf('lvu-2') });
    expect(await html())
      .to.contain('En fråga')
      .and.to.contain(UTDRAG_TEXTER.sekretess)
      .and.not.to.match(/LVU|2 frågor/);
    await markeringar.add({ ...one, falt: 'person', mal: malOf(ALVA) });
    const empty = await html();
    expect(empty).to.contain(UTDRAG_TEXTER.inga).and.to.contain(UTDRAG_TEXTER.sekretess).and.not.to.contain('EB-1');
    const nobody = utdragHtml(await granskning.utdrag({ ...request, person: GORAN }), page);
    expect(empty.replace('19850314-2385', 'X')).to.equal(nobody.replace('19780622-2381', 'X'));
    await markeringar.end(id, 'Jurist Öberg');
    const traffar = (await test.looks(ARE)).map((look) => look.traffar);
    expect(traffar).to.deep.equal([2, 1, 0, 0]);
  });

  it('escapes all that a caller wrote, and has no script', async () => {
    const evil = `<script>alert("x")</script><img src=x onerror='y'> & co`;
    const bitraden = [{ organisationsnummer: '165560000001', namn: `</title>${evil}` }];
    await test.ask({
      at: '2026-03-29T14:05:00+02:00',
      syfte: evil,
      arende: evil,
      namn: evil,
      bitraden,
      bastjanster: ['<b>'],
    });
    const { html, json } = await rendered();
    expect(html).not.to.match(/<script|<img|<b>|<\/title>[^\n]*<\/title>/i);
    expect(html.split('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;')).to.have.length.greaterThan(4);
    expect(json.findUsageResponse.usage[0]?.action).to.equal(evil);
  });

  it('is accessible: language, title, one main heading, headers of every table', async () => {
    await test.ask({ at: '2026-03-29T14:05:00+02:00' });
    const { html } = await rendered();
    expect(html).to.match(/^<!doctype html>\n<html lang="sv">/);
    expect(html).to.contain('<title>Registerutdrag – Åre socialnämnd</title>');
    expect(html.match(/<h1/g)).to.have.length(1);
    const tables = html.match(/<table[\s\S]*?<\/table>/g) ?? [];
    expect(tables).to.have.length(2);
    for (const table of tables)
      expect(table)
        .to.match(/<caption>/)
        .and.match(/<th scope="col">/)
        .and.match(/<th scope="row">/);
    expect(html).not.to.match(/(src|href)=|@import|url\(/);
  });

  it('is JSON in the shape of findUsage, by its schema', async () => {
    await test.ask({ at: '2026-03-29T14:05:00+02:00', utfall: { CSN: 'maintenance' } });
    await test.ask({ at: '2026-01-29T14:05:00+01:00', utfall: null });
    const schema = compileSchema(findUsageSchema);
    const { json } = await rendered({ medHandlaggare: { skal: 'Beslut SN 2026/12' } });
    expect(schema.validate(JSON.parse(JSON.stringify(json)))).to.deep.equal([]);
    const { usage } = json.findUsageResponse;
    expect(usage.map(({ logtime }) => logtime)).to.deep.equal([
      '2026-01-29T14:05:00+01:00',
      '2026-03-29T14:05:00+02:00',
    ]);
    expect(usage[0]).to.include({ action: 'Ekonomiskt bistånd', receiver: ARE });
    expect(usage[1]?.sammansatt.myndigheter[1]).to.deep.include({ id: 'CSN', utlamnat: false, utfall: 'maintenance' });
    expect(schema.validate({ findUsageResponse: { usage: [{ logtime: 'igår' }] } })).not.to.deep.equal([]);
  });

  it("has nothing of another person's, though a lookup was changed by hand", async () => {
    const alva = await test.ask({ at: '2026-03-10T10:00:00+01:00', person: ALVA, arende: 'EB-ALVA' });
    const goran = await test.ask({ at: '2026-03-11T10:00:00+01:00', person: GORAN, arende: 'EB-GORAN' });
    const lookup = 'SELECT person FROM post_2026_03 WHERE slag = 1 AND id = $1';
    await database.run(`UPDATE post_2026_03 SET person = (${lookup}) WHERE id = $2`, [idBytes(alva), idBytes(goran)]);
    const error = await rejection(test.granskning.utdrag(request));
    expect(error).to.be.instanceOf(DecipherError);
    expect(everythingIn(error)).not.to.match(/GORAN/);
  });

  it('leaves its trace also where there is too much to hand out', async () => {
    const { utdragMost } = GRANSKNING_LIMITS;
    const id = await test.ask({ at: '2026-03-10T10:00:00+01:00' });
    const [record] = [await test.reader.read(id)];
    if (!record) throw new Error('the question that was asked is not there');
    const page = (from: number) =>
      Array.from({ length: 501 }, (_, n) => ({ ...record, id: `${record.id}-${from}-${n}`, begunAt: from + n }));
    const reader = { ...test.reader, find: async ({ from }: { from: number }) => page(from) };
    const { granskning, looks } = await openGranskning(database, { ...test, reader });
    const error = await rejection(granskning.utdrag(request));
    expect(error).to.include({ kind: 'too-many' });
    expect(error.message).to.contain(String(utdragMost));
    expect((await looks(ARE)).map(({ handling, traffar }) => [handling, traffar])).to.deep.equal([['utdrag', 0]]);
  });

  it('refuses a number that nobody can have, without repeating it', async () => {
    const error = await rejection(rendered({ person: '198503142386' }));
    expect(error).to.include({ kind: 'criterion', falt: 'person' });
    expect(everythingIn(error)).not.to.contain('19850314');
  });
});
