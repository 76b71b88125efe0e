// A process whose log is away with its database: it tells people itself, once, again, and when it is back.
import { expect } from 'chai';
import { createHttpClient } from '../../../src/platform/http-client.ts';
import { createLoggvakt, type Loggvakt } from '../../../src/servicelevel/larm/loggvakt.ts';
import { createWebhook } from '../../../src/servicelevel/larm/webhook.ts';
import { enMottagare, type Mottagare } from './en-mottagare.ts';
import { HEMLIGHET, TIMME } from './open-larm.ts';

describe('servicelevel/larm loggvakt', () => {
  let nu: number;
  let lage: { skrivbar: boolean; rapporterbar: boolean };
  let mottagare: Mottagare;
  let vakt: Loggvakt;
  let misslyckat: string[];
  const http = createHttpClient({ connections: 1, connectTimeoutMs: 1_000 });
  after(() => http.close());

  beforeEach(async () => {
    nu = Date.parse('2026-11-22T12:00:00Z');
    lage = { skrivbar: true, rapporterbar: false };
    misslyckat = [];
    mottagare = await enMottagare();
    const clock = { now: () => nu };
    vakt = createLoggvakt({
      ...{ clock, dator: 'dator1', upprepaMs: 4 * TIMME },
      kanaler: [createWebhook({ url: mottagare.url, hemlighet: HEMLIGHET, http, clock })],
      skrivbar: async () => lage.skrivbar,
      rapportera: async () => lage.rapporterbar,
      onFailure: (to) => misslyckat.push(to),
    });
  });

  async function titta(laterMs = 0): Promise<void> {
    nu += laterMs;
    await vakt.titta(new AbortController().signal);
  }
  const sagt = () => mottagare.mottaget.map(({ json }) => `${json.slag} ${json.regel} ${json.objekt}`);

  it('tells after half a minute, again after hours, and once that it is over', async () => {
    lage.skrivbar = false;
    await titta();
    await titta(29_000);
    expect(sagt()).to.deep.equal([]);
    await titta(1_000);
    await titta(1_000);
    expect(sagt()).to.deep.equal(['start logg-ej-skrivbar dator1']);
    await titta(4 * TIMME);
    expect(sagt()).to.have.length(2);
    lage.skrivbar = true;
    await titta();
    await titta();
    expect(sagt().slice(1)).to.deep.equal(['upprepning logg-ej-skrivbar dator1', 'återställt logg-ej-skrivbar dator1']);
    expect(vakt.borta()).to.equal(undefined);
  });

  it('leaves it to the one that judges where that one can be told', async () => {
    [lage.skrivbar, lage.rapporterbar] = [false, true];
    await titta();
    await titta(60_000);
    expect(sagt()).to.deep.equal([]);
    expect(vakt.borta()).to.equal(nu - 60_000);
  });

  it('tries again at the next look where the receiver was away', async () => {
    lage.skrivbar = false;
    mottagare.svara(503);
    await titta();
    await titta(30_000);
    mottagare.svara(200);
    await titta(1_000);
    expect(misslyckat).to.deep.equal(['webhook']);
    expect(sagt()).to.deep.equal(['start logg-ej-skrivbar dator1', 'start logg-ej-skrivbar dator1']);
  });
});
