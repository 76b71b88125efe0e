// Suggestions: made once where something lasts, taken back when it is over, and silent where a person has answered.
import { expect } from 'chai';
import { createForslag, type OppenKrets } from '../../../src/servicelevel/driftinformation/forslag.ts';
import type { Brannhastighet } from '../../../src/servicelevel/niva/servicelage.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import {
  akut,
  begaran,
  HOUR,
  MINUTE,
  mal,
  NOON,
  openDriftinformation,
  planerad,
  type TestDriftinformation,
} from './open-driftinformation.ts';

const burning: Brannhastighet = {
  fonster: { lang: HOUR, kort: 5 * MINUTE },
  ...{ troskel: 14.4, lang: 20.7, kort: 30, underlag: 100, minst: 20, overskriden: true },
};

describeDatabase('servicelevel/driftinformation forslag', (open) => {
  let test: TestDriftinformation;
  let info: TestDriftinformation['driftinformation'];
  let oppna: OppenKrets[];
  let brinner: Map<string, Brannhastighet[]>;
  let run: () => Promise<void>;
  beforeEach(async () => {
    test = await openDriftinformation(await open());
    info = test.driftinformation;
    [oppna, brinner] = [[], new Map()];
    const job = createForslag({
      ...{
        driftinformation: info,
        clock: test.clock,
        kallor: ['AF', 'CSN'],
        namnOf: (kalla) => `Myndigheten ${kalla}`,
      },
      kretsar: async () => oppna,
      brannhastigheter: async (kalla) => brinner.get(kalla) ?? [],
    });
    run = () => job(new AbortController().signal);
  });

  const waiting = () => info.lista({ lagen: ['förslag'] });
  const openSince = (kalla: string, minutes: number) => oppna.push({ kalla, sedan: NOON - minutes * MINUTE });

  it('waits until a breaker has been open for two minutes, by the process that saw it first', async () => {
    oppna.push({ kalla: 'AF', sedan: NOON - 2 * MINUTE + 1 });
    await run();
    expect(await waiting()).to.deep.equal([]);
    openSince('AF', 7);
    await run();
    const [forslag, ...more] = await waiting();
    expect(more).to.deep.equal([]);
    expect(forslag).to.deep.include({ kallor: ['AF'], allvar: 'avbrott', slag: 'akut', orsak: { slag: 'krets' } });
    expect(forslag).to.deep.include({ fran: NOON - 7 * MINUTE, rubrik: 'Myndigheten AF svarar inte' });
    expect(forslag?.text).to.contain('sedan 2026-11-22 11:53');
    const [trail] = await test.handelser.om({ slag: 'driftinformation', id: forslag?.id ?? '' });
    expect([trail?.handling, trail?.skal]).to.deep.equal(['föreslå', 'Kretsbrytaren har varit öppen i 7 min']);
  });

  it('is not seen by those who read, until somebody confirms it in words of their own', async () => {
    openSince('AF', 5);
    await run();
    expect([await info.aktuella(NOON), await info.lista({ publicerade: true })]).to.deep.equal([[], []]);
    const [forslag] = await waiting();
    const confirmed = await info.bekrafta(mal(forslag ?? { id: '', version: 0 }), akut({ text: 'AF felsöker.' }));
    expect(confirmed).to.deep.include({ lage: 'publicerad', text: 'AF felsöker.', publiceradAt: NOON });
    expect(await info.aktuella(NOON)).to.deep.equal([confirmed]);
  });

  it('is one for each source, however long it lasts and whatever else is wrong', async () => {
    openSince('AF', 5);
    brinner.set('AF', [burning]).set('CSN', [burning]);
    await run();
    test.time.now += HOUR;
    await run();
    const found = await waiting();
    expect(found.map(({ kallor, orsak }) => [...kallor, orsak?.slag]).sort()).to.deep.equal([
      ['AF', 'krets'],
      ['CSN', 'brannhastighet'],
    ]);
  });

  it('says how fast the budget burns to whoever decides, and not to those who read', async () => {
    brinner.set('CSN', [{ ...burning, overskriden: false }, burning]);
    await run();
    const [forslag] = await waiting();
    expect(forslag).to.deep.include({ allvar: 'störning', rubrik: 'Myndigheten CSN svarar med fel' });
    const [trail] = await test.handelser.om({ slag: 'driftinformation', id: forslag?.id ?? '' });
    expect(trail?.skal).to.equal('Felbudgeten förbrukas 20 gånger så fort som avtalat, mätt över 1 h (gräns 14,4)');
  });

  it('is not made of what people have been told already, planned or acute', async () => {
    await info.skapa(begaran, akut({ kallor: ['AF'] }));
    await info.skapa(begaran, planerad({ kallor: ['CSN'] }));
    test.time.now = NOON + 2 * HOUR;
    openSince('AF', 5);
    openSince('CSN', 5);
    await run();
    expect(await waiting()).to.deep.equal([]);
    test.time.now = NOON + 4 * HOUR;
    await run();
    expect((await waiting()).map(({ kallor }) => kallor)).to.deep.equal([['CSN']]);
  });

  it('is taken back by itself when the cause is over and nobody has answered', async () => {
    openSince('AF', 5);
    await run();
    const [forslag] = await waiting();
    oppna.length = 0;
    brinner.set('AF', [burning]);
    await run();
    expect(await waiting()).to.deep.equal([forslag]);
    brinner.clear();
    await run();
    expect(await waiting()).to.deep.equal([]);
    const [ended] = await info.lista({ lagen: ['avslutad'] });
    expect(ended).to.deep.include({ id: forslag?.id, till: NOON });
    expect(await info.lista({ publicerade: true })).to.deep.equal([]);
  });

  it('is not made again for four hours of what a person said no to', async () => {
    openSince('AF', 5);
    await run();
    const [forslag] = await waiting();
    await info.avfarda(mal(forslag ?? { id: '', version: 0 }));
    test.time.now += 4 * HOUR - 1;
    await run();
    expect(await waiting()).to.deep.equal([]);
    brinner.set('AF', [burning]);
    await run();
    expect((await waiting()).map(({ orsak }) => orsak)).to.deep.equal([{ slag: 'brannhastighet' }]);
    brinner.clear();
    const [other] = await waiting();
    await info.avfarda(mal(other ?? { id: '', version: 0 }));
    test.time.now += 1;
    await run();
    expect((await waiting()).map(({ orsak }) => orsak)).to.deep.equal([{ slag: 'krets' }]);
  });

  it('is not made again of what was seen before a person ended the one before', async () => {
    const slow = { ...burning, fonster: { lang: 6 * HOUR, kort: 30 * MINUTE }, troskel: 6 };
    brinner.set('AF', [slow]);
    await run();
    const [forslag] = await waiting();
    const confirmed = await info.bekrafta(mal(forslag ?? { id: '', version: 0 }), akut());
    test.time.now += MINUTE;
    await info.avsluta(mal(confirmed), 'Allt fungerar igen.');
    test.time.now += 30 * MINUTE - 1;
    await run();
    expect(await waiting()).to.deep.equal([]);
    openSince('AF', 5);
    await run();
    expect(
      (await waiting()).map(({ orsak }) => orsak),
      'another cause',
    ).to.deep.equal([{ slag: 'krets' }]);
    oppna.length = 0;
    await info.avfarda(mal((await waiting())[0] ?? { id: '', version: 0 }));
    test.time.now += 1;
    await run();
    expect((await waiting()).map(({ orsak }) => orsak)).to.deep.equal([{ slag: 'brannhastighet' }]);
  });

  it('says when the cause of a confirmed one is over, and when it is back, without a version of its own', async () => {
    openSince('AF', 5);
    await run();
    const [forslag] = await waiting();
    const { id, version } = await info.bekrafta(mal(forslag ?? { id: '', version: 0 }), akut());
    oppna.length = 0;
    test.time.now += HOUR;
    await run();
    test.time.now += HOUR;
    await run();
    expect(await info.en(id)).to.deep.include({ version, orsak: { slag: 'krets', slut: NOON + HOUR } });
    openSince('AF', 5);
    await run();
    expect(await info.en(id)).to.deep.include({ version, orsak: { slag: 'krets' } });
    expect((await info.uppdatera(mal({ id, version }), 'Mer.')).version).to.equal(version + 1);
  });

  it('gives way to a person who answers at the same moment', async () => {
    openSince('AF', 5);
    await run();
    const [forslag] = await waiting();
    oppna.length = 0;
    await Promise.allSettled([run(), info.bekrafta(mal(forslag ?? { id: '', version: 0 }), akut())]);
    const { lage } = await info.en(forslag?.id ?? '');
    expect(['publicerad', 'avslutad']).to.include(lage);
    await info.draTillbaka(forslag?.id ?? '', 'Orsaken upphörde');
    expect((await info.en(forslag?.id ?? '')).lage).to.equal(lage);
  });

  it('stops where it is told to', async () => {
    openSince('AF', 5);
    const job = createForslag({
      ...{ driftinformation: info, clock: test.clock, kallor: ['AF'], namnOf: String },
      kretsar: async () => oppna,
      brannhastigheter: async () => [],
    });
    expect((await rejection(job(AbortSignal.abort()))).name).to.equal('AbortError');
    expect(await waiting()).to.deep.equal([]);
  });
});
