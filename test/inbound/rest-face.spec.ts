// The REST face: the same question and answer as JSON, in the shape that the JSON Schemas fix.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { generatedSchemas } from '../../scripts/json-schemas.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { exampleQuestion, exampleXml } from '../../src/example-question.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { schemaAt } from '../json-schemas.ts';
import { AGENCIES, partsOf, questionJson } from '../questions.ts';

describe('inbound/rest-face', () => {
  let service: Constellation;
  const validate = schemaAt('ssbtek/svar.schema.json');
  before(async () => {
    service = await startConstellation({
      env: { TIDSGRANS_TOTAL_MS: '1500', TIDSGRANS_BASTJANST_MS: '700', BASTJANST_AF_SCHEMALAGE: 'tolerant' },
    });
  });
  after(() => service.stop());

  const ask = async (question: object) => {
    const answer = await service.rest(question);
    const json = JSON.parse(answer.text);
    return {
      ...answer,
      json,
      parts: json.svarsdata as Record<string, { data?: unknown; error?: { felkod: string }; kontroll?: object }>,
    };
  };

  it('has JSON Schemas that follow from the XSDs', () => {
    for (const [path, schema] of generatedSchemas()) {
      const written = JSON.parse(readFileSync(join(PROJECT_ROOT, path), 'utf8'));
      expect(written, `${path} is out of date: npm run scheman`).to.deep.equal(JSON.parse(JSON.stringify(schema)));
    }
  });

  it('answers the question that npm start prints, from all seven', async () => {
    const { status, json, parts } = await ask(exampleQuestion(persons.allaSvarar.personnummer));
    expect(status).to.equal(200);
    expect(validate(json), JSON.stringify(validate.errors?.slice(0, 3))).to.equal(true);
    expect(Object.keys(parts)).to.deep.equal([...AGENCIES]);
    expect(Object.values(parts).filter(({ data }) => data)).to.have.length(7);
  });

  it('answers the SOAP question that npm start prints, from all seven', async () => {
    const { text } = await service.soap(exampleXml(exampleQuestion(persons.allaSvarar.personnummer)));
    expect(partsOf(text)).to.deep.equal(Object.fromEntries(AGENCIES.map((id) => [id, 'data'])));
  });

  for (const key of [
    'storSvar',
    'fleraAkassor',
    'pensionar',
    'samordning',
    'allaFelar',
    'afSchemafel',
    'ingenUppgift',
  ] as const) {
    it(`follows its schema for ${key}`, async () => {
      const { json } = await ask(questionJson({ person: persons[key].personnummer }));
      expect(validate(json), JSON.stringify(validate.errors?.slice(0, 3))).to.equal(true);
    });
  }

  it('keeps decimals and dates as the strings that they were, and lists as lists', async () => {
    const { parts } = await ask(questionJson({ person: persons.allaSvarar.personnummer, ask: ['SO', 'TNS'] }));
    const path = 'ArbetsloshetsersattningLista.Arbetsloshetsersattning[0].Utbetalningar[0]';
    expect(parts.SO?.data)
      .to.have.nested.property(`${path}.NettoEfterSkatt`)
      .that.matches(/^\d+\.\d\d$/);
    expect(parts.SO?.data)
      .to.have.nested.property(`${path}.Utbetalningsdatum`)
      .that.matches(/^\d{4}-\d\d-\d\d/);
    expect(parts.TNS?.data).to.have.nested.property('fordonsinnehav.fordon').that.is.an('array');
  });

  it('carries LEFI’s JSON as it came', async () => {
    const { text, parts } = await ask(questionJson({ ask: ['FK'] }));
    expect(parts.FK?.data).to.have.nested.property('lefiJsonSvar.utlamnare');
    expect(text).to.include('"lefiJsonSvar":{');
  });

  it('delivers in tolerant mode what deviates, and says so in the part and in a header', async () => {
    const { parts, headers, json } = await ask(questionJson({ person: persons.afSchemafel.personnummer }));
    expect(parts.AF?.kontroll).to.deep.equal({ person: 'bekraftad', schema: 'avviker' });
    expect(headers.get('x-sammansatt-varning')).to.equal('AF=unverifiable');
    expect(validate(json)).to.equal(true);
  });

  it('asks only who is included, and repeats the question if asked to', async () => {
    const question = questionJson({
      ask: ['TNS'],
      general: { fraganSkallInkluderasISvaret: true },
      specific: { AF: { '@inkludera': false } },
    });
    const { json, parts } = await ask(question);
    expect(Object.keys(parts)).to.deep.equal(['TNS']);
    expect(json.fraga).to.deep.equal(question);
    expect(validate(json)).to.equal(true);
  });

  it('makes a korrelationsid where there is none, and gives ours in a header', async () => {
    const { json, id } = await ask(questionJson({ ask: ['TNS'], general: { korrelationsid: undefined } }));
    expect(json.korrelationsid).to.equal(json.id).and.to.equal(id);
  });

  it('says whether it lives and is ready', async () => {
    const response = await fetch(`${service.url}/halsa`);
    expect([response.status, await response.json()]).to.deep.equal([200, { lever: true, redo: true }]);
  });

  it('answers an unknown address with a problem', async () => {
    const response = await fetch(`${service.url}/nagot/annat`);
    expect([response.status, response.headers.get('content-type')]).to.deep.equal([404, 'application/problem+json']);
  });
});
