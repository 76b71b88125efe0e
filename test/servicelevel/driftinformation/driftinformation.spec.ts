// Driftinformation: who is told what and when, which steps are open, and that every change leaves its trace.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { DriftinformationError } from '../../../src/servicelevel/driftinformation/driftinformation-error.ts';
import type { Driftnotis } from '../../../src/servicelevel/driftinformation/driftnotis.ts';
import type { Driftutkast } from '../../../src/servicelevel/driftinformation/utkast.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../../platform/sql/rejection.ts';
import {
  akut,
  begaran,
  DAY,
  HOUR,
  MINUTE,
  mal,
  NOON,
  openDriftinformation,
  planerad,
  type TestDriftinformation,
} from './open-driftinformation.ts';

describeDatabase('servicelevel/driftinformation', (open) => {
  let test: TestDriftinformation;
  let info: TestDriftinformation['driftinformation'];
  beforeEach(async () => {
    test = await openDriftinformation(await open());
    info = test.driftinformation;
  });

  const ids = (found: readonly Driftnotis[]) => found.map(({ id }) => id);

  it('tells of what goes on and what is planned for the next days, in their order', async () => {
    const later = await info.skapa(begaran, planerad({ fran: NOON + 8 * DAY, till: NOON + 8 * DAY + HOUR }));
    const soon = await info.skapa(begaran, planerad());
    const now = await info.skapa(begaran, akut());
    expect(ids(await info.aktuella(NOON))).to.deep.equal([now.id, soon.id]);
    expect(ids(await info.aktuella(NOON, 9 * DAY))).to.deep.equal([now.id, soon.id, later.id]);
    expect(ids(await info.aktuella(NOON + 3 * HOUR))).to.deep.equal([now.id]);
    expect(await info.en(soon.id)).to.deep.equal(soon);
  });

  it('hides nothing that goes on behind all that is planned', async () => {
    const now = await info.skapa(begaran, akut());
    for (let count = 1; count <= 101; count++) {
      await info.skapa(
        begaran,
        planerad({ fran: NOON + count * HOUR, till: NOON + (count + 1) * HOUR, tasUrDrift: [] }),
      );
    }
    const found = await info.aktuella(NOON);
    expect([found[0]?.id, found.length]).to.deep.equal([now.id, 102]);
  });

  it('lists by source, state, time and page', async () => {
    const all: string[] = [];
    for (let hour = 1; hour <= 5; hour++) {
      const tid = { fran: NOON + hour * HOUR, till: NOON + (hour + 1) * HOUR };
      all.unshift((await info.skapa(begaran, planerad({ ...tid, kallor: ['CSN', 'SKV_DELAR'] }))).id);
    }
    const acute = await info.skapa(begaran, akut({ kallor: ['SAMMANSATT'] }));
    expect(ids(await info.lista())).to.deep.equal([...all, acute.id]);
    expect(ids(await info.lista({ kalla: 'SAMMANSATT' }))).to.deep.equal([acute.id]);
    expect(await info.lista({ kalla: 'SKV' })).to.deep.equal([]);
    expect(await info.lista({ lagen: [] })).to.deep.equal([]);
    const first = await info.lista({ kalla: 'CSN', antal: 2 });
    const next = await info.lista({ kalla: 'CSN', antal: 2, efter: first.at(-1) ?? acute });
    expect([ids(first), ids(next)]).to.deep.equal([all.slice(0, 2), all.slice(2, 4)]);
    const during = await info.lista({ intervall: { fran: NOON + 3 * HOUR, till: NOON + 3 * HOUR + 1 } });
    expect(ids(during)).to.deep.equal([all[2], acute.id]);
  });

  it('is updated, changed and ended, each by whom and why', async () => {
    const first = await info.skapa(begaran, akut());
    test.time.now += MINUTE;
    const told = await info.uppdatera(mal(first), 'Felsökning pågår.');
    const changed = await info.andra(mal(told), akut({ allvar: 'avbrott', till: NOON + HOUR, kallor: ['AF', 'FK'] }));
    test.time.now += MINUTE;
    const ended = await info.avsluta(mal(changed), 'Det fungerar igen.');
    expect(ended).to.deep.equal({
      ...{ ...first, kallor: ['AF', 'FK'], allvar: 'avbrott' },
      ...{ version: 4, lage: 'avslutad', till: NOON + 2 * MINUTE, andradAt: NOON + 2 * MINUTE },
      uppdateringar: [
        { at: NOON + MINUTE, text: 'Felsökning pågår.' },
        { at: NOON + 2 * MINUTE, text: 'Det fungerar igen.' },
      ],
    });
    expect(ids(await info.lista({ kalla: 'FK' }))).to.deep.equal([first.id]);
    expect(await info.aktuella(test.time.now)).to.deep.equal([]);
    const trail = await test.handelser.om({ slag: 'driftinformation', id: first.id });
    expect(trail.map(({ handling }) => handling)).to.deep.equal(['publicera', 'uppdatera', 'ändra', 'avsluta']);
    expect(trail.at(-1)).to.deep.include({ ...begaran, fore: changed, efter: ended });
  });

  it('lets a field be taken away again', async () => {
    const first = await info.skapa(begaran, akut({ till: NOON + HOUR }));
    expect(await info.andra(mal(first), akut())).to.not.have.property('till');
    expect(await info.en(first.id)).to.not.have.property('till');
  });

  it('is changed by one at a time', async () => {
    const first = await info.skapa(begaran, akut());
    await info.uppdatera(mal(first), 'Felsökning pågår.');
    const late = await rejection(info.uppdatera(mal(first), 'En annan text.'));
    expect([(late as DriftinformationError).kind, late.message.includes('någon annan')]).to.deep.equal([
      'annan-version',
      true,
    ]);
    const both = await Promise.allSettled([
      info.uppdatera(mal({ ...first, version: 2 }), 'Den ena.'),
      info.uppdatera(mal({ ...first, version: 2 }), 'Den andra.'),
    ]);
    expect(both.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect((await info.en(first.id)).uppdateringar).to.have.length(2);
  });

  it('is told more of fifty times, and may still be ended with a word', async () => {
    let notis = await info.skapa(begaran, akut());
    for (let count = 0; count < 50; count++) notis = await info.uppdatera(mal(notis), `Besked ${count}.`);
    const error = (await rejection(info.uppdatera(mal(notis), 'Ett till.'))) as DriftinformationError;
    expect([error.kind, error.falt]).to.deep.equal(['ogiltig', 'text']);
    expect((await info.avsluta(mal(notis), 'Det fungerar igen.')).uppdateringar).to.have.length(51);
  });

  it('is not changed where who or why is missing', async () => {
    await rejection(info.skapa({ ...begaran, skal: '' }, akut()));
    expect(await info.lista()).to.deep.equal([]);
  });

  const notHere = { ...begaran, id: '019aab5e-6c00-7000-8000-000000000001', version: 1 };
  it('knows only what there is', async () => {
    for (const work of [
      () => info.en(notHere.id),
      () => info.en('\u0000'),
      () => info.uppdatera(notHere, 'En text.'),
    ]) {
      expect(((await rejection(work())) as DriftinformationError).kind).to.equal('okand');
    }
  });

  it('is recalled before it has begun, and ended after', async () => {
    const plan = await info.skapa(begaran, planerad());
    const early = (await rejection(info.avsluta(mal(plan)))) as DriftinformationError;
    expect(early.kind).to.equal('otillaten-overgang');
    const recalled = await info.aterkalla(mal(plan), 'Bytet är uppskjutet.');
    expect([recalled.lage, recalled.till]).to.deep.equal(['återkallad', plan.till]);
    const next = await info.skapa(begaran, planerad());
    test.time.now = NOON + 2 * HOUR;
    expect(((await rejection(info.aterkalla(mal(next), 'Nej.'))) as DriftinformationError).kind).to.equal(
      'otillaten-overgang',
    );
    expect(await info.avsluta(mal(next))).to.deep.include({ lage: 'avslutad', till: NOON + 2 * HOUR });
    for (const over of [recalled, { ...next, version: 2 }]) {
      const error = (await rejection(info.uppdatera(mal(over), 'Mer.'))) as DriftinformationError;
      expect(error.kind).to.equal('otillaten-overgang');
    }
  });

  it('may be changed while it goes on, and keeps its beginning', async () => {
    const plan = await info.skapa(begaran, planerad());
    test.time.now = NOON + 2 * HOUR;
    const longer = await info.andra(mal(plan), planerad({ till: NOON + 5 * HOUR }));
    expect(longer.till).to.equal(NOON + 5 * HOUR);
    const moved = await rejection(info.andra(mal(longer), planerad({ fran: NOON, till: NOON + 5 * HOUR })));
    expect((moved as DriftinformationError).falt).to.equal('fran');
  });

  const { personnummer } = persons.allaSvarar;
  const wrong: readonly (readonly [string, Driftutkast, falt: string])[] = [
    ['no source', akut({ kallor: [] }), 'kallor'],
    ['an unknown source', akut({ kallor: ['AF', 'XYZ'] }), 'kallor'],
    ['out of use what it is not about', planerad({ tasUrDrift: ['AF'] }), 'tasUrDrift'],
    ['acute and out of use', akut({ tasUrDrift: ['AF'] }), 'tasUrDrift'],
    ['planned without an end', { ...akut(), slag: 'planerad', fran: NOON + HOUR }, 'till'],
    ['an end before the beginning', planerad({ till: NOON + HOUR - 1 }), 'till'],
    ['an acute one that is over', akut({ till: NOON - MINUTE }), 'till'],
    ['planned for what has been', planerad({ fran: NOON }), 'fran'],
    ['planned for too long', planerad({ till: NOON + 40 * DAY }), 'till'],
    ['planned too far ahead', planerad({ fran: NOON + 401 * DAY, till: NOON + 402 * DAY }), 'fran'],
    ['acute in the future', akut({ fran: NOON + HOUR }), 'fran'],
    ['acute long ago', akut({ fran: NOON - 32 * DAY }), 'fran'],
    ['a short title', akut({ rubrik: ' x ' }), 'rubrik'],
    ['a long text', akut({ text: 'x'.repeat(4001) }), 'text'],
    ['a person in the title', akut({ rubrik: `Gäller ${personnummer}` }), 'rubrik'],
    ['a person in the text', akut({ text: `Gäller ${personnummer.slice(2, 8)}-${personnummer.slice(8)}` }), 'text'],
  ];
  for (const [title, utkast, falt] of wrong) {
    it(`refuses ${title}, naming the field and the rule`, async () => {
      const error = (await rejection(info.skapa(begaran, utkast))) as DriftinformationError;
      expect(error).to.be.instanceOf(DriftinformationError);
      expect([error.kind, error.falt, error.message.startsWith(`${falt}: `)]).to.deep.equal(['ogiltig', falt, true]);
      expect(everythingIn(error)).to.not.contain(personnummer.slice(2, 8));
      expect(await info.lista()).to.deep.equal([]);
    });
  }

  it('keeps texts as they are written, trimmed and composed', async () => {
    const text = '  Rad ett\r\nrad två: <b>&amp; "å"  ';
    const notis = await info.skapa(begaran, akut({ text, rubrik: ' En\r\nrubrik ' }));
    expect([notis.text, notis.rubrik]).to.deep.equal(['Rad ett\nrad två: <b>&amp; "å"', 'En rubrik']);
  });
});
