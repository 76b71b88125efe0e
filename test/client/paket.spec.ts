// The packed client in a stranger's hands: its examples against the service, its declarations under the stranger's compiler.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { NAMND, startSecured } from '../inbound/secured.ts';
import { describePostgres } from '../platform/sql/describe-database.ts';
import { AGENCIES } from '../questions.ts';
import { anInstruktion, makeNyckelpar } from '../uppdrag/nyckelpar.ts';
import { type Framling, packaged } from './paket.ts';

const EXEMPEL = join(PROJECT_ROOT, 'src/client/exempel');

/** Lines of a run that has gone well. */
async function lines(running: ReturnType<Framling['exempel']>): Promise<string[]> {
  const { status, stdout, stderr } = await running;
  expect([status, stderr], stdout).to.deep.equal([0, '']);
  return stdout.trim().split('\n');
}

describe('client: the package', function () {
  this.timeout(60_000);
  let framling: Framling;
  let service: Constellation;
  before(async () => {
    [framling, service] = await Promise.all([packaged(), startConstellation()]);
  });
  after(async () => {
    framling?.remove();
    await service?.stop();
  });

  it('has the client built, its examples and the description, and nothing else of ours', () => {
    const outside = framling.files.filter(
      (path) => !/^(dist\/client|src\/client\/exempel)\/[\w-]+\.(js|d\.ts|mjs)$/.test(path),
    );
    expect(outside.sort()).to.deep.equal([
      'LICENSE',
      'README.md',
      'package.json',
      'schemas/openapi.bundle.json',
      'schemas/openapi.bundle.yaml',
      // npm packs the command by itself; it says that there is none here
      'scripts/sammansatt.mjs',
    ]);
    expect(framling.files).to.include.members(['dist/client/index.js', 'dist/client/index.d.ts']);
  });

  it('says that the command line is somewhere else', async () => {
    const { status, stderr } = await framling.program('scripts/sammansatt.mjs', 'hjalp');
    expect(status).to.equal(1);
    expect(stderr).to.equal('Kommandoraden finns i tjänstens mapp. Det här paketet har klienten: sammansatt/client.\n');
  });

  it('has test persons alone in its examples', () => {
    const known = Object.values(persons).map(({ personnummer }) => personnummer);
    const texts = readdirSync(EXEMPEL).map((name) => readFileSync(join(EXEMPEL, name), 'utf8'));
    const named = texts.flatMap((text) => text.match(/\b(19|20)\d{10}\b/g) ?? []);
    expect(named).to.have.length(3);
    expect(known).to.include.members(named);
  });

  it('asks, and has the sums of three months: 16 695 kr each', async () => {
    const told = await lines(framling.exempel('oversikt.mjs', service.url));
    const sums = told.filter((line) => /^\d{4}-\d\d /.test(line)).map((line) => line.slice('2026-11 '.length));
    expect(sums).to.have.length(3);
    for (const sum of sums)
      expect(sum).to.match(/^Föräldrapenning \((effektuerad|preliminär|planerad), netto\): 16695\.00$/);
  });

  it('tells a part that failed as unknown, beside those that answered', async () => {
    const told = await lines(framling.exempel('delvis.mjs', service.url));
    expect(told[0]).to.match(/^AF OKÄNT: SOAP_FEL\. .*okända, inte tomma/);
    expect(told.slice(1).map((line) => line.slice(0, 4))).to.deep.equal(['FK a', 'TNS ']);
  });

  it('tells why a question was refused, and the id that the log has', async () => {
    const [why, id = ''] = await lines(framling.exempel('nekad.mjs', service.url));
    expect(why).to.match(/^422 PERIOD_OMVAND: .*Byt plats på datumen\.$/);
    expect(service.logLines().some((line) => line.includes(id.split(' ').at(-1) ?? ''))).to.equal(true);
  });

  it('gives up by its own deadline and by its caller’s signal', async () => {
    expect(await lines(framling.exempel('tidsgrans.mjs', service.url))).to.deep.equal([
      'tidsgrans: Tidsgränsen gick ut.',
      'avbruten: Anropet avbröts.',
    ]);
  });

  it('asks about a household', async () => {
    const told = await lines(framling.exempel('hushall.mjs', service.url));
    expect(told.slice(0, 2)).to.deep.equal(['1 sökande: besvarad', '2 medsökande: besvarad']);
    const ofSecond = told.filter((line) => line.startsWith('2 2'));
    expect(ofSecond.map((line) => line.split(': ')[1])).to.deep.equal(['16695 kr', '16695 kr', '16695 kr']);
  });

  it('shows its certificate (mutual TLS), without which it is refused', async () => {
    const secured = await startSecured();
    try {
      const { cert, key } = await secured.client(NAMND);
      const shown = [
        framling.write('ca.crt', secured.ca.cert),
        framling.write('klient.crt', cert),
        framling.write('klient.key', key),
      ];
      const told = await lines(framling.exempel('certifikat.mjs', secured.service.url, NAMND, ...shown));
      expect(told).to.deep.equal(['AF skulle tillfrågas', 'FK skulle tillfrågas', 'TNS skulle tillfrågas']);
      const { key: otherKey, cert: otherCert } = await secured.client('162120000175');
      const unknown = [shown[0] ?? '', framling.write('annan.crt', otherCert), framling.write('annan.key', otherKey)];
      const { status, stderr } = await framling.exempel('certifikat.mjs', secured.service.url, NAMND, ...unknown);
      expect(status).to.equal(1);
      expect(stderr).to.match(/SammansattError: Tjänsten nekade: \w+, status 40[13], id/);
    } finally {
      await secured.stop();
    }
  });

  it('has the example that README shows', () => {
    const [, shown] =
      /## The API and its client.*?```js\n(.*?)```/s.exec(readFileSync(`${PROJECT_ROOT}README.md`, 'utf8')) ?? [];
    const [, , ...code] = readFileSync(join(EXEMPEL, 'delvis.mjs'), 'utf8').split('\n');
    expect(shown).to.equal(code.join('\n'));
  });

  it('has examples that are all run here', () => {
    const names = readdirSync(EXEMPEL).filter((name) => name !== 'fragan.mjs');
    const here = readFileSync(import.meta.filename, 'utf8');
    expect(names.filter((name) => !here.includes(`framling.exempel('${name}'`))).to.deep.equal([]);
  });

  it('has types that a stranger’s compiler takes, and that tell a wrong question from a right one', async () => {
    expect(await framling.compile(PROGRAM)).to.equal('');
    expect(await framling.compile(PROGRAM.replace("syfte: 'Utredning'", "syften: 'Utredning'"))).to.match(
      /'syften' does not exist/,
    );
    expect(await framling.compile(PROGRAM.replace('foljerSchemat(TNS)', 'true'))).to.match(/TNS.*data|unknown/);
  });

  describePostgres('an uppdrag', (_open, store) => {
    it('is handed in, followed, fetched and opened with the key of the one who ordered it', async () => {
      const { publik, privatJwk } = makeNyckelpar('system-2026');
      const { databaseUrl = '' } = store().place;
      const namnden = { organisationsnummer: NAMND, namn: 'Provnämnden', bastjanster: AGENCIES };
      const file = framling.write(
        'anslutningar.json',
        JSON.stringify([{ ...namnden, uppdrag: anInstruktion(publik) }]),
      );
      const batches = await startConstellation({
        env: { DATABASE_URL: databaseUrl, UPPDRAG: 'ja', ANSLUTNING_FIL: file },
      });
      try {
        const key = framling.write('nyckel.jwk', JSON.stringify(privatJwk));
        expect(await lines(framling.exempel('uppdrag.mjs', batches.url, key))).to.deep.equal([
          '2 av 2 klara',
          '1 besvarad: AF, FK, TNS',
          '2 ofullständig: AF, FK, TNS',
        ]);
      } finally {
        await batches.stop();
      }
    });
  });
});

/** Uses what the package says of its types: parts that are known or not, errors, undici’s fetch, results that are opened. */
const PROGRAM = `
import { createSammansattClient, foljerSchemat, type Fraga, oppna, SammansattError } from 'sammansatt/client';
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();
const client = createSammansattClient({
  baseUrl: 'https://sammansatt.example',
  token: async () => 'token',
  fetch: (url, init) => fetch(url, { ...init, dispatcher }),
});
export const own = createSammansattClient({ baseUrl: 'https://sammansatt.example', fetch: globalThis.fetch });

const fraga: Fraga = {
  generellaFrageparametrar: {
    ingivare: { organisationsnummer: '162120000142', namn: 'Provnämnden', handlaggare: 'prov-1' },
    personidentitet: '198503142385',
    arendeidentitet: 'PROV-1',
    tidsperiod: { fromDatum: '2026-09-01', tomDatum: '2026-11-30' },
    syfte: 'Utredning',
    lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
  },
  specifikaFrageparametrar: { TNS: { '@inkludera': true } },
  oversikt: { manad: '2026-11' },
};

export async function fordon(): Promise<readonly string[]> {
  try {
    const { svarsdata: { TNS }, oversikt } = await client.fraga(fraga, { deadlineMs: 40_000 });
    const ore: number | undefined = oversikt?.summor[0]?.belopp;
    if (!TNS || 'error' in TNS) return [TNS?.error.felkod ?? String(ore)];
    if (!foljerSchemat(TNS)) return [];
    return TNS.data.fordonsinnehav?.fordon?.flatMap(({ regnr }) => regnr ?? []) ?? [];
  } catch (fel) {
    if (fel instanceof SammansattError && fel.orsak === 'nekad') return [...fel.felmeddelande];
    throw fel;
  }
}

export async function resultat(id: string): Promise<readonly string[]> {
  for await (const { lage, klara, antal } of client.uppdrag.folj(id)) console.log(lage, klara, antal);
  const ider: string[] = [];
  for await (const ett of client.uppdrag.hamta(id)) {
    const { svar, fel } = await oppna(ett, { kty: 'EC' });
    ider.push(svar ? svar.id : fel.felkod);
  }
  return ider;
}
`;
