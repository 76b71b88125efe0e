// Nothing that is measured, counted or traced of a question holds the person it was about, whichever way the question went.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { openDatabase } from '../../src/platform/sql/open.ts';
import { createMatningar } from '../../src/servicelevel/matning/matningar.ts';
import { startConstellation } from '../constellation.ts';
import { freePort } from '../free-port.ts';
import { startOtlpReceiver } from '../platform/otlp-receiver.ts';
import { questionJson, questionV10 } from '../questions.ts';

const PERSON = persons.allaSvarar.personnummer;
const WRITINGS = [PERSON.slice(2), `${PERSON.slice(2, 8)}-${PERSON.slice(8)}`];
const TABLES = ['matning_minut', 'matning_timme', 'matning_dygn', 'belastning'];

/** Puts questions that are answered, in part as well, and some that are refused, with the person where it should not be. */
async function ask(env: Readonly<Record<string, string>>, metricsUrl: string): Promise<string> {
  const { simulators, soap, rest, stop } = await startConstellation({ env });
  try {
    await soap(questionV10());
    await simulators.behave('CSN', 'reset');
    await rest(questionJson());
    const ingivare = { organisationsnummer: PERSON, namn: PERSON, handlaggare: PERSON };
    await rest(questionJson({ general: { ingivare, korrelationsid: PERSON, arendeidentitet: PERSON, syfte: PERSON } }));
    await rest(questionJson({ general: { tidsperiod: PERSON } }));
    await soap(questionV10({ general: { [`a${PERSON}`]: PERSON } }));
    await soap(PERSON);
    return await (await fetch(metricsUrl)).text();
  } finally {
    await stop();
  }
}

async function storedIn(dataDir: string) {
  const database = await openDatabase({ dataDir });
  const rows = [];
  for (const table of TABLES) rows.push(...(await database.run(`SELECT * FROM ${table}`)));
  const always = { fran: 0, till: Date.now() };
  const matningar = createMatningar({ database });
  const { antal } = await matningar.summa({ kalla: 'SAMMANSATT', svarande: '' }, [always]);
  const { orsaker } = await matningar.summa({ kalla: 'CSN', svarande: '' }, [always]);
  const svarande = await matningar.svarande('SO', always);
  await database.close();
  return { rows, antal, orsaker, svarande };
}

describe('servicelevel, the person asked about', () => {
  let dataDir: string;
  let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'sammansatt-matning-'));
    receiver = await startOtlpReceiver();
  });
  afterEach(async () => {
    await receiver.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is in no measured row, no metric and no span, of answers and of refusals', async function () {
    this.timeout(30_000);
    const port = String(await freePort());
    const env = { DATA_DIR: dataDir, OTLP_URL: receiver.url, METRICS_PORT: port };
    const metrics = await ask(env, `http://127.0.0.1:${port}/metrics`);
    const { rows, antal, orsaker, svarande } = await storedIn(dataDir);

    expect(antal.anrop.lyckad, 'questions answered').to.be.at.least(2);
    expect(antal.anrop.undantagen, 'questions refused').to.be.at.least(3);
    expect(orsaker).to.have.property('connection-broken');
    expect(svarande).to.not.deep.equal([]);
    expect(metrics).to.include('sammansatt_svarstid_sekunder_count{kalla="AF"}');
    expect(metrics).to.include('sammansatt_krets{kalla="CSN"} 0');
    expect(receiver.spans().filter(({ name }) => name === 'AF')).to.not.deep.equal([]);

    const told = JSON.stringify(rows) + metrics + receiver.bodies().join();
    for (const writing of WRITINGS) expect(told).to.not.include(writing);
  });
});
