// The åtagande on its page and by report: confirmed by each handläggare, on paper through the nämnd, in bulk by a case system.
import { expect } from 'chai';
import { createAtaganden } from '../../../src/anslutning/atagande.ts';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { RequestFault } from '../../../src/composite/fault.ts';
import { createExchanges } from '../../../src/inbound/exchange.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { createAtagandeFace, MAX_ATAGANDEN_BYTES } from '../../../src/web/anslutning/atagande-face.ts';
import { anAnslutning, BITRADE, begaran, GRANNE, NAMND } from '../../anslutning/an-anslutning.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { expectDescribed } from '../description.ts';
import { startWeb } from '../start-web.ts';

const TEXT = 'Jag använder tjänsten bara i ärenden som jag handlägger.\n\nJag för inte uppgifterna vidare.';
const YEAR_MS = 365 * 86_400_000;

async function start(database: Database) {
  const ataganden = createAtaganden({ database, clock: { now: Date.now } });
  let caller: string | undefined = NAMND;
  const web = await startWeb(database, {
    more(app) {
      const clock = { now: Date.now, monotonic: () => performance.now() };
      const authenticate = () => {
        if (caller === 'okand') throw new RequestFault('not-authenticated');
        return caller === undefined ? {} : { organisationsnummer: caller };
      };
      const openExchange = createExchanges({
        ...{ authenticate, clock, maxBytes: MAX_ATAGANDEN_BYTES, bodyMs: 500 },
        stopping: () => false,
      });
      const anslutningar = { en: (id: string) => web.anslutningar.en(id) };
      const onBug = (error: unknown) => expect.fail(String(error));
      app.use(createAtagandeFace({ anslutningar, ataganden, openExchange, clock, trial: false, onBug }));
    },
  });
  await web.anslutningar.laggTill(begaran, anAnslutning());
  return {
    ...web,
    ataganden,
    async report(as: string | undefined, body: unknown) {
      caller = as;
      const response = await fetch(`${web.url}/v1/ataganden`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      const type = response.headers.get('content-type')?.split(';')[0] ?? '';
      expectDescribed({ method: 'post', path: '/v1/ataganden', status: response.status, type, text });
      return { status: response.status, text, json: JSON.parse(text) };
    },
  };
}

describeDatabase('web/anslutning ataganden', (open) => {
  it('is worded by an operator, confirmed by a handläggare for a year, and renewed', async () => {
    const web = await start(await open());
    const [drift, hanna] = [await web.as('dagny'), await web.as('hanna')];
    expect((await hanna.visit('/ataganden')).text).to.contain('ingen kan bekräfta');
    await drift.send('/ataganden/text', { text: TEXT, textskal: 'Första versionen' });
    const page = await hanna.visit('/ataganden');
    expect(page.text).to.contain('Jag för inte uppgifterna vidare.').and.contain('Inte bekräftat');
    expect((await hanna.send('/ataganden/bekraftelse', { textVersion: '1' })).status).to.equal(422);
    const done = await hanna.send('/ataganden/bekraftelse', { textVersion: '1', bekraftar: 'ja' });
    expect(done.text).to.contain('Giltigt');
    expect(await web.ataganden.valid(NAMND, 'HANHA01')).to.equal(true);
    web.pass(YEAR_MS);
    const later = await web.as('hanna');
    expect((await later.visit('/ataganden')).text).to.contain('Har gått ut');
    expect((await later.send('/ataganden/bekraftelse', { textVersion: '1', bekraftar: 'ja' })).text).to.contain(
      'Giltigt',
    );
    const nils = await web.as('nils');
    expect((await nils.visit('/ataganden')).text)
      .to.contain('hanha01')
      .and.contain('giltigt');
  });

  it('is registered from paper by the nämnd, for its own handläggare alone', async () => {
    const web = await start(await open());
    await web.ataganden.texter.ny(begaran, TEXT);
    const nils = await web.as('nils');
    const form = { handlaggare: 'Örjan', bekraftat: '2026-11-01', skal: 'Papperet finns i pärmen', namnd: NAMND };
    expect((await nils.send('/ataganden/registrering', { ...form, skal: '' })).status).to.equal(422);
    expect((await nils.send('/ataganden/registrering', { ...form, namnd: GRANNE })).status).to.equal(403);
    expect((await nils.send('/ataganden/registrering', form)).text).to.contain('örjan');
    const person = await nils.send('/ataganden/registrering', {
      ...form,
      handlaggare: persons.allaSvarar.personnummer,
    });
    expect([person.status, person.text.includes('får inte innehålla ett personnummer')]).to.deep.equal([422, true]);
  });

  it('is reported in bulk by the organisation and by its biträde', async () => {
    const web = await start(await open());
    await web.ataganden.texter.ny(begaran, TEXT);
    const bekraftelser = Array.from({ length: 3000 }, (_, index) => ({
      handlaggare: `h${index}`,
      bekraftat: '2026-11-01',
    }));
    const own = await web.report(NAMND, { organisationsnummer: NAMND, bekraftelser });
    expect([own.status, own.json]).to.deep.equal([200, { nya: 3000, fannsRedan: 0 }]);
    const again = await web.report(BITRADE, {
      organisationsnummer: NAMND,
      bekraftelser: [...bekraftelser, { handlaggare: 'ny' }],
    });
    expect([again.status, again.json]).to.deep.equal([200, { nya: 1, fannsRedan: 3000 }]);
    const page = await (await web.as('dagny')).visit('/handelser');
    expect(page.text).to.contain(`system ${BITRADE}`);
  });

  for (const [who, caller, status] of [
    ['a neighbour', GRANNE, 403],
    ['a caller without organisation', undefined, 403],
    ['nobody known', 'okand', 401],
  ] as const) {
    it(`is not taken from ${who} (F8)`, async () => {
      const web = await start(await open());
      await web.ataganden.texter.ny(begaran, TEXT);
      const body = { organisationsnummer: NAMND, bekraftelser: [{ handlaggare: 'h' }] };
      expect((await web.report(caller, body)).status).to.equal(status);
      const unknown = await web.report(caller, { ...body, organisationsnummer: '162120002783' });
      expect(unknown.status).to.equal(status);
      expect(await web.ataganden.alla(NAMND)).to.deep.equal([]);
    });
  }

  it('is all or nothing, and names the row that does not hold', async () => {
    const web = await start(await open());
    await web.ataganden.texter.ny(begaran, TEXT);
    const { personnummer } = persons.allaSvarar;
    const body = { organisationsnummer: NAMND, bekraftelser: [{ handlaggare: 'h' }, { handlaggare: personnummer }] };
    const { status, json, text } = await web.report(NAMND, body);
    expect([status, json.code]).to.deep.equal([422, 'ogiltig']);
    expect(json.detail).to.contain('Bekräftelse 2');
    expect(text).to.not.contain(personnummer);
    expect(await web.ataganden.alla(NAMND)).to.deep.equal([]);
    expect((await web.report(NAMND, { organisationsnummer: NAMND })).status).to.equal(400);
  });
});
