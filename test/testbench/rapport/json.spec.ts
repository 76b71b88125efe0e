// The JSON report: valid by its published schema, and without anybody's identity.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { compileSchema, readSchema } from '../../../src/platform/schema.ts';
import { jsonrapport } from '../../../src/testbench/rapport/json.ts';
import { ettProtokoll } from './ett-protokoll.ts';

const schema = compileSchema(readSchema('schemas/provbank/protokoll.schema.json'));

describe('testbench/rapport json', () => {
  it('is valid by its schema, and says what each requirement came to', async () => {
    const rapport = JSON.parse(jsonrapport(await ettProtokoll()));
    expect(schema.validate(rapport)).to.deep.equal([]);
    expect(rapport.slutsats).to.equal('underkänd');
    const domar = Object.fromEntries(rapport.krav.map((one: { ref: string; dom: string }) => [one.ref, one.dom]));
    expect(domar).to.include({ 'frågans schema': 'uppfyllt', 'Content-Type': 'ej uppfyllt' });
    expect(Object.values(domar)).to.include('ej prövat').and.include('ej tillämpligt');
  });

  it('keeps the exchanges, and no test person in them', async () => {
    const text = jsonrapport(await ettProtokoll());
    expect(JSON.parse(text).fall[0].utfall.utbyten[0]).to.include({ metod: 'POST', status: 200 });
    for (const { personnummer, efternamn } of Object.values(persons)) {
      expect(text)
        .not.to.include(personnummer)
        .and.not.include(personnummer.slice(2))
        .and.not.include(`>${efternamn}<`);
    }
  });

  it('what the schema does not know is refused', async () => {
    const rapport = JSON.parse(jsonrapport(await ettProtokoll()));
    expect(schema.validate({ ...rapport, person: 'x' })).not.to.deep.equal([]);
    expect(schema.validate({ ...rapport, slutsats: 'bra' })).not.to.deep.equal([]);
  });
});
