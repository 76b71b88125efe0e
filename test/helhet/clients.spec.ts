// What clients that others wrote make of the service: three SOAP stacks, from the WSDL's address to typed objects.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { AGENCIES, type Agency, period } from '../questions.ts';
import { type Call, type ClientResult, clients, type ForeignClient } from './clients/clients.ts';
import { KORRELATIONSID, lefi, type ObjectQuestionOptions, objectQuestion } from './questions.ts';
import { requireTool } from './tools.ts';

const { personnummer, efternamn } = persons.allaSvarar;
/** The last digit is a wrong check digit. */
const MISTYPED = '198503142384';
const WRONG_FORM = '850314-2385';
/** The ping calls AF; the others have no test service. */
const TEST = {
  AF_TEST_ORGANISATIONSNUMMER: '162120000142',
  AF_TEST_NAMN: 'Provköpings kommun',
  AF_TEST_PERSON: personnummer,
};

for (const client of clients) {
  describe(`${client.name} as a client of v10`, function () {
    this.timeout(60_000);
    let service: Constellation;

    before(async function () {
      if (client.probe) requireTool(this, client.name, client.probe);
      service = await startConstellation({
        env: { ...TEST, TIDSGRANS_BASTJANST_MS: '8000', TIDSGRANS_TOTAL_MS: '9000' },
      });
    });
    after(() => service?.stop());

    const ask = (options: ObjectQuestionOptions) => single(client, service, hamta(options));

    it('reads all seven agencies about the person from a WSDL that nobody patched', async () => {
      const { answer, complaint } = await ask({});
      expect(complaint).to.equal(undefined);
      expect(answer.korrelationsid).to.equal(KORRELATIONSID);
      expectData(answer.svarsdata);
    });

    it('gets those agencies that it includes, and no part of the others', async () => {
      const { answer } = await ask({ ask: ['TNS', 'AF'] });
      expect(answered(answer.svarsdata)).to.deep.equal(['AF', 'TNS']);
    });

    it('gets an agency that fails as a typed error, and the others as usual', async () => {
      const { answer } = await ask({ person: persons.afFault.personnummer });
      const { error, data } = answer.svarsdata.AF;
      expect(data ?? undefined).to.equal(undefined);
      expect(error).to.include({ kalla: 'BT', felkod: 'SOAP_FEL' });
      expect(error.felmeddelande).to.be.an('array').with.lengthOf(1);
      expect(error.felmeddelande[0]).to.include('Bastjänsten svarade med ett tekniskt fel');
      expect(answered(answer.svarsdata)).to.deep.equal([...AGENCIES]);
      expect(answer.svarsdata.SO.data.IdentificationNumber).to.equal(persons.afFault.personnummer);
    });

    it('gets all seven errors of a person whom nobody answers about', async () => {
      const { answer } = await ask({ person: persons.allaFelar.personnummer });
      for (const id of AGENCIES) expect(answer.svarsdata[id].error?.felkod, id).to.match(/^[A-Z_]+$/);
    });

    it('raises a refused question as its SOAP fault, with the typed detail', async () => {
      const { fault } = await ask({ person: MISTYPED });
      expect(fault?.code).to.match(/\bClient$/);
      expect(fault?.message).to.include('kontrollsiffra');
      expect(fault?.type).to.match(/^(hamta)?BastjanstInformationFault$/);
      expect(fault?.detail.felkod).to.equal('PERSONIDENTITET_OGILTIG');
      expect(list(fault?.detail.felmeddelande)).to.have.lengthOf(1);
    });

    it('gets every sentence on what is wrong with a question, none with the value', async () => {
      const { fault } = await ask({ person: WRONG_FORM });
      expect(fault?.detail.felkod).to.equal('EJ_ENLIGT_SCHEMA');
      const sentences = list(fault?.detail.felmeddelande);
      expect(sentences).to.have.lengthOf.at.least(2);
      expect(sentences.join(' ')).to.include('personidentitet').and.not.include(WRONG_FORM);
    });

    it('gets its own question back where it asks for that', async () => {
      const { answer } = await ask({ echo: true, ask: ['FK'] });
      const { generellaFrageparametrar, specifikaFrageparametrar } = answer.fraga;
      expect(generellaFrageparametrar.personidentitet).to.equal(personnummer);
      expect(text(specifikaFrageparametrar.FK.fraga.lefiJsonFraga)).to.equal(lefi(personnummer));
    });

    it('pings without a person: who was called, and who has no test service', async () => {
      const { answer } = await single(client, service, { operation: 'testaBastjanstInformation', question: {} });
      expect(Object.keys(answer)).to.deep.equal([...AGENCIES]);
      expect(answer.AF.anropad).to.equal(true);
      expect(answer.AF.error ?? undefined).to.equal(undefined);
      expect(answer.MIV.anropad).to.equal(false);
    });

    for (const look of ['other-prefixes', 'default-namespace', 'cdata', 'utf-16'] as const) {
      it(`reads the same values where the agencies answer with ${look}`, async () => {
        const deaf: readonly Agency[] = ['FK', ...(look === 'cdata' ? client.deafToCdata : [])];
        const soap = AGENCIES.filter((id) => !deaf.includes(id));
        for (const id of soap) await service.simulators.behave(id, look);
        try {
          const { answer, complaint } = await ask({});
          expect(complaint).to.equal(undefined);
          expectData(answer.svarsdata);
        } finally {
          for (const id of soap) await service.simulators.behave(id, undefined);
        }
      });
    }

    it('can read the answer about every person whom all agencies answer about', async () => {
      const everyone = Object.values(persons).filter(({ key, profile }) => key === profile);
      const calls = everyone.map((person) => hamta({ person: person.personnummer }));
      const results = await client.send(`${service.url}/ssbtek?wsdl`, calls);
      const troubles = results.flatMap(({ answer, complaint }, n) =>
        answer?.svarsdata.AF.data ? [] : [`${everyone[n]?.key}: ${complaint ?? 'no data of AF'}`],
      );
      expect(troubles).to.deep.equal([]);
      expect(results).to.have.lengthOf(everyone.length);
    });
  });
}

function hamta(options: ObjectQuestionOptions): Call {
  return { operation: 'hamtaBastjanstInformation', question: objectQuestion(options) };
}

async function single(client: ForeignClient, service: Constellation, call: Call): Promise<ClientResult> {
  const [result] = await client.send(`${service.url}/ssbtek?wsdl`, [call]);
  if (!result) throw new Error(`${client.name} gave no result`);
  return result;
}

/** The agencies that have a part; zeep gives the others as null. */
function answered(svarsdata: Record<string, unknown>): string[] {
  return AGENCIES.filter((id: Agency) => svarsdata[id]);
}

// biome-ignore lint/suspicious/noExplicitAny: objects as a foreign library builds them from the WSDL
function expectData(svarsdata: any): void {
  expect(answered(svarsdata)).to.deep.equal([...AGENCIES]);
  const { AF, CSN, FK, SKV, SO, TNS, MIV } = svarsdata;
  expect(AF.data.Svar.StatusSokandeinformationKod, 'AF').to.equal(0);
  expect(AF.data.Svar.Efternamn, 'AF').to.equal(efternamn);
  expect(AF.data.Fraga.NamnPaIngivare, 'AF').to.equal('Provköpings kommun');
  expect(text(CSN.data.svar), 'CSN')
    .to.match(/^<\?xml [^>]*\?>\s*<(\w+:)?CSNSvar /)
    .and.include(personnummer.slice(2));
  expect(text(CSN.data.svar), 'CSN').to.match(/ResultatKod>(<!\[CDATA\[)?0\b/);
  const lefiAnswer = JSON.parse(text(FK.data.lefiJsonSvar));
  expect(lefiAnswer.formansinformation.generellPersoninformation[0].personnummer, 'FK').to.equal(personnummer);
  expect(SKV.data.svar, 'SKV').to.be.a('string').and.include(`>${personnummer}<`);
  expect(SO.data.IdentificationNumber, 'SO').to.equal(personnummer);
  const [akassa] = SO.data.ArbetsloshetsersattningLista.Arbetsloshetsersattning;
  expect(akassa.Utbetalningar, 'SO').to.have.lengthOf(2);
  expect(Number(akassa.Utbetalningar[0].NettoEfterSkatt), 'SO').to.equal(9412.5);
  expect(day(SO.data.Tom), 'SO').to.equal(period.tom);
  expect(TNS.data.fordonsinnehav.fordon[0].regnr, 'TNS').to.equal('MLB12A');
  expect(MIV.data.response.personnummer, 'MIV').to.equal(personnummer);
  expect(MIV.data.response.svarCollection.svar[0].giltighetstid, 'MIV').to.equal('PERMANENT');
}

/** Base64 as text: node-soap leaves it as it came, the others have decoded it. */
function text(value: string): string {
  return /^[\w+/]+={0,2}$/.test(value) ? Buffer.from(value, 'base64').toString('utf8') : value;
}

/** A date: node-soap makes a Date of it. */
function day(value: string | Date): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  return [value ?? []].flat() as T[];
}
