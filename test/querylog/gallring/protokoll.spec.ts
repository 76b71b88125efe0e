// The protokoll outlives what it tells of, so it must be right, signed, readable and about nobody.
import { expect } from 'chai';
import { canonical, type Protokoll } from '../../../src/querylog/gallring/protokoll.ts';
import { protokollHtml } from '../../../src/querylog/gallring/protokoll-html.ts';
import { protokollText } from '../../../src/querylog/gallring/protokoll-text.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { ARE, openGallring, type TestGallring } from './open-gallring.ts';
import { ALVA, ELIN, SEEDED, seed } from './seed.ts';

describe('canonical JSON', () => {
  it('is the same whatever the order of keys, and keeps the order of lists', () => {
    expect(canonical({ b: [{ d: 1, c: 2 }, 3], a: 'å' })).to.equal('{"a":"å","b":[{"c":2,"d":1},3]}');
  });
});

describeDatabase('gallringsprotokoll', (open) => {
  let test: TestGallring;
  let protokoll: Protokoll;
  beforeEach(async () => {
    test = await openGallring(await open(), { now: SEEDED, keyBackupDays: 35 });
    await seed(test);
    protokoll = (await test.gallring.run({ startadAv: 'schema <gallring>' })) as Protokoll;
  });

  it('is signed, and no longer holds when a figure was changed', async () => {
    expect(protokoll.text).to.equal(canonical(protokoll.innehall));
    expect(await test.gallring.verify(protokoll)).to.equal(true);
    const forged = protokoll.text.replace('"poster":6', '"poster":5');
    expect(forged).not.to.equal(protokoll.text);
    expect(await test.gallring.verify({ ...protokoll, text: forged })).to.equal(false);
    expect(await test.gallring.protokoll(2)).to.deep.equal(protokoll);
    expect(await test.gallring.protokoll(3)).to.equal(undefined);
  });

  it('says by which beslut what went, and when the last copy of a key is gone', () => {
    const { beslut, intervall, nyckelkopior, startadAv, avslutadAt } = protokoll.innehall;
    expect(beslut).to.deep.equal([
      { nummer: 1, referens: 'SN 2020/7 § 1', datum: '2020-01-15', beslutadAv: 'Socialnämnden', manader: 1 },
    ]);
    expect(intervall).to.deep.equal({ fran: '2026-08', till: '2026-09' });
    expect(nyckelkopior).to.deep.equal({ dagar: 35, borta: '2026-12-28' });
    expect({ startadAv, avslutadAt }).to.deep.equal({ startadAv: 'schema <gallring>', avslutadAt: test.clock.now() });
  });

  it('is printed in full, and what was written into it stays text', () => {
    const namn = new Map([[ARE, 'Åre <kommun> & "nämnd"']]);
    const text = protokollText(protokoll, namn);
    const html = protokollHtml(protokoll, namn);
    const forsegling = protokoll.innehall.forseglingar[0];
    for (const part of ['SN 2020/7 § 1', '2026-12-28', '2026-08', protokoll.signatur.nyckel]) {
      expect(text).to.contain(part);
      expect(html).to.contain(part);
    }
    expect(text).to.match(/^Gallringsprotokoll 2\n={20}\n/);
    expect(text).to.match(/2026-08 +Åre <kommun> & "nämnd" \(162021004748\) +1 +3 +1 +2 +6\n/);
    expect(text).to.match(/Summa +6 +2 +4 +12\n/);
    expect(text).to.contain(String(forsegling?.signatur));
    expect(html).to.contain('Åre &lt;kommun&gt; &amp; &quot;nämnd&quot; (162021004748)');
    expect(html).to.contain('schema &lt;gallring&gt;').and.not.to.contain('<gallring>');
    expect(html)
      .to.contain('<html lang="sv">')
      .and.not.to.match(/<script|https?:|\son\w+=/);
  });

  it('has no person, ärende or handläggare in it', () => {
    const all = [protokoll.text, protokollText(protokoll), protokollHtml(protokoll)].join('\n');
    for (const secret of [ALVA, ELIN, ALVA.slice(2), ELIN.slice(2), 'EB-', 'Örjan', 'Överklagat', 'Öberg']) {
      expect(all, secret).not.to.contain(secret);
    }
  });
});
