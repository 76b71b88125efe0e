// Faults F of an anslutning over real TLS: who is known and may not ask now, or not in this handläggare's name.
import { expect } from 'chai';
import { createRegisterService } from '../../src/assembly/register-service.ts';
import { openDatabase } from '../../src/platform/sql/open.ts';
import type { Issued } from '../inbound/a-ca.ts';
import { NAMND, type Secured, startSecured } from '../inbound/secured.ts';

describe('faults F: rights of an anslutning', () => {
  let secured: Secured;
  let certificate: Issued;
  afterEach(() => secured.stop());

  async function start(namnd: object): Promise<void> {
    secured = await startSecured({ namnd });
    certificate = await secured.client();
  }

  const ask = () => secured.call({ certificate, path: '/v1/fragor' });

  for (const [what, namnd] of [
    ['not yet valid', { status: 'aktiv', giltigFran: '2999-01-01' }],
    ['no longer valid', { status: 'aktiv', giltigTom: '2020-01-01' }],
    ['applied for', { status: 'anmäld' }],
    ['spärrad', { status: 'spärrad' }],
    ['ended', { status: 'avslutad' }],
  ] as const) {
    it(`F3 an anslutning that is ${what}: refused, and nobody is asked`, async () => {
      await start(namnd);
      const { status, outcome } = await ask();
      expect([status, outcome]).to.deep.equal([403, 'EJ_ANSLUTEN']);
      expect(secured.service.simulators.events('AF')).to.deep.equal([]);
    });
  }

  it('F3 spärrad by another process while the service runs: refused within a moment', async () => {
    await start({ status: 'aktiv' });
    expect((await ask()).outcome).to.equal('ok');
    const database = await openDatabase({ dataDir: secured.service.dataDir });
    const { anslutningar } = createRegisterService({ database, clock: { now: () => Date.now() } });
    const { version } = await anslutningar.en(NAMND);
    const begaran = { aktor: { namn: 'Dagny Drift' }, skal: 'Läckt certifikat' };
    await anslutningar.byt({ organisationsnummer: NAMND, version, ...begaran }, 'spärrad');
    await database.close();
    while ((await ask()).outcome === 'ok') await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await ask()).outcome).to.equal('EJ_ANSLUTEN');
  });

  it('F6 a handläggare without åtagande where it is required: refused by its own felkod, and nobody is asked', async () => {
    await start({ atagande: { kravs: true, identitet: 'Användarnamn', automater: [] } });
    const { status, outcome } = await ask();
    expect([status, outcome]).to.deep.equal([403, 'FORBINDELSE_SAKNAS']);
    expect(secured.service.simulators.events('AF')).to.deep.equal([]);
  });
});
