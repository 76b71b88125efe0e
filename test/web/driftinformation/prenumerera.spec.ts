// Letters of driftinformation, asked for and ended on pages by somebody who never logs in.
import { expect } from 'chai';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { MINUTE } from '../../servicelevel/driftinformation/open-driftinformation.ts';
import { startDriftinformation, type TestDriftweb } from './start-driftinformation.ts';

const PATH = '/driftinformation/prenumerera';

describeDatabase('web/driftinformation prenumerera', (open) => {
  let web: TestDriftweb;
  beforeEach(async () => {
    web = await startDriftinformation(await open());
  });
  afterEach(() => expect(web.bugs).to.deep.equal([]));

  const post = (path: string, form: Record<string, string | string[]>, headers = {}) =>
    web.browser().visit(path, { method: 'POST', form, headers: { origin: web.url, ...headers } });

  async function idOf(epost: string): Promise<string> {
    const [row] = await web.database.run('SELECT id FROM driftprenumeration WHERE epost = $1', [epost]);
    return String(row?.id);
  }

  it('is asked for, confirmed and ended, each by a form and never by following a link', async () => {
    expect((await web.browser().visit(PATH)).text).to.contain('E-postadress');
    const asked = await post(PATH, { epost: 'eva@kommun.se', kallor: ['CSN'] });
    expect([asked.status, asked.text.includes('Titta i din e-post')]).to.deep.equal([200, true]);
    const id = await idOf('eva@kommun.se');
    const confirm = await web.prenumerationer.nyNyckel(id, 'bekräfta');
    const page = await web.browser().visit(`${PATH}/bekrafta?nyckel=${confirm}`);
    expect(page.text).to.contain('eva@kommun.se, driftinformation om Centrala studiestödsnämnden');
    expect(await web.prenumerationer.en(id)).to.not.have.property('bekraftadAt');
    expect((await post(`${PATH}/bekrafta`, { nyckel: confirm })).text).to.contain('Du får nu driftinformation');
    expect(await web.prenumerationer.en(id)).to.have.property('bekraftadAt');
    const end = await web.prenumerationer.nyNyckel(id, 'avsluta');
    expect((await web.browser().visit(`${PATH}/avsluta?nyckel=${end}`)).text).to.contain('Avsluta prenumerationen');
    expect((await post(`${PATH}/avsluta`, { nyckel: end })).text).to.contain('adressen är borttagen');
    expect(await web.prenumerationer.en(id)).to.equal(undefined);
    for (const path of ['bekrafta', 'avsluta']) {
      expect((await web.browser().visit(`${PATH}/${path}?nyckel=${end}`)).status).to.equal(404);
      expect((await post(`${PATH}/${path}`, { nyckel: end })).status).to.equal(404);
    }
  });

  it('says the same of an address that is known already', async () => {
    const [first, second] = [
      await post(PATH, { epost: 'eva@kommun.se' }),
      await post(PATH, { epost: 'eva@kommun.se' }),
    ];
    expect([second.status, second.text]).to.deep.equal([first.status, first.text]);
  });

  it('shows the form again where the address is none', async () => {
    const page = await post(PATH, { epost: 'eva@', kallor: ['CSN'] });
    expect(page.status).to.equal(422);
    expect(page.text).to.contain('<a href="#falt-epost">Skriv en e-postadress').and.contain('value="CSN" checked');
    expect((await post(PATH, { epost: 'eva@kommun.se', kallor: ['XYZ'] })).status).to.equal(422);
  });

  it('is asked for ten times from one place, and then not for a while', async () => {
    for (let time = 0; time < 10; time++) {
      expect((await post(PATH, { epost: `eva${time}@kommun.se` })).status).to.equal(200);
    }
    expect((await post(PATH, { epost: 'eva@kommun.se' })).status).to.equal(429);
    expect(await idOf('eva@kommun.se')).to.equal('undefined');
    web.time.now += 5 * MINUTE;
    expect((await post(PATH, { epost: 'eva@kommun.se' })).status).to.equal(200);
  });

  it('is asked for thirty times a day from one place', async () => {
    for (let time = 0; time < 30; time++) {
      if (time % 10 === 0) web.time.now += 5 * MINUTE;
      expect((await post(PATH, { epost: `eva${time}@kommun.se` })).status).to.equal(200);
    }
    web.time.now += 5 * MINUTE;
    const page = await post(PATH, { epost: 'eva@kommun.se' });
    expect([page.status, page.text.includes('i morgon')]).to.deep.equal([429, true]);
  });

  it('says that it cannot be asked for where too many wait', async () => {
    const row = 'INSERT INTO driftprenumeration (id, epost, kallor, skapad_at) VALUES ($1, $1, $2, $3)';
    await web.database.transaction(async (tx) => {
      for (let count = 0; count < 1000; count++) await tx.run(row, [String(count), '[]', web.time.now]);
    });
    const page = await post(PATH, { epost: 'eva@kommun.se' });
    expect([page.status, page.text.includes('Det går inte att prenumerera just nu')]).to.deep.equal([503, true]);
  });

  it('is not asked for by another site, in nobody’s name or in somebody’s', async () => {
    const form = { epost: 'eva@kommun.se' };
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await post(PATH, form, headers)).status).to.equal(403);
    const dagny = await web.as('dagny');
    expect((await dagny.visit(PATH, { method: 'POST', form })).status).to.equal(403);
    expect((await dagny.send(PATH, form)).status).to.equal(200);
    expect(await idOf('eva@kommun.se')).to.match(/-/);
  });
});
