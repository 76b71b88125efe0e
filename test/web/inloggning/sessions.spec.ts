// Sessions: new at every login, ended by time, by logout and by their owner; and what the database holds of them.
import { expect } from 'chai';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { startWeb } from '../start-web.ts';

const SESSION = 'sammansatt';
const MINUTE = 60_000;

describeDatabase('web/inloggning sessions', (open) => {
  it('gives a new secret at every login, and ends the one before (fixation, ASVS 7.2.4)', async () => {
    const web = await startWeb(await open());
    const browser = web.browser();
    const planted = 'a'.repeat(43);
    browser.setCookie(SESSION, planted);
    await browser.login('dagny');
    const first = browser.cookie(SESSION) ?? '';
    expect(first).to.not.equal(planted);
    await browser.login('dagny');
    const second = browser.cookie(SESSION) ?? '';
    expect(second).to.not.equal(first);
    for (const [secret, status] of [
      [planted, 303],
      [first, 303],
      [second, 200],
    ] as const) {
      const other = web.browser();
      other.setCookie(SESSION, secret);
      expect((await other.visit('/inloggningar', { follow: false })).status).to.equal(status);
    }
  });

  it('has 256 random bits, and the database only their digest (ASVS 7.2.3, 11.4.2)', async () => {
    const database = await open();
    const web = await startWeb(database);
    const browser = await web.as('dagny');
    const secret = browser.cookie(SESSION) ?? '';
    expect(Buffer.from(secret, 'base64url')).to.have.length(32);
    const rows = await database.run('SELECT * FROM web_session');
    expect(Object.keys(rows[0] ?? {}).sort()).to.deep.equal([
      'id',
      'namn',
      'roller',
      'senast_at',
      'skapad_at',
      'subject',
    ]);
    const stored = Buffer.from(rows[0]?.id as Uint8Array);
    expect(stored).to.have.length(32);
    expect(stored.equals(Buffer.from(secret, 'base64url'))).to.equal(false);
    const thief = web.browser();
    thief.setCookie(SESSION, stored.toString('base64url'));
    expect((await thief.visit('/inloggningar', { follow: false })).status).to.equal(303);
  });

  it('ends after 30 minutes without use (ASVS 7.3.1)', async () => {
    const web = await startWeb(await open());
    const browser = await web.as('dagny');
    for (let visit = 0; visit < 3; visit++) {
      web.pass(29 * MINUTE);
      expect((await browser.visit('/inloggningar', { follow: false })).status).to.equal(200);
    }
    web.pass(30 * MINUTE);
    expect((await browser.visit('/inloggningar', { follow: false })).status).to.equal(303);
  });

  it('ends after eight hours however much it is used (ASVS 7.3.2)', async () => {
    const web = await startWeb(await open());
    const browser = await web.as('dagny');
    const statuses: number[] = [];
    for (let step = 0; step < 24; step++) {
      web.pass(20 * MINUTE);
      statuses.push((await browser.visit('/inloggningar', { follow: false })).status);
    }
    expect(statuses).to.deep.equal([...Array(23).fill(200), 303]);
  });

  it('is listed to its owner, who ends any of them, and nobody else does (ASVS 7.5.2)', async () => {
    const web = await startWeb(await open());
    const [here, there, other] = [await web.as('dagny'), await web.as('dagny'), await web.as('nils')];
    const key = /name="nyckel" value="([0-9a-f]{64})"/.exec((await here.visit('/inloggningar')).text)?.[1] ?? '';
    await other.send('/inloggningar', { nyckel: key });
    expect((await there.visit('/inloggningar', { follow: false })).status).to.equal(200);
    expect((await here.send('/inloggningar', { nyckel: key })).text).to.not.contain(key);
    expect((await there.visit('/inloggningar', { follow: false })).status).to.equal(303);
    expect((await here.visit('/inloggningar', { follow: false })).status).to.equal(200);
  });

  for (const value of ['', 'x', `${'a'.repeat(42)}=`, `${'a'.repeat(43)}; sammansatt=${'b'.repeat(43)}`]) {
    it(`is nobody's for the cookie "${value.slice(0, 10)}…"`, async () => {
      const web = await startWeb(await open());
      const browser = web.browser();
      browser.setCookie(SESSION, value);
      expect((await browser.visit('/inloggningar', { follow: false })).status).to.equal(303);
      expect(web.bugs).to.deep.equal([]);
    });
  }
});
