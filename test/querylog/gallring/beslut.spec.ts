// A rule that is read wrongly deletes what the law wants kept, or keeps what it wants gone.
import { expect } from 'chai';
import { beslutFor, type Gallringsbeslut, isDue } from '../../../src/querylog/gallring/beslut.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ARE, KIRUNA, openGallring } from './open-gallring.ts';

const at = (text: string) => Date.parse(text);

describe('when a month is due', () => {
  it('is when it is sealed and all of it older than the months kept', () => {
    const cases: [manad: string, kept: number, now: string, due: boolean][] = [
      ['2026-01', 24, '2028-01-31T23:59:59+01:00', false],
      ['2026-01', 24, '2028-02-01T00:00:00+01:00', true],
      ['2025-12', 1, '2026-01-31T23:59:59+01:00', false],
      ['2025-12', 1, '2026-02-01T00:00:00+01:00', true],
      ['2026-01', 0, '2026-02-01T00:00:00+01:00', false],
      ['2026-01', 0, '2026-02-02T00:59:59+01:00', false],
      ['2026-01', 0, '2026-02-02T01:00:00+01:00', true],
    ];
    for (const [manad, kept, now, due] of cases) expect(isDue(manad, kept, at(now)), `${manad} ${now}`).to.equal(due);
  });

  it('follows the calendar in Sweden through both changes of the clock', () => {
    expect(isDue('2026-02', 1, at('2026-03-31T21:59:59Z')), 'summer time, UTC+2').to.equal(false);
    expect(isDue('2026-02', 1, at('2026-03-31T22:00:00Z'))).to.equal(true);
    expect(isDue('2026-09', 1, at('2026-10-31T22:59:59Z')), 'winter time, UTC+1').to.equal(false);
    expect(isDue('2026-09', 1, at('2026-10-31T23:00:00Z'))).to.equal(true);
    expect(isDue('2026-03', 0, at('2026-04-01T22:59:59Z')), '25 hours after a month in summer time').to.equal(false);
    expect(isDue('2026-03', 0, at('2026-04-01T23:00:00Z'))).to.equal(true);
  });
});

describe('the beslut that a nämnd follows', () => {
  const beslut = (nummer: number, datum: string, more: Partial<Gallringsbeslut> = {}): Gallringsbeslut => ({
    nummer,
    datum,
    referens: '§ 1',
    beslutadAv: 'Nämnden',
    manader: 12,
    registreratAv: 'Åsa',
    registreratAt: 0,
    ...more,
  });
  const numberFor = (namnd: string, all: Gallringsbeslut[]) => beslutFor(namnd, all)?.nummer;

  it('is the newest of its own, else the newest for all', () => {
    const all = [
      beslut(1, '2026-01-01', { namnd: ARE }),
      beslut(2, '2025-01-01', { namnd: ARE }),
      beslut(3, '2026-06-01'),
      beslut(4, '2026-06-01'),
    ];
    expect(numberFor(ARE, all)).to.equal(1);
    expect(numberFor(KIRUNA, all), 'of one day the last registered').to.equal(4);
    expect(numberFor('drift', all)).to.equal(4);
    expect(numberFor('drift', [...all, beslut(5, '2024-01-01', { namnd: 'drift' })])).to.equal(5);
  });

  it('is none that is upphävt', () => {
    const gone = { upphavtAt: 1, upphavtAv: 'Åsa' };
    const all = [
      beslut(1, '2026-01-01'),
      beslut(2, '2026-02-01', gone),
      beslut(3, '2026-03-01', { ...gone, namnd: ARE }),
    ];
    expect(numberFor(ARE, all)).to.equal(1);
    expect(numberFor(ARE, all.slice(1))).to.equal(undefined);
  });
});

describeDatabase('register of gallringsbeslut', (open) => {
  const opened = async () => openGallring(await open(), { now: '2026-11-22T12:00:00+01:00' });

  it('keeps what was decided, and who upphävde it when', async () => {
    const { gallring, decide, setNow } = await opened();
    await decide(24);
    const own = await decide(12, ARE);
    setNow('2026-11-23T12:00:00+01:00');
    await gallring.beslut.upphav(own.nummer, 'Registrator Bo');
    const [first, second] = await gallring.beslut.all();
    expect(first).to.include({ nummer: 1, manader: 24, datum: '2020-01-15', beslutadAv: 'Socialnämnden' });
    expect(first).not.to.have.any.keys('namnd', 'upphavtAt');
    expect(second).to.deep.equal({
      ...own,
      upphavtAt: Date.parse('2026-11-23T12:00:00+01:00'),
      upphavtAv: 'Registrator Bo',
    });
    expect(await rejection(gallring.beslut.upphav(own.nummer, 'Bo'))).to.include({ kind: 'okant-beslut' });
    expect(await rejection(gallring.beslut.upphav(99, 'Bo'))).to.include({ kind: 'okant-beslut' });
  });

  it('refuses what cannot be a beslut, and repeats nothing of it', async () => {
    const { gallring } = await opened();
    const right = {
      referens: 'SN 1',
      datum: '2026-11-22',
      beslutadAv: 'SN',
      manader: 1,
      registreratAv: 'Åsa',
    };
    const wrong = [
      { referens: ' ' },
      { referens: 'gäller 19850314-2385' },
      { beslutadAv: '198503142385' },
      { datum: '2026-02-30' },
      { datum: '2026-11-23' },
      { datum: 'igår' },
      { manader: -1 },
      { manader: 1.5 },
      { manader: 1201 },
      { namnd: '2021004748' },
      { registreratAv: 'x'.repeat(201) },
    ];
    for (const change of wrong) {
      const error = await rejection(gallring.beslut.add({ ...right, ...change }));
      expect(error, JSON.stringify(change)).to.include({ kind: 'ogiltigt-beslut' });
      for (const value of Object.values(change)) {
        if (String(value).trim().length > 4) expect(error.message).not.to.contain(value);
      }
    }
    expect((await gallring.beslut.add(right)).nummer).to.equal(1);
  });
});
