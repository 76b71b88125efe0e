// What a household may take: one deadline for all, a place for each, nothing where its caller may not ask or has hung up.
import { expect } from 'chai';
import type { PersonKey } from '../../src/bastjanster/simulation/population.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import type { Agency } from '../questions.ts';
import { type Fel, fragaHushall, type HushallSvar, hushallsfraga, type Medlem } from './hushall.ts';
import { GRANNE, startSecured } from './secured.ts';

function hushall(fraga: readonly Agency[], ...keys: readonly PersonKey[]): Medlem[] {
  return keys.map((person, index) => ({ roll: index === 0 ? 'sökande' : 'barn', person, fraga }));
}

describe('inbound: the household’s deadline', () => {
  let service: Constellation;
  before(async () => {
    const env = { TIDSGRANS_TOTAL_MS: '800', TIDSGRANS_BASTJANST_MS: '5000' };
    service = await startConstellation({ env, overrides: { breaker: { minimumCalls: 1_000_000 } } });
    await service.simulators.behave('TNS', 'hang');
  });
  after(() => service.stop());

  it('is one for all: while four wait for a source that hangs nobody else is asked, and then there is no time left', async () => {
    await service.simulators.behave('AF', { name: 'slow', ms: 300 });
    const fyra = hushall(['TNS', 'MIV'], 'foralder', 'student', 'ung', 'sjuk');
    const [femte] = hushall(['AF'], 'gymnasist');
    const svar = await fragaHushall(service, hushallsfraga([...fyra, { ...(femte as Medlem), roll: 'barn' }]));
    await service.simulators.behave('AF', undefined);
    for (const { svar: own } of svar.personer.slice(0, 4)) {
      expect(own?.svarsdata.TNS?.error?.felkod).to.equal('TIDSGRANS_TOTAL');
      expect(own?.svarsdata.MIV).to.have.property('data');
      await service.simulators.waitFor('TNS', ({ id, outcome }) => id === own?.id && outcome === 'closed-by-caller');
    }
    // alone it would have had 800 ms for an answer that takes 300
    expect(svar.personer[4]?.svar?.svarsdata.AF?.data).to.equal(undefined);
    expect(service.simulators.events('AF').filter(({ outcome }) => outcome === 'answered')).to.deep.equal([]);
  });

  it('ends for all when the caller hangs up: each row says that it was cancelled', async () => {
    const left = new AbortController();
    const korrelationsid = 'f3b8a1e6-6a52-4a39-9a0e-1a2b3c4d5e6f';
    const body = JSON.stringify(
      hushallsfraga(hushall(['AF', 'TNS'], 'foralder', 'student', 'ung'), { korrelationsid }),
    );
    const headers = { 'content-type': 'application/json' };
    const request = fetch(`${service.url}/v1/hushall`, { method: 'POST', body, headers, signal: left.signal }).catch(
      () => 'left',
    );
    const ids = () => new Set(ofHousehold().map(({ id = '' }) => id));
    const ofHousehold = () =>
      service.simulators.events('AF').filter((event) => event.korrelationsid === korrelationsid);
    while (ids().size < 3) {
      const seen = ids();
      await service.simulators.waitFor('AF', (one) => one.korrelationsid === korrelationsid && !seen.has(one.id ?? ''));
    }
    left.abort();
    expect(await request).to.equal('left');
    for (const id of ids()) {
      let row = await service.logged(id);
      while (!row?.avslut) row = await service.logged(id);
      const outcomes = row.avslut.outcomes.map(({ bastjanst, outcome }) => [bastjanst, outcome]);
      expect(Object.fromEntries(outcomes)).to.deep.equal({ AF: 'delivered', TNS: 'cancelled' });
    }
  });
});

describe('inbound: the household’s places and rights', () => {
  it('counts each person as a question of the organisation, refuses those too many alone, and gives the places back', async () => {
    const secured = await startSecured({ env: { SAMTIDIGA_PER_ORGANISATION: '2' } });
    try {
      const certificate = await secured.client();
      const body = JSON.stringify(hushallsfraga(hushall(['AF'], 'foralder', 'student', 'ung', 'sjuk')));
      for (const time of ['first', 'second']) {
        const { status, text } = await secured.call({ certificate, path: '/v1/hushall', body });
        expect(status, `${time}: ${text}`).to.equal(200);
        const { personer, oversikt } = JSON.parse(text) as HushallSvar;
        expect(personer.map(({ utfall, fel }) => fel?.felkod ?? utfall)).to.deep.equal([
          ...['besvarad', 'besvarad'],
          ...['FOR_MANGA_FRAGOR', 'FOR_MANGA_FRAGOR'],
        ]);
        expect(personer[3]?.fel?.status).to.equal(429);
        expect(oversikt.brister.some(({ hushallsmedlem, kalla }) => hushallsmedlem === 3 && kalla === 'SSBT')).to.equal(
          true,
        );
      }
    } finally {
      await secured.stop();
    }
  });

  it('is refused as a whole, each with its felkod, where the caller may ask about nobody; and nobody is asked', async () => {
    const secured = await startSecured();
    try {
      const certificate = await secured.client(GRANNE);
      const body = JSON.stringify(hushallsfraga(hushall(['AF'], 'foralder', 'student')));
      const { status, text, headers } = await secured.call({ certificate, path: '/v1/hushall', body });
      const { felkod, id, personer } = JSON.parse(text) as Fel & { personer: { nummer: number; fel: Fel }[] };
      expect([status, felkod, id]).to.deep.equal([403, 'FEL_INGIVARE', headers['x-sammansatt-id']]);
      expect(personer.map(({ nummer, fel }) => [nummer, fel.felkod, fel.status])).to.deep.equal([
        [1, 'FEL_INGIVARE', 403],
        [2, 'FEL_INGIVARE', 403],
      ]);
      expect(secured.service.simulators.events('AF')).to.deep.equal([]);
      const unknown = await secured.call({ path: '/v1/hushall', body });
      expect([unknown.status, unknown.outcome]).to.deep.equal([401, 'EJ_IDENTIFIERAD']);
    } finally {
      await secured.stop();
    }
  });
});
