// Keys that come back from a backup are destroyed by the next run, which says so, and touch nothing else.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Protokoll } from '../../../src/querylog/gallring/protokoll.ts';
import { protokollText } from '../../../src/querylog/gallring/protokoll-text.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { ARE, KIRUNA, openGallring, type TestGallring } from './open-gallring.ts';
import { ALVA, ELIN } from './seed.ts';

describeDatabase('keys that came back', (open) => {
  let test: TestGallring;
  let first: Protokoll;
  let ended: string;
  const run = async (more = {}) => (await test.gallring.run({ startadAv: 'schema', ...more })) as Protokoll;
  const ofMonths = async () => (await test.keyring.names()).filter(({ bruk }) => bruk !== 'signering');

  beforeEach(async () => {
    test = await openGallring(await open(), { now: '2026-09-15T12:00:00+02:00' });
    await test.decide(1, ARE);
    await test.decide(24, KIRUNA);
    await test.ask({ at: '2026-06-11T10:00:00+02:00', person: ELIN });
    await test.ask({ at: '2026-07-10T10:00:00+02:00', person: ALVA });
    await test.ask({ at: '2026-07-11T10:00:00+02:00', person: ELIN });
    await test.ask({ at: '2026-07-11T10:00:00+02:00', person: ELIN, namnd: KIRUNA });
    await test.hold('person', ALVA, '2026-12-31');
    ended = (await test.hold('person', ELIN, '2026-12-31')).id;
    await test.gallring.markeringar.end(ended, 'Jurist Öberg');
    cpSync(join(test.home, 'nycklar'), join(test.home, 'kopia'), { recursive: true });
    first = await run();
    cpSync(join(test.home, 'kopia'), join(test.home, 'nycklar'), { recursive: true });
  });

  it('are destroyed again, of a month that is gone, one that stands and a hold that ended', async () => {
    const back = [
      { namnd: ARE, bruk: '2026-06' },
      { namnd: ARE, bruk: '2026-07' },
      { namnd: ARE, bruk: `markering-${ended}` },
    ];
    expect((await test.gallring.plan()).nycklar).to.have.deep.members(back);
    expect((await test.kontroll.kontrollera()).avvikelser.map(({ slag, manad }) => [slag, manad])).to.deep.equal([
      ['gallrad-antal', '2026-06'],
      ['gallrad-antal', '2026-07'],
    ]);
    const protokoll = await run();
    const { delar, markeringar, nycklar } = protokoll.innehall;
    expect([delar, markeringar]).to.deep.equal([[], []]);
    expect(nycklar.map(({ nyckelForstordAt: _, ...nyckel }) => nyckel)).to.have.deep.members(back);
    expect(nycklar.every(({ nyckelForstordAt }) => nyckelForstordAt === test.clock.now())).to.equal(true);
    expect(protokollText(protokoll)).to.contain('Återkomna nycklar').and.contain('3 nycklar förstördes');
    for (const name of back) expect(await ofMonths()).not.to.deep.include(name);
    expect(await ofMonths(), 'Kiruna’s, and the hold’s').to.have.length(2);
    expect((await test.kontroll.kontrollera()).avvikelser).to.deep.equal([]);
    expect(await run(), 'and that is all').to.equal(undefined);
  });

  it('never touch what an earlier run has moved to a hold, though its beslut be upphävt meanwhile', async () => {
    expect(await test.count('kvarhallen')).to.equal(1);
    const [beslut] = await test.gallring.beslut.all();
    const upphav: Promise<void>[] = [];
    await run({
      onProgress: ({ handelse }: { readonly handelse: string }) =>
        handelse === 'raknad' && upphav.push(test.gallring.beslut.upphav(beslut?.nummer ?? 0, 'Registrator Åsa')),
    });
    await Promise.all(upphav);
    expect(await test.count('kvarhallen')).to.equal(1);
    expect(first.innehall.delar.find(({ manad }) => manad === '2026-07')).to.include({ fragor: 2, kvarhallna: 1 });
  });
});
