// What cannot be gallrat stays whole, stands in the protokoll with its reason, and keeps nothing else from going.
import { expect } from 'chai';
import type { Protokoll } from '../../../src/querylog/gallring/protokoll.ts';
import { protokollText } from '../../../src/querylog/gallring/protokoll-text.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ARE, KIRUNA, openGallring, type TestGallring } from './open-gallring.ts';
import { ALVA, ELIN } from './seed.ts';

describeDatabase('gallring of which a part is hindered', (open) => {
  let test: TestGallring;
  beforeEach(async () => {
    test = await openGallring(await open(), { now: '2026-11-22T12:00:00+01:00' });
    await test.decide(1);
    await test.ask({ at: '2026-08-10T10:00:00+02:00', person: ALVA });
    await test.ask({ at: '2026-08-11T10:00:00+02:00', person: ELIN });
    await test.ask({ at: '2026-08-12T10:00:00+02:00', person: ALVA, namnd: KIRUNA });
    await test.ask({ at: '2026-09-12T10:00:00+02:00', person: ALVA, namnd: KIRUNA });
  });

  /** Says what was hindered, and proves that all the rest went and nothing of that did. */
  async function expectAreHindered(): Promise<Protokoll> {
    expect(await rejection(test.gallring.run({ startadAv: 'schema' }))).to.include({ kind: 'hindrad' });
    const protokoll = (await test.gallring.protokoll()).at(-1) as Protokoll;
    const { delar, hindrade, slopade } = protokoll.innehall;
    expect(delar.map(({ namnd, manad }) => [namnd, manad])).to.deep.equal([
      [KIRUNA, '2026-08'],
      [KIRUNA, '2026-09'],
    ]);
    expect(hindrade.map(({ namnd, manad, beslut }) => [namnd, manad, beslut])).to.deep.equal([[ARE, '2026-08', 1]]);
    expect(slopade).to.deep.equal(['2026-09']);
    expect(await test.count('post_2026_08', `namnd = '${ARE}'`)).to.equal(4);
    expect(await test.count('post_2026_08', `namnd = '${KIRUNA}'`)).to.equal(0);
    expect(await test.count('kvarhallen')).to.equal(0);
    expect(protokollText(protokoll)).to.contain('Hindrat').and.contain(hindrade[0]?.orsak);
    return protokoll;
  }

  it('takes nothing of a nämnd whose hold cannot be read; the hold is listed, and ends by hand', async () => {
    const { id } = await test.hold('person', ALVA, '2026-12-31');
    await test.keyring.destroy({ namnd: ARE, bruk: `markering-${id}` });
    const [del, ...others] = (await test.gallring.plan()).delar;
    expect(del).to.include({ namnd: ARE, kvarhallna: 0 }).and.have.property('hinder').that.contains(id);
    expect(others.every(({ hinder }) => hinder === undefined)).to.equal(true);
    await expectAreHindered();
    expect(await test.keyring.find({ namnd: ARE, bruk: '2026-08' })).not.to.equal(undefined);
    expect((await test.kontroll.kontrollera()).avvikelser).to.deep.equal([]);
    const [listed] = await test.gallring.markeringar.all(ARE);
    expect(listed).to.include({ id, olasbar: true, till: '2026-12-31', registreradAv: 'Jurist Öberg' });
    expect(listed?.mal.reveal()).to.equal('');
    await test.gallring.markeringar.end(id, 'Jurist Öberg');
    const { innehall } = (await test.gallring.run({ startadAv: 'schema' })) as Protokoll;
    expect(innehall.delar.map(({ namnd, gallrade }) => [namnd, gallrade])).to.deep.equal([[ARE, 2]]);
    expect(innehall.markeringar.map(({ markering }) => markering)).to.deep.equal([id]);
  });

  it('takes nothing of a month whose key is missing while a hold is in force', async () => {
    await test.hold('person', ALVA, '2026-12-31');
    await test.keyring.destroy({ namnd: ARE, bruk: '2026-08' });
    expect((await test.gallring.plan()).delar[0]).to.have.property('hinder');
    const { innehall } = await expectAreHindered();
    expect(innehall.hindrade[0]?.orsak).to.contain('nyckeln till 2026-08 saknas');
  });

  it('takes nothing of a month with a held question that was altered', async () => {
    await test.hold('person', ALVA, '2026-12-31');
    await test.hold('person', ELIN, '2026-12-31');
    const where = `namnd = '${ARE}' AND slag = 1 AND at = (SELECT max(at) FROM post_2026_08 WHERE namnd = '${ARE}' AND slag = 1)`;
    await test.database.run(`UPDATE post_2026_08 SET innehall = $1 WHERE ${where}`, [new Uint8Array(60)]);
    await expectAreHindered();
  });

  it('takes nothing of an ended hold without key where another is in force', async () => {
    const ended = await test.hold('person', ALVA, '2026-12-31');
    await test.gallring.run({ startadAv: 'schema' });
    const other = await test.hold('arende', 'EB-1', '2027-12-31');
    await test.gallring.markeringar.end(ended.id, 'Jurist Öberg');
    await test.keyring.destroy({ namnd: ARE, bruk: `markering-${ended.id}` });
    expect(await rejection(test.gallring.run({ startadAv: 'schema' }))).to.include({ kind: 'hindrad' });
    const { hindrade, markeringar } = ((await test.gallring.protokoll()).at(-1) as Protokoll).innehall;
    expect(hindrade.map(({ markering }) => markering)).to.deep.equal([ended.id]);
    expect(markeringar).to.deep.equal([]);
    expect(await test.count('kvarhallen')).to.equal(1);
    await test.gallring.markeringar.end(other.id, 'Jurist Öberg');
    await test.gallring.run({ startadAv: 'schema' });
    expect(await test.count('kvarhallen')).to.equal(0);
  });

  it('takes a record that is none, and leaves a trace on which the control breaks', async () => {
    if (test.database.dialect === 'postgres') return; // its columns hold bytes and nothing else
    await test.decide(24, KIRUNA);
    await test.database.run(`UPDATE post_2026_08 SET innehall = 'x' WHERE slag = 1 AND namnd = '${ARE}'`);
    const { innehall } = (await test.gallring.run({ startadAv: 'schema' })) as Protokoll;
    expect(innehall.delar[0]).to.include({ namnd: ARE, gallrade: 2, poster: 4 }).and.have.property('anmarkning');
    expect(await test.count('post_2026_08', `namnd = '${ARE}'`)).to.equal(0);
    const [found] = (await test.kontroll.kontrollera()).avvikelser;
    expect(found).to.include({ manad: '2026-08' });
  });

  it('goes on past a month whose seal somebody has made unreadable', async () => {
    const values = ['2026-08', 'x', 'x', 'x'];
    await test.database.run('INSERT INTO forsegling (manad, text, nyckel, signatur) VALUES ($1, $2, $3, $4)', values);
    const { innehall } = (await test.gallring.run({ startadAv: 'schema' })) as Protokoll;
    expect(innehall.slopade).to.deep.equal(['2026-09']);
  });
});
