// Who has letters: an address that its owner has confirmed, until its owner says no; asked for by anybody, within limits.
import { expect } from 'chai';
import type { DriftinformationError } from '../../../src/servicelevel/driftinformation/driftinformation-error.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { akut, begaran, DAY, mal, NOON } from './open-driftinformation.ts';
import { keyIn, openUtskick, type TestUtskick } from './open-utskick.ts';

describeDatabase('servicelevel/driftinformation prenumerationer', (open) => {
  let test: TestUtskick;
  let info: TestUtskick['driftinformation'];
  let prenumerationer: TestUtskick['prenumerationer'];
  beforeEach(async () => {
    test = await openUtskick(await open());
    ({ driftinformation: info, prenumerationer } = test);
  });

  it('asks the owner of the address, and tells nothing before the answer', async () => {
    await prenumerationer.begar('  Eva.Ek@Kommun.SE ', []);
    await info.skapa(begaran, akut());
    await test.send();
    const [letter, ...more] = test.letters();
    expect(more).to.deep.equal([]);
    expect(letter).to.contain('To: Eva.Ek@kommun.se').and.contain('Bekräfta inom två dygn');
    const nyckel = keyIn(letter);
    expect(nyckel).to.match(/^[\w-]{32}$/);
    expect(await test.everything()).to.not.contain(nyckel);
    expect(await prenumerationer.bekrafta('x'.repeat(32))).to.equal(false);
    expect(await prenumerationer.av('avsluta', nyckel)).to.equal(undefined);
    expect(await prenumerationer.bekrafta(nyckel)).to.equal(true);
    expect(await prenumerationer.bekrafta(nyckel)).to.equal(false);
  });

  it('is gone with everything of it when its owner says no, by any of its letters', async () => {
    await test.subscribe('eva@kommun.se');
    const first = await info.skapa(begaran, akut());
    await test.send();
    const [letter] = test.letters();
    await info.uppdatera(mal(first), 'Felsökning pågår.');
    expect(await prenumerationer.avsluta(keyIn(letter))).to.equal(true);
    expect(await test.everything()).to.equal('[[],[],[]]');
    expect(await prenumerationer.avsluta(keyIn(letter))).to.equal(false);
    await test.send();
    expect(test.letters()).to.deep.equal([]);
  });

  it('has one wish for each address: the last that was confirmed', async () => {
    await test.subscribe('eva@kommun.se', ['AF']);
    await test.subscribe('eva@kommun.se', ['FK']);
    await info.skapa(begaran, akut({ kallor: ['AF'] }));
    await info.skapa(begaran, akut({ kallor: ['FK', 'AF'] }));
    await test.send();
    expect(test.letters()).to.have.length(1);
  });

  it('forgets an address that nobody confirmed within two days', async () => {
    await prenumerationer.begar('eva@kommun.se', []);
    await test.send();
    const nyckel = keyIn(test.letters()[0]);
    test.time.now += 2 * DAY;
    expect(await prenumerationer.bekrafta(nyckel)).to.equal(false);
    await test.send();
    expect(await test.everything()).to.equal('[[],[],[]]');
  });

  it('keeps every address while the time is doubted', async () => {
    await prenumerationer.begar('eva@kommun.se', []);
    test.tiden.tvivlas = true;
    test.time.now += 800 * DAY;
    await test.send();
    const [waiting] = await test.database.run('SELECT epost FROM driftprenumeration');
    expect(waiting).to.deep.equal({ epost: 'eva@kommun.se' });
  });

  it('sends nobody more than three letters a day that were asked for, all at once or not, and says nothing of it', async () => {
    const asked = await Promise.all(
      ['eva', 'eva', 'eva', 'Eva', 'eva'].map((name) => prenumerationer.begar(`${name}@kommun.se`, [])),
    );
    expect(asked).to.deep.equal(asked.map(() => true));
    await test.send();
    const sent = test.letters();
    expect(sent).to.have.length(3);
    await prenumerationer.bekrafta(keyIn(sent[0]));
    expect(await prenumerationer.begar('eva@kommun.se', [])).to.equal(true);
    await test.send();
    expect(test.letters()).to.have.length(0);
    test.time.now += DAY;
    await prenumerationer.begar('eva@kommun.se', []);
    await test.send();
    expect(test.letters()).to.have.length(1);
  });

  it('says so when too many wait to be confirmed', async () => {
    const row = 'INSERT INTO driftprenumeration (id, epost, kallor, skapad_at) VALUES ($1, $1, $2, $3)';
    await test.database.transaction(async (tx) => {
      for (let count = 0; count < 1000; count++) await tx.run(row, [String(count), '[]', NOON]);
    });
    expect(await prenumerationer.begar('eva@kommun.se', [])).to.equal(false);
  });

  for (const address of [
    '',
    'eva',
    'eva@kommun',
    'eva@kommun.se, x@y.se',
    'eva@kommun.se\r\nBcc: x@y.se',
    '<eva@kommun.se>',
    'e va@kommun.se',
    `${'x'.repeat(65)}@kommun.se`,
    `eva@${'x.'.repeat(130)}se`,
  ]) {
    it(`takes no address like ${JSON.stringify(address).slice(0, 40)}`, async () => {
      const error = (await rejection(prenumerationer.begar(address, []))) as DriftinformationError;
      expect([error.kind, error.falt]).to.deep.equal(['ogiltig', 'epost']);
      expect(await test.everything()).to.equal('[[],[],[]]');
    });
  }
});
