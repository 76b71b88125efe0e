// Searching the log: by the five things that law allows, one nämnd's rows, and never without a trace.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { DatabaseError } from '../../../src/platform/sql/database-error.ts';
import { GranskningError } from '../../../src/querylog/granskning/granskning-error.ts';
import type { Kriterium } from '../../../src/querylog/granskning/kriterium.ts';
import { intervalOfDays } from '../../../src/querylog/granskning/svensk-tid.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../../platform/sql/rejection.ts';
import {
  ALL,
  ALVA,
  ARE,
  are,
  drift,
  GORAN,
  KIRUNA,
  kiruna,
  openGranskning,
  type TestGranskning,
} from './open-granskning.ts';

describeDatabase('searching the log', (open) => {
  let database: Database;
  let test: TestGranskning;
  beforeEach(async () => {
    database = await open();
    test = await openGranskning(database);
  });
  const search = (falt: Kriterium['falt'], varde: string, more: object = {}) =>
    test.granskning.sok({ ...are, namnd: ARE, interval: ALL, kriterium: { falt, varde }, ...more });
  const idsBy = async (falt: Kriterium['falt'], varde: string) =>
    (await search(falt, varde)).poster.map(({ id }) => id);

  it('finds by person, ärende, handläggare and organisation, in the forms in which people write them', async () => {
    const bitraden = [{ organisationsnummer: '165560000001', namn: 'Verksamhetssystem AB' }];
    const alva = await test.ask({ at: '2026-02-03T09:00:00+01:00', arende: 'EB-1', handlaggare: 'Örjan Öst' });
    const goran = await test.ask({
      at: '2026-03-03T09:00:00+01:00',
      person: GORAN,
      arende: 'EB-2',
      handlaggare: 'Eva',
      bitraden,
    });
    for (const form of [ALVA, '19850314-2385', '850314-2385', '8503142385', ' 198503142385 ']) {
      expect(await idsBy('person', form), form).to.deep.equal([alva]);
    }
    expect(await idsBy('arende', ' eb-2 ')).to.deep.equal([goran]);
    expect(await idsBy('handlaggare', 'ÖRJAN  ÖST')).to.deep.equal([alva]);
    expect(await idsBy('handlaggare', 'Örjan')).to.deep.equal([]);
    expect(await idsBy('organisation', 'åre KOMMUN')).to.deep.equal([alva, goran]);
    expect(await idsBy('organisation', '202100-4748')).to.deep.equal([alva, goran]);
    expect(await idsBy('organisation', 'verksamhetssystem')).to.deep.equal([goran]);
    expect(await idsBy('organisation', '5560000001')).to.deep.equal([goran]);
    expect(await idsBy('organisation', 'Kiruna')).to.deep.equal([]);
  });

  it('leaves a trace with actor, reason and field, and without what was searched for', async () => {
    await test.ask({ at: '2026-02-03T09:00:00+01:00' });
    await search('person', ALVA);
    const looks = await test.looks(ARE);
    expect(looks).to.have.length(1);
    expect(looks[0]).to.deep.include({ namnd: ARE, aktor: 'Berit Granskare', roll: 'namnd', handling: 'sokning' });
    expect(looks[0]).to.deep.include({ skal: are.skal, kriterium: 'person', traffar: 1, interval: ALL });
    expect(JSON.stringify(looks)).not.to.contain(ALVA);
    const [row] = await database.run('SELECT person, arende FROM post_2026_04 WHERE slag = 3');
    expect(row?.person).to.have.length(16);
    expect(row?.arende).to.equal(null);
  });

  it('leaves of a handläggare or an organisation that was searched for what tells whether it was the same', async () => {
    await search('handlaggare', 'Örjan Öst');
    await search('handlaggare', ' örjan  ÖST');
    await search('organisation', 'Örjan Öst');
    await search('arende', 'EB-1');
    const looks = await test.looks(ARE);
    const [one, same, organisation, arende] = looks.map(({ sokt }) => sokt);
    expect(one).to.match(/^[0-9a-f]{32}$/);
    expect(same).to.equal(one);
    expect(organisation)
      .to.match(/^[0-9a-f]{32}$/)
      .and.not.equal(one);
    expect(arende).to.equal(undefined);
    expect(JSON.stringify(looks)).not.to.match(/Örjan Öst/i);
  });

  it('hands out nothing when the trace cannot be written', async () => {
    const id = await test.ask({ at: '2026-02-03T09:00:00+01:00' });
    await test.manader.ensure('2026-04');
    await database.run("UPDATE manad SET sealed_at = 1 WHERE manad = '2026-04'");
    const away = await openGranskning(database, { keyring: test.keyring, reader: test.reader });
    const request = { ...are, namnd: ARE, interval: ALL };
    const uses: (() => Promise<unknown>)[] = [
      () => away.granskning.sok({ ...request, kriterium: { falt: 'person', varde: ALVA } }),
      () => away.granskning.visa({ ...request, id }),
      () => away.granskning.utdrag({ ...request, person: ALVA }),
      () => away.granskning.avstam({ ...request, par: [{ arende: 'EB-9', person: GORAN }] }),
      () => away.granskning.atkomster(request),
      () => away.granskning.antal(request),
      () => away.granskning.stickprov.visa(request),
      () => away.granskning.incidenter.lista(request),
      () => away.granskning.medgivanden.ge({ ...request, operator: 'Olle', tillAt: away.clock.now() + 1000 }),
      () => away.granskning.kontrollera(drift, async () => 'result'),
    ];
    for (const use of uses) {
      expect(await rejection(use()))
        .to.be.instanceOf(DatabaseError)
        .and.include({ code: 'month-sealed' });
    }
    expect(await database.run('SELECT id FROM medgivande')).to.deep.equal([]);
  });

  it('shows a nämnd its own rows alone, and an operator none', async () => {
    const id = await test.ask({ at: '2026-02-03T09:00:00+01:00' });
    const theirs = { namnd: ARE, interval: ALL, kriterium: { falt: 'person', varde: ALVA } } as const;
    for (const who of [kiruna, drift]) {
      const uses = [
        () => test.granskning.sok({ ...who, ...theirs }),
        () => test.granskning.visa({ ...who, namnd: ARE, id }),
        () => test.granskning.atkomster({ ...who, namnd: ARE, interval: ALL }),
        () => test.granskning.utdrag({ ...who, namnd: ARE, person: ALVA, interval: ALL }),
        () => test.granskning.avstam({ ...who, namnd: ARE, interval: ALL, par: [{ arende: 'EB-1', person: ALVA }] }),
        () => test.granskning.stickprov.visa({ ...who, namnd: ARE }),
        () => test.granskning.medgivanden.alla({ ...who, namnd: ARE }),
      ];
      for (const use of uses) {
        const error = await rejection(use());
        expect(error).to.be.instanceOf(GranskningError).and.include({ kind: 'forbidden' });
        expect(everythingIn(error)).not.to.contain(ALVA);
      }
    }
    const own = { namnd: KIRUNA, interval: ALL, kriterium: { falt: 'person', varde: ALVA } } as const;
    expect((await test.granskning.sok({ ...kiruna, ...own })).poster).to.deep.equal([]);
    expect(await rejection(test.granskning.visa({ ...kiruna, namnd: KIRUNA, id }))).to.include({ kind: 'not-found' });
    expect((await test.granskning.visa({ ...are, namnd: ARE, id })).id).to.equal(id);
    expect((await test.looks(ARE)).map(({ handling }) => handling)).to.deep.equal(['visning']);
    expect((await test.looks(KIRUNA)).map(({ handling }) => handling)).to.deep.equal(['sokning', 'visning']);
  });

  it('refuses without reason, interval or criterion, and says which, without the number', async () => {
    const kriterium = { falt: 'person', varde: ALVA } as const;
    const request = { ...are, namnd: ARE, interval: ALL, kriterium };
    const wrong = [
      [{ skal: '  x ' }, 'reason-missing', 'skal'],
      [{ skal: 'x'.repeat(501) }, 'reason-missing', 'skal'],
      [{ skal: `om ${ALVA}` }, 'text', 'skal'],
      [{ interval: { from: 5, to: 5 } }, 'interval', 'interval'],
      [{ interval: intervalOfDays('2016-01-01', '2026-01-01') }, 'interval', 'interval'],
      [{ kriterium: { falt: 'person', varde: '850314-2386' } }, 'criterion', 'person'],
      [{ kriterium: { falt: 'syfte', varde: 'x' } }, 'criterion', 'falt'],
      [{ kriterium: { falt: 'organisation', varde: 'x' } }, 'criterion', 'organisation'],
      [{ namnd: '2021004748' }, 'text', 'namnd'],
      [{ limit: 201 }, 'too-many', 'antal'],
    ] as const;
    for (const [change, kind, falt] of wrong) {
      const error = await rejection(test.granskning.sok({ ...request, ...change } as typeof request));
      expect(error, JSON.stringify(change)).to.be.instanceOf(GranskningError).and.include({ kind, falt });
      expect(everythingIn(error)).not.to.match(/850314/);
    }
    await test.granskning.sok({ ...request, interval: intervalOfDays('2016-01-01', '2025-12-31') });
    expect(await test.looks(ARE)).to.have.length(1);
  });

  it('takes the borders of a day and a month as Sweden has them, also when the clocks are changed', async () => {
    const times = [
      '2026-02-28T23:59:59.999+01:00',
      '2026-03-01T00:00:00+01:00',
      '2026-03-28T23:59:59.999+01:00',
      '2026-03-29T00:00:00+01:00',
      '2026-03-29T23:59:59.999+02:00',
      '2026-03-30T00:00:00+02:00',
      '2026-03-31T23:59:59.999+02:00',
      '2026-04-01T00:00:00+02:00',
    ];
    for (const at of times) await test.ask({ at });
    const found = async (fran: string, tom: string) => {
      const { poster } = await search('arende', 'EB-1', { interval: intervalOfDays(fran, tom) });
      return poster.map(({ begunAt }) => times.findIndex((at) => Date.parse(at) === begunAt));
    };
    expect(await found('2026-03-01', '2026-03-31')).to.deep.equal([1, 2, 3, 4, 5, 6]);
    expect(await found('2026-03-29', '2026-03-29')).to.deep.equal([3, 4]);
    expect(await found('2026-02-28', '2026-02-28')).to.deep.equal([0]);
    expect(await found('2026-04-01', '2026-04-01')).to.deep.equal([7]);
  });

  it('gives page after page in order, each question once, also those of the same moment and by organisation', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.push(await test.ask({ at: `2026-03-31T23:59:5${n < 5 ? 9 : 8}+02:00` }));
    ids.push(await test.ask({ at: '2026-04-01T00:00:00+02:00' }));
    const expected = [...ids.slice(5, 7), ...ids.slice(0, 5), ids[7]];
    for (const [falt, varde] of [
      ['person', ALVA],
      ['organisation', 'Åre'],
    ] as const) {
      const seen: string[][] = [];
      let sida = await search(falt, varde, { limit: 3 });
      seen.push(sida.poster.map(({ id }) => id));
      while (sida.next) {
        sida = await search(falt, varde, { limit: 3, after: sida.next });
        seen.push(sida.poster.map(({ id }) => id));
      }
      expect(
        seen.map(({ length }) => length),
        falt,
      ).to.deep.equal([3, 3, 2]);
      expect(seen.flat(), falt).to.deep.equal(expected);
    }
  });
});
