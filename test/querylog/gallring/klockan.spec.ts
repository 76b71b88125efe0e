// A machine whose clock is a year ahead destroys no key and seals no month by itself.
import { Writable } from 'node:stream';
import { expect } from 'chai';
import { createSealing } from '../../../src/assembly/jobs.ts';
import { createLogger } from '../../../src/platform/log.ts';
import type { Protokoll } from '../../../src/querylog/gallring/protokoll.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ARE, openGallring } from './open-gallring.ts';

describeDatabase('gallring by a clock that jumped', (open) => {
  async function start() {
    const test = await openGallring(await open(), { now: '2026-09-15T12:00:00+02:00' });
    await test.decide(6);
    await test.ask({ at: '2026-09-10T10:00:00+02:00' });
    await test.kontrollpunkter.take('start');
    const lines: { message?: string; manad?: string }[] = [];
    const stream = new Writable({
      write(chunk, _, done) {
        lines.push(JSON.parse(String(chunk)));
        done();
      },
    });
    const seal = createSealing({ ...test, logger: createLogger({ level: 'info', stream }) });
    return { ...test, seal, said: () => lines.splice(0).map(({ message, manad }) => [message, manad]) };
  }

  it('takes nothing and seals nothing until a person has looked at the clock', async () => {
    const { gallring, keyring, manader, kontrollpunkter, setNow, seal, said, count } = await start();
    setNow('2027-09-15T12:00:00+02:00');
    await kontrollpunkter.take('start');
    const refused = await rejection(gallring.run({ startadAv: 'schema', bekraftadTid: false }));
    expect(refused).to.include({ kind: 'klockan' });
    await seal();
    expect(said()).to.deep.equal([['forsegling-uppskjuten', undefined]]);
    expect((await manader.all()).map(({ manad, sealedAt }) => [manad, sealedAt])).to.deep.equal([
      ['2026-09', undefined],
    ]);
    expect(await count('gallring')).to.equal(0);
    expect(await keyring.find({ namnd: ARE, bruk: '2026-09' })).not.to.equal(undefined);
    const protokoll = (await gallring.run({ startadAv: 'Driftoperatör', bekraftadTid: true })) as Protokoll;
    expect(protokoll.innehall.slopade).to.deep.equal(['2026-09']);
  });

  it('seals a month that is over without any gallring, once', async () => {
    const { kontrollpunkter, setNow, seal, said } = await start();
    await seal();
    expect(said()).to.deep.equal([]);
    for (const day of ['09-19', '09-23', '09-27', '10-01', '10-05']) {
      setNow(`2026-${day}T10:00:00+02:00`);
      await kontrollpunkter.take('intervall');
    }
    await seal();
    await seal();
    expect(said()).to.deep.equal([['manad-forseglad', '2026-09']]);
  });
});
