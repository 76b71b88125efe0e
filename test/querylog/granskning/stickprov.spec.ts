// The monthly sample list: each rule where it hits and where it just does not, and who has looked at it.

import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { timeForPeople } from '../../../src/platform/swedish-day.ts';
import { DecipherError } from '../../../src/querylog/cipher.ts';
import { GranskningError } from '../../../src/querylog/granskning/granskning-error.ts';
import { outsideHours } from '../../../src/querylog/granskning/stickprov-matning.ts';
import { type StickprovRegler, TRAFFTEXT } from '../../../src/querylog/granskning/stickprov-regler.ts';
import { intervalOfDays } from '../../../src/querylog/granskning/svensk-tid.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import {
  ALL,
  ALVA,
  ARE,
  are,
  drift,
  type Fraga,
  KIRUNA,
  kiruna,
  openGranskning,
  type TestGranskning,
} from './open-granskning.ts';

const EVERYBODY = Object.values(persons).map(({ personnummer }) => personnummer);

const REGLER: StickprovRegler = {
  mangaPersonerDag: { minst: 3 },
  mangaPersonerManad: { minst: 4 },
  mangaFragorEnPerson: { minst: 3 },
  utanforTid: { minst: 2, oppnar: '07:00', stanger: '18:00', helgdagar: ['2026-03-25'] },
  omatchade: { minst: 2, andel: 0.5 },
};

describeDatabase('monthly sample lists', (open) => {
  let database: Database;
  let test: TestGranskning;
  beforeEach(async () => {
    database = await open();
    test = await openGranskning(database, { regler: REGLER });
  });

  /** Questions about so many persons, or about those named; 2026-03-02 is a Monday. */
  async function ask(handlaggare: string, at: string, count: number, more: Partial<Fraga> = {}): Promise<void> {
    for (const person of EVERYBODY.slice(0, count)) await test.ask({ at, handlaggare, person, ...more });
  }
  async function hits(): Promise<string[]> {
    await test.granskning.stickprov.skapa();
    const [list] = await test.granskning.stickprov.visa({ ...are, namnd: ARE });
    expect(list?.manad).to.equal('2026-03');
    expect(JSON.stringify(list)).not.to.match(new RegExp(EVERYBODY.join('|')));
    return (list?.traffar ?? []).map(({ regel, handlaggare, antal, av }) => {
      return [regel, handlaggare, antal, av].filter((one) => one !== undefined).join(' ');
    });
  }

  it('one handläggare, many persons in a day; midnight in Sweden parts the days', async () => {
    await ask('Många', '2026-03-02T09:00:00+01:00', 3);
    await ask('Många', '2026-03-03T09:00:00+01:00', 3);
    await ask('Delad', '2026-03-30T17:00:00+02:00', 2);
    await test.ask({ at: '2026-03-31T09:00:00+02:00', handlaggare: 'Delad', person: EVERYBODY[2] ?? '' });
    await ask('Samma', '2026-03-04T09:00:00+01:00', 2);
    expect(await hits()).to.deep.equal(['mangaPersonerDag Många 3 2']);
  });

  it('one handläggare, many persons in the month; not those of the months beside it', async () => {
    for (const [index, day] of ['02', '03', '04', '05'].entries()) {
      const person = EVERYBODY[index] ?? '';
      await test.ask({ at: `2026-03-${day}T09:00:00+01:00`, handlaggare: 'Många', person });
      if (index < 3) await test.ask({ at: `2026-03-${day}T10:00:00+01:00`, handlaggare: 'Lagom', person });
    }
    await test.ask({ at: '2026-04-01T00:00:00+02:00', handlaggare: 'Lagom', person: EVERYBODY[9] ?? '' });
    expect(await hits()).to.deep.equal(['mangaPersonerManad Många 4']);
  });

  it('many questions about one person', async () => {
    for (let n = 0; n < 3; n++) await ask('Nyfiken', `2026-03-0${n + 2}T09:00:00+01:00`, 2);
    for (let n = 0; n < 2; n++) await ask('Lugn', `2026-03-0${n + 2}T09:00:00+01:00`, 2);
    await test.ask({ at: '2026-03-05T09:00:00+01:00', handlaggare: 'Nyfiken', person: EVERYBODY[0] ?? '' });
    expect(await hits()).to.deep.equal(['mangaFragorEnPerson Nyfiken 4 2']);
  });

  it('outside hours, at weekends and holidays, by Swedish time', async () => {
    const inside = [
      '2026-03-02T07:00:00+01:00',
      '2026-03-27T17:59:59+01:00',
      '2026-03-30T07:00:00+02:00',
      '2026-03-30T17:59:00+02:00',
    ];
    const outside = ['2026-03-27T18:00:00+01:00', '2026-03-28T12:00:00+01:00', '2026-03-30T06:59:59+02:00'];
    for (const at of inside)
      await test.ask({ at, handlaggare: 'Dag', arende: at, person: EVERYBODY[inside.indexOf(at)] ?? '' });
    for (const at of outside) await test.ask({ at, handlaggare: 'Natt', person: EVERYBODY[outside.indexOf(at)] ?? '' });
    await ask('Helgdag', '2026-03-25T12:00:00+01:00', 2);
    await ask('Onsdag', '2026-03-18T12:00:00+01:00', 2);
    await test.ask({ at: '2026-03-17T22:00:00+01:00', handlaggare: 'Onsdag' });
    expect((await hits()).filter((hit) => hit.startsWith('utanforTid'))).to.deep.equal([
      'utanforTid Natt 3',
      'utanforTid Helgdag 2',
    ]);
  });

  it('questions without ärende in the avstämning, by number and share', async () => {
    const asked = (handlaggare: string, arende: string) =>
      test.ask({ at: '2026-03-02T09:00:00+01:00', handlaggare, arende, person: ALVA });
    for (const arende of ['x', 'y']) await asked('Utan', arende);
    for (const arende of ['x', 'EB-1']) await asked('En', arende);
    for (const arende of ['x', 'y', 'EB-1', 'EB-1', 'EB-1']) await asked('Få', arende);
    await test.granskning.avstam({ ...are, namnd: ARE, interval: ALL, par: [{ arende: 'EB-1', person: ALVA }] });
    expect((await hits()).filter((hit) => hit.startsWith('omatchade'))).to.deep.equal(['omatchade Utan 2 2']);
  });

  it('are made once, for every nämnd, also where nothing was hit, and of no month that goes on', async () => {
    await test.ask({ at: '2026-03-02T09:00:00+01:00' });
    await test.ask({ at: '2026-03-02T09:00:00+01:00', namnd: KIRUNA });
    const { stickprov } = test.granskning;
    test.setNow('2026-03-31T12:00:00+02:00');
    await test.granskning.antal({ ...drift, interval: ALL });
    test.setNow('2026-04-15T12:00:00+02:00');
    expect(await stickprov.skapa()).to.deep.equal({ antal: 2, misslyckade: [] });
    expect(await stickprov.skapa()).to.deep.equal({ antal: 0, misslyckade: [] });
    expect(await stickprov.skapa('2026-02')).to.deep.equal({ antal: 0, misslyckade: [] });
    expect(await rejection(stickprov.skapa('2026-04')))
      .to.be.instanceOf(GranskningError)
      .and.include({ kind: 'interval' });
    const [list] = await stickprov.visa({ ...kiruna, namnd: KIRUNA });
    expect(list).to.deep.include({ namnd: KIRUNA, traffar: [], regler: REGLER });
    const looks = await test.looks(KIRUNA);
    expect(looks.map(({ roll, handling }) => `${roll} ${handling}`)).to.deep.equal([
      'jobb stickprov',
      'namnd stickprov',
    ]);
  });

  it('wait for the 10th, so that the avstämning comes first, and make up for months that were missed', async () => {
    const { stickprov, avstam } = test.granskning;
    for (const month of ['01', '02', '03']) {
      for (const n of [1, 2]) await test.ask({ at: `2026-${month}-0${n}T09:00:00+01:00`, arende: 'EB-OKÄNT' });
    }
    test.setNow('2026-04-09T23:59:59+02:00');
    expect(await stickprov.skapa()).to.include({ antal: 2 });
    const par = [{ arende: 'EB-9', person: ALVA }];
    await avstam({ ...are, namnd: ARE, interval: intervalOfDays('2026-03-01', '2026-03-31'), par });
    test.setNow('2026-04-10T00:00:00+02:00');
    expect(await stickprov.skapa()).to.include({ antal: 1 });
    const lists = await stickprov.visa({ ...are, namnd: ARE });
    expect(lists.map(({ manad }) => manad)).to.deep.equal(['2026-03', '2026-02', '2026-01']);
    const [march] = lists[0]?.traffar ?? [];
    expect(march).to.include({ regel: 'omatchade', antal: 2, av: 2 });
  });

  it('are made for the others where one nämnd has a record that was changed, and say whose failed', async () => {
    await ask('Många', '2026-03-02T09:00:00+01:00', 3);
    await ask('Många', '2026-03-02T09:00:00+01:00', 3, { namnd: KIRUNA });
    const [first] = [ARE, KIRUNA].sort();
    const change = 'UPDATE post_2026_03 SET innehall = $1 WHERE slag = 1 AND namnd = $2';
    await database.run(change, [new Uint8Array(60), first ?? '']);
    const { antal, misslyckade } = await test.granskning.stickprov.skapa();
    expect(antal).to.equal(1);
    expect(misslyckade.map(({ namnd, manad }) => [namnd, manad])).to.deep.equal([[first, '2026-03']]);
    expect(misslyckade[0]?.error).to.be.instanceOf(DecipherError);
  });

  it('name nobody by a lookup that was changed by hand', async () => {
    await ask('Oskyldig', '2026-03-02T09:00:00+01:00', 3);
    await database.run('UPDATE post_2026_03 SET handlaggare = $1 WHERE slag = 1', [new Uint8Array(16)]);
    const { antal, misslyckade } = await test.granskning.stickprov.skapa();
    expect(antal).to.equal(0);
    expect(misslyckade[0]?.error).to.be.instanceOf(DecipherError);
  });

  it('are none of a nämnd whose key is gone, and of a month that is dropped under way', async () => {
    await ask('Många', '2026-03-02T09:00:00+01:00', 3);
    await ask('Många', '2026-02-02T09:00:00+01:00', 3);
    await test.keyring.destroy({ namnd: ARE, bruk: '2026-03' });
    const { manader, keyring, reader, appender } = test;
    let looks = 0;
    const standing: typeof manader.standing = async () => {
      const months = await manader.standing();
      if (looks++ === 0) await manader.drop('2026-02');
      return months;
    };
    const again = await openGranskning(database, {
      ...{ keyring, reader, appender, regler: REGLER, manader: { ...manader, standing } },
    });
    expect(await again.granskning.stickprov.skapa()).to.deep.equal({ antal: 0, misslyckade: [] });
    expect(looks).to.equal(2);
  });

  it('are signed off once, by the nämnd, and reminded of until then', async () => {
    await ask('Många', '2026-03-02T09:00:00+01:00', 3);
    const { stickprov } = test.granskning;
    await stickprov.skapa();
    const [list] = await stickprov.visa({ ...are, namnd: ARE });
    const id = list?.id ?? '';
    const sign = { namnd: ARE, id, anteckning: 'Vikarie med många nya ärenden. Utan anmärkning.' };
    expect(await stickprov.paminnelser()).to.deep.equal([]);
    test.setNow('2026-04-29T12:00:00+02:00');
    const skapatAt = Date.parse('2026-04-15T12:00:00+02:00');
    expect(await stickprov.paminnelser()).to.deep.equal([{ id, namnd: ARE, manad: '2026-03', skapatAt, dagar: 14 }]);
    await stickprov.paminnd(id);
    expect(await stickprov.paminnelser()).to.deep.equal([]);
    test.setNow('2026-05-06T12:00:00+02:00');
    expect((await stickprov.paminnelser()).map(({ dagar }) => dagar)).to.deep.equal([21]);
    for (const who of [kiruna, drift]) {
      expect(await rejection(stickprov.kvittera({ ...who, ...sign }))).to.include({ kind: 'forbidden' });
    }
    expect(await rejection(stickprov.kvittera({ ...kiruna, ...sign, namnd: KIRUNA }))).to.include({
      kind: 'not-found',
    });
    await stickprov.kvittera({ ...are, ...sign });
    expect(await rejection(stickprov.kvittera({ ...are, ...sign }))).to.include({ kind: 'already-done' });
    expect(await stickprov.paminnelser()).to.deep.equal([]);
    const [signed] = await stickprov.visa({ ...are, namnd: ARE });
    expect(signed?.kvittens).to.deep.equal({
      at: test.clock.now(),
      av: 'Berit Granskare',
      anteckning: sign.anteckning,
    });
    expect(signed?.traffar.map((traff) => TRAFFTEXT[traff.regel](traff))).to.deep.equal([
      'Frågade om många personer på en dag: 3 som mest, 1 sådana dagar.',
    ]);
    const stored = JSON.stringify(await database.run('SELECT id, namnd, manad, skapat_at FROM stickprov'));
    expect(stored).not.to.contain('Många');
  });
});

describe('hours outside office hours', () => {
  it('are one stretch from evening to morning, also over the change of clocks', () => {
    const stretches = outsideHours(intervalOfDays('2026-03-27', '2026-03-30'), REGLER.utanforTid);
    expect(stretches.map(({ from, to }) => [timeForPeople(from), timeForPeople(to)])).to.deep.equal([
      ['2026-03-27 00:00:00', '2026-03-27 07:00:00'],
      ['2026-03-27 18:00:00', '2026-03-30 07:00:00'],
      ['2026-03-30 18:00:00', '2026-03-31 00:00:00'],
    ]);
  });
});
