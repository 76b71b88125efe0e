// Letters: one for each change, none lost when the mail server is away or a process dies, and none to an address that is gone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { ettPostkontor } from '../larm/en-mottagare.ts';
import { akut, begaran, DAY, HOUR, MINUTE, mal, NOON } from './open-driftinformation.ts';
import { keyIn, openUtskick, type TestUtskick } from './open-utskick.ts';

describeDatabase('servicelevel/driftinformation utskick', (open) => {
  let test: TestUtskick;
  let info: TestUtskick['driftinformation'];
  beforeEach(async () => {
    test = await openUtskick(await open());
    info = test.driftinformation;
  });

  it('tells those who asked for the source, each with a way out of its own', async () => {
    await test.subscribe('alla@kommun.se');
    await test.subscribe('fk@kommun.se', ['FK']);
    await test.subscribe('csn@kommun.se', ['CSN', 'SKV_DELAR']);
    const notis = await info.skapa(begaran, akut({ kallor: ['FK', 'AF'] }));
    await test.send();
    const sent = test.letters();
    expect(sent.map((one) => /^To: (.*)$/m.exec(one)?.[1]).sort()).to.deep.equal(['alla@kommun.se', 'fk@kommun.se']);
    const [one = '', other] = sent;
    expect(one).to.contain('Gäller: Myndigheten FK, Myndigheten AF');
    expect(one).to.contain('Tid: 2026-11-22 11:45 – tills vidare').and.contain(`/driftinformation/${notis.id}`);
    expect(one).to.contain(
      `List-Unsubscribe: <https://sammansatt.example/driftinformation/prenumerera/avsluta?nyckel=${keyIn(one)}>`,
    );
    expect(keyIn(one)).to.not.equal(keyIn(other));
    await test.send();
    expect(test.letters()).to.deep.equal([]);
  });

  it('tells the last of several changes once, and later ones anew', async () => {
    await test.subscribe('eva@kommun.se');
    const first = await info.skapa(begaran, akut());
    const told = await info.uppdatera(mal(first), 'Felsökning pågår.');
    await test.send();
    const [letter = '', ...more] = test.letters();
    expect(more).to.deep.equal([]);
    expect(letter).to.match(new RegExp(`Message-ID: <${first.id}-2-[0-9a-f-]{36}@sammansatt.example>`));
    expect(letter).to.contain('Felsökning pågår.\n\nTidigare: CSN svarar inte');
    await info.avsluta(mal(told), 'Det fungerar igen.');
    await test.send();
    const [ended = ''] = test.letters();
    expect(ended).to.contain('Det fungerar igen.').and.contain('Läge: avslutat, störning');
  });

  it('stops at the first letter where the mail server is away, keeps all for three days, and counts no try', async () => {
    for (const name of ['a', 'b']) await test.subscribe(`${name}@kommun.se`);
    await info.skapa(begaran, akut());
    const blocked = join(test.folder, '..', 'fil');
    writeFileSync(blocked, '');
    for (; test.time.now < NOON + 3 * DAY; test.time.now += 6 * HOUR) await test.send(blocked);
    expect(test.failures, 'one a run').to.deep.equal(Array(12).fill(false));
    await test.send();
    expect(test.letters()).to.have.length(2);
    await info.skapa(begaran, akut({ fran: test.time.now }));
    test.time.now += 3 * DAY;
    for (let run = 0; run < 2; run++) await test.send(blocked);
    expect(test.failures.slice(12)).to.deep.equal([true, true]);
    expect(await test.database.run('SELECT notis FROM driftutskick')).to.deep.equal([]);
  });

  it('tries a letter that is not taken later each time, and sends the others meanwhile', async () => {
    const { smtpUrl, brev, svara } = await ettPostkontor();
    for (const name of ['full', 'eva']) await test.subscribe(`${name}@kommun.se`);
    await info.skapa(begaran, akut());
    svara('full@kommun.se', '452 4.2.2 full');
    await test.send(test.folder, smtpUrl);
    expect([test.failures, brev.map(({ till }) => till)]).to.deep.equal([[false], [['eva@kommun.se']]]);
    await test.send(test.folder, smtpUrl);
    expect(test.failures).to.deep.equal([false]);
    svara('full@kommun.se', undefined);
    test.time.now += MINUTE;
    await test.send(test.folder, smtpUrl);
    expect(brev.map(({ till }) => till).at(-1)).to.deep.equal(['full@kommun.se']);
  });

  it('ends the subscription of an address that is none any more, and not where the mail server refuses us', async () => {
    const { smtpUrl, svara } = await ettPostkontor();
    for (const name of ['borta', 'spärrad']) await test.subscribe(`${name}@kommun.se`);
    await info.skapa(begaran, akut());
    svara('borta@kommun.se', '550 5.1.1 unknown');
    svara('spärrad@kommun.se', '550 5.7.1 relay denied');
    await test.send(test.folder, smtpUrl);
    expect(test.failures.sort()).to.deep.equal([false, true]);
    expect(await test.database.run('SELECT epost FROM driftprenumeration')).to.deep.equal([
      { epost: 'spärrad@kommun.se' },
    ]);
  });

  it('calls a suggestion that was confirmed news, and what comes after it a change', async () => {
    await test.subscribe('eva@kommun.se');
    const forslag = await info.foresla(akut(), 'krets', 'Kretsen är öppen');
    test.time.now += MINUTE;
    const confirmed = await info.bekrafta(mal(forslag), akut());
    await test.send();
    expect(test.letters()[0]).to.contain('Läge: pågår, störning');
    test.time.now += MINUTE;
    await info.andra(mal(confirmed), akut({ allvar: 'avbrott' }));
    await test.send();
    expect(test.letters()[0]).to.contain('Läge: pågår, ändrat, avbrott');
  });

  it('sends what a dead process had under way again under the same id, and leaves what another process has', async () => {
    await test.subscribe('eva@kommun.se');
    await info.skapa(begaran, akut());
    const waiting = await test.database.run('SELECT * FROM driftutskick');
    await test.send();
    const [once = ''] = test.letters();
    const { prenumeration = '', notis = '', version = 0, skapad_at: at = 0 } = waiting[0] ?? {};
    const row = [prenumeration, notis, version, at, at, 0];
    await test.database.run('INSERT INTO driftutskick VALUES ($1, $2, $3, $4, $5, $6)', row);
    await test.lock.whileHeld('driftutskick', () => test.send());
    expect(test.letters()).to.deep.equal([]);
    await test.send();
    const [again = ''] = test.letters();
    const idOf = (letter: string) => /Message-ID: (\S+)/.exec(letter)?.[1];
    expect([idOf(again), idOf(again) === undefined]).to.deep.equal([idOf(once), false]);
  });

  it('sends each once, though several processes send at the same time', async () => {
    for (const name of ['a', 'b', 'c']) await test.subscribe(`${name}@kommun.se`);
    await info.skapa(begaran, akut());
    await Promise.all([test.send(), test.send(), test.send()]);
    expect(test.letters()).to.have.length(3);
  });
});
