// POST /v1/fragor/kontroll and GET /v1/felkoder: everything about a question but the asking.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { AGENCIES, questionJson } from '../questions.ts';

describe('inbound: a question checked, not asked', () => {
  let service: Constellation;
  const rules = join(tmpdir(), `regler-${process.pid}.json`);
  before(async () => {
    writeFileSync(rules, JSON.stringify({ standard: { CSN_FONSTER: 'korta' } }));
    service = await startConstellation({ env: { REGLER_FIL: rules } });
  });
  after(() => service.stop());

  async function check(question: object) {
    const response = await fetch(`${service.url}/v1/fragor/kontroll`, {
      method: 'POST',
      body: JSON.stringify(question),
      headers: { 'content-type': 'application/json' },
    });
    return {
      status: response.status,
      id: response.headers.get('x-sammansatt-id') ?? '',
      json: JSON.parse(await response.text()),
    };
  }

  it('says who would be asked and what to know, asks nobody and logs no person', async () => {
    const period = { fromDatum: '2020-01-01', tomDatum: '2099-01-01' };
    const { status, json, id } = await check(
      questionJson({
        person: persons.samordning.personnummer,
        general: { lagtext: '11 kap. 11 a § socialtjänstlagen (2001:453)' },
        specific: { AF: { '@inkludera': true, tidsperiod: period }, FK: { '@inkludera': true } },
      }),
    );
    expect(status).to.equal(200);
    expect(json.delar.AF).to.deep.equal({ tillfragas: true, tidsperiod: period });
    expect(json.delar.CSN.error.felkod).to.equal('CSN_SAMORDNINGSNUMMER');
    expect(json.delar.FK.error.felkod).to.equal('FK_FRAGA_SAKNAS');
    expect(json.varningar.map(({ kod }: { kod: string }) => kod)).to.deep.equal(['LAGTEXT_UPPHAVD']);
    expect(AGENCIES.flatMap((agency) => service.simulators.events(agency))).to.deep.equal([]);
    expect(await service.logged(id)).to.equal(undefined);
  });

  it('says what a period would be cut to', async () => {
    const tidsperiod = { fromDatum: '2020-01-01', tomDatum: new Date().toISOString().slice(0, 10) };
    const { json } = await check(questionJson({ ask: [], specific: { CSN: { '@inkludera': true, tidsperiod } } }));
    expect(json.delar.CSN.tidsperiod.fromDatum).to.not.equal('2020-01-01');
    expect(json.varningar[0]).to.include({ kod: 'CSN_FONSTER', galler: 'CSN' });
    expect(json.varningar[0].text).to.include('kortats');
  });

  it('refuses what asking would refuse', async () => {
    const { status, json } = await check(questionJson({ person: '198503142386' }));
    expect([status, json.felkod]).to.deep.equal([422, 'PERSONIDENTITET_OGILTIG']);
  });

  it('lists the felkoder', async () => {
    const response = await fetch(`${service.url}/v1/felkoder`);
    const { felkoder } = (await response.json()) as { felkoder: { felkod: string; kalla?: string }[] };
    expect(felkoder.find(({ felkod }) => felkod === 'KRETS_OPPEN')).to.include({ kalla: 'SSBT', galler: 'del' });
    expect((await fetch(`${service.url}/v1/felkoder`, { method: 'POST' })).status).to.equal(405);
  });
});
