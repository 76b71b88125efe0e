// Our own simulators pass every case that applies to them, the hostile ones too; what does not apply is named here, so that nothing hides.
import { expect } from 'chai';
import { type EgnaSimulatorer, startaEgna } from '../../src/testbench/egna-simulatorer.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createProvbank } from '../../src/testbench/korning.ts';
import type { Provprotokoll } from '../../src/testbench/prov.ts';
import { slutsatsOf } from '../../src/testbench/rapport/slutsats.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';

/** Over HTTP on this machine. */
const UTAN_TLS = ['PRO-101', 'PRO-102', 'PRO-103', 'PRO-104'];
const BARA_SOAP = ['NEG-008', 'NEG-009', 'PRO-002', 'NEG-101', 'NEG-102', 'NEG-103'];
const BARA_REST = ['NEG-107'];
const UTAN_PERIOD = ['FUN-007', 'FUN-008'];

/** Cases that the contract has nothing for. */
const EJ_TILLAMPLIGA: Readonly<Record<string, readonly string[]>> = {
  AF: [...UTAN_TLS, ...BARA_REST, 'KON-008', 'FUN-008'],
  CSN: [...UTAN_TLS, ...BARA_REST, 'KON-007', 'KON-008', 'FUN-003', 'FUN-008'],
  FK: [...UTAN_TLS, ...BARA_SOAP, 'KON-007', 'KON-008'],
  SKV: [...UTAN_TLS, ...BARA_REST, ...UTAN_PERIOD, 'KON-006', 'KON-007', 'KON-008'],
  SKV_DELAR: [...UTAN_TLS, ...BARA_SOAP, ...UTAN_PERIOD, ...['KON-006', 'KON-007', 'KON-008', 'INT-001', 'INT-004']],
  SO: [...UTAN_TLS, ...BARA_REST, 'KON-007'],
  TNS: [
    ...UTAN_TLS,
    ...BARA_REST,
    ...UTAN_PERIOD,
    ...['KON-006', 'KON-008', 'FUN-010', 'FUN-011', 'INT-001', 'INT-004'],
  ],
  MIV: [...UTAN_TLS, ...BARA_REST, ...UTAN_PERIOD, 'KON-007', 'FUN-010', 'FUN-011'],
};

describe('the test bench against our own simulators', () => {
  let egna: EgnaSimulatorer;
  /** By bastjänst; all at once, since each has a pace of its own. */
  const korningar = new Map<string, Promise<Provprotokoll>>();
  const bank = createProvbank({ kataloger });
  before(async () => {
    egna = await startaEgna();
    const granser = { takt: 50, matningar: 5, uppvarmning: 1 };
    for (const mal of egna.mal) {
      const val = { personer: simuleradeTestpersoner(mal.bastjanst), fientlig: true, granser };
      korningar.set(mal.bastjanst, bank.kor(mal, val));
    }
  });
  after(async () => {
    await Promise.allSettled(korningar.values());
    await egna.stop();
  });

  for (const { bastjanst, fall } of kataloger) {
    it(`${bastjanst} passes ${fall.length} cases`, async function () {
      this.timeout(60_000);
      const protokoll = await korningar.get(bastjanst);
      if (!protokoll) throw new Error(`no simulator ${bastjanst}`);
      const med = (utfall: string) => protokoll.fall.filter((ett) => ett.utfall.utfall === utfall);
      const nummer = (ids: readonly { fall: { id: string } }[]) =>
        ids.map((ett) => ett.fall.id.slice(bastjanst.length + 1));
      const ovriga = protokoll.fall.filter(
        ({ utfall }) => !['godkänd', 'ej tillämplig', 'hoppad'].includes(utfall.utfall),
      );
      expect(
        ovriga.map(({ fall: { id }, utfall: { utfall, text, fick } }) => ({ id, utfall, text, fick })),
      ).to.deep.equal([]);
      expect(nummer(med('ej tillämplig'))).to.have.members([...(EJ_TILLAMPLIGA[bastjanst] ?? [])]);
      expect(nummer(med('hoppad')), 'the population has somebody for every case').to.deep.equal([]);
      expect(slutsatsOf(protokoll)).to.equal('godkänd');
      expect(protokoll.sammanfattning.godkänd).to.be.greaterThan(35);
    });
  }
});
