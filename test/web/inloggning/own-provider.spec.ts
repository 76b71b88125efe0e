// Logging in by an organisation's own provider: its claims become roles by the file, and it may be away for a while.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { createOidcProvider, type ProviderUser } from '../../../src/platform/oidc-provider.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { startWeb } from '../start-web.ts';

const ROLLER = `${import.meta.dirname}/roller.json`;
const { personnummer } = persons.allaSvarar;

const USERS: readonly ProviderUser[] = [
  user('d', { groups: ['Annat', 'Sammansatt Drift'] }),
  user('n', { realm_access: { roles: ['namnd'] }, orgnr: '212000-0142' }),
  user('flera', {
    groups: ['Sammansatt Drift', 'Granskare'],
    realm_access: { roles: ['namnd'] },
    orgnr: '162120000159',
  }),
  user('utan-nummer', { realm_access: { roles: ['namnd'] }, orgnr: personnummer }),
  user(personnummer, { groups: ['Sammansatt Drift'] }),
];

function user(id: string, claims: object): ProviderUser {
  return { id, namn: 'Åke Öberg', beskrivning: 'prov', claims: { ...claims } };
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(app: express.Express, port = 0): Promise<Server> {
  const server = app.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  servers.push(server);
  return server;
}

/** A web whose provider is another server; `start` starts it. */
async function webWithProvider(database: Database) {
  const provider = express();
  const reserved = await listen(provider);
  const { port } = reserved.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}/op`;
  await new Promise((resolve) => reserved.close(resolve));
  const web = await startWeb(database, {
    login: (url) => ({ kind: 'oidc', issuer, clientId: 'klient', webbUrl: url, rollerFile: ROLLER }),
    clientSecret: 'hemligt',
  });
  provider.use(
    '/op',
    createOidcProvider({
      issuer,
      client: {
        id: 'klient',
        secret: 'hemligt',
        redirectUri: `${web.url}/inloggad`,
        afterLogoutUri: `${web.url}/utloggad`,
      },
      users: USERS,
      page: (title, main) => `<title>${title}</title>${main.markup}`,
    }),
  );
  return { ...web, issuer, start: () => listen(provider, port) };
}

describeDatabase('web/inloggning with an own provider', (open) => {
  it('says that the login is away where the provider is, and works when it is back', async () => {
    const web = await webWithProvider(await open());
    const away = await web.browser().visit('/logga-in');
    expect([away.status, away.text.includes('Inloggningstjänsten svarar inte')]).to.deep.equal([503, true]);
    await web.start();
    expect((await web.as('d').then((browser) => browser.visit('/handelser'))).status).to.equal(200);
    expect(web.bugs).to.deep.equal([]);
  });

  it('takes roles from claims: a group, a place in an object, a number from another claim', async () => {
    const web = await webWithProvider(await open());
    await web.start();
    const rollerOf = async (id: string) => {
      const browser = await web.as(id);
      return JSON.parse((await browser.visit('/v1/session')).text).roller;
    };
    expect(await rollerOf('d')).to.deep.equal([{ roll: 'drift' }]);
    expect(await rollerOf('n')).to.deep.equal([{ roll: 'namnd', namnd: '162120000142' }]);
    expect(await rollerOf('flera')).to.deep.equal([
      { roll: 'drift' },
      { roll: 'namnd', namnd: '162120000159' },
      { roll: 'loggranskare', namnd: '162120000142' },
    ]);
    expect(await rollerOf('utan-nummer')).to.deep.equal([]);
  });

  it('lets nobody in whose identity is a personnummer, and does not repeat it', async () => {
    const web = await webWithProvider(await open());
    await web.start();
    const page = await web.browser().login(personnummer);
    expect(page.status).to.equal(403);
    expect(page.text).to.contain('personnummer').and.not.contain(personnummer);
  });

  it('lets forms go to the provider, to log out there too, and to nobody else (ASVS 3.4.3)', async () => {
    const web = await webWithProvider(await open());
    await web.start();
    const { headers } = await web.browser().visit('/');
    expect(headers.get('content-security-policy')).to.contain(`form-action 'self' ${new URL(web.issuer).origin};`);
    const browser = await web.as('d');
    const page = await browser.send('/logga-ut');
    expect(new URL(page.url).origin).to.equal(new URL(web.issuer).origin);
  });

  it('logs out here even where the provider is away', async () => {
    const web = await webWithProvider(await open());
    const server = await web.start();
    const browser = await web.as('d');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await browser.send('/logga-ut', {}).catch(() => undefined);
    expect((await browser.visit('/handelser', { follow: false })).status).to.equal(303);
  });
});
