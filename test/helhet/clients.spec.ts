// What clients that others wrote make of the service: three SOAP stacks, from the WSDL's address to typed objects.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PARTS, parts as partContracts } from '../../src/bastjanster/skatteverket-delar/contract.ts';
import { partErrors } from '../../src/profiles/sverige/part-errors.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { AGENCIES, type Agency, period } from '../questions.ts';
import { type Call, type ClientResult, clients, type ForeignClient } from './clients/clients.ts';
import { KORRELATIONSID, lefi, type ObjectQuestionOptions, objectQuestion } from './questions.ts';
import { requireTool } from './tools.ts';
import { incomeYears, type Version, versions } from './versions.ts';

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

for (const client of clients) for (const version of versions) describeClient(client, version);

function describeClient(client: ForeignClient, version: Version): void {
  describe(`${client.name} as a client of ${version.name}`, function () {
    this.timeout(60_000);
    let service: Constellation;

    before(async function () {
      if (client.probe) requireTool(this, client.name, client.probe);
      service = await startConstellation({
        env: { ...TEST, TIDSGRANS_BASTJANST_MS: '8000', TIDSGRANS_TOTAL_MS: '9000' },
      });
    });
    after(() => service?.stop());

    const send = (calls: readonly Call[]) => client.send(`${service.url}/ssbtek${version.wsdl}`, calls);
    const hamta = (options: ObjectQuestionOptions): Call => {
      return { operation: 'hamtaBastjanstInformation', question: objectQuestion(version, options) };
    };
    const ask = (options: ObjectQuestionOptions) => single(hamta(options));

    async function single(call: Call): Promise<ClientResult> {
      const [result] = await send([call]);
      if (!result) throw new Error(`${client.name} gave no result`);
      return result;
    }

    it('reads all seven agencies about the person from a WSDL that nobody patched', async () => {
      const { answer, complaint } = await ask({});
      expect(complaint).to.equal(undefined);
      expect(answer.korrelationsid).to.equal(KORRELATIONSID);
      expectData(answer.svarsdata, version);
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
      const { text, advice } = partErrors['soap-fault'];
      expect(error.felmeddelande).to.deep.equal([text, advice]);
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
      const [what, advice, ...more] = list(fault?.detail.felmeddelande);
      expect(what).to.include('kontrollsiffra');
      expect(advice).to.be.a('string').and.not.equal('');
      expect(more).to.deep.equal([]);
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
      const { answer } = await single({ operation: 'testaBastjanstInformation', question: {} });
      expect(Object.keys(answer)).to.deep.equal([...AGENCIES]);
      expect(answer.AF.anropad).to.equal(true);
      expect(answer.AF.error ?? undefined).to.equal(undefined);
      expect(answer.MIV.anropad).to.equal(false);
    });

    for (const look of ['other-prefixes', 'default-namespace', 'cdata', 'utf-16'] as const) {
      it(`reads the same values where the agencies answer with ${look}`, async () => {
        const deaf: readonly Agency[] = look === 'cdata' ? client.deafToCdata : [];
        const soap = version.overSoap.filter((id) => !deaf.includes(id));
        for (const id of soap) await service.simulators.behave(id, look);
        try {
          const { answer, complaint } = await ask({});
          expect(complaint).to.equal(undefined);
          expectData(answer.svarsdata, version);
        } finally {
          for (const id of soap) await service.simulators.behave(id, undefined);
        }
      });
    }

    it('can read the answer about every person whom all agencies answer about', async () => {
      const everyone = Object.values(persons).filter(({ key, profile }) => key === profile);
      const calls = everyone.map((person) => hamta({ person: person.personnummer }));
      const results = await send(calls);
      const troubles = results.flatMap(({ answer, complaint }, n) =>
        answer?.svarsdata.AF.data ? [] : [`${everyone[n]?.key}: ${complaint ?? 'no data of AF'}`],
      );
      expect(troubles).to.deep.equal([]);
      expect(results).to.have.lengthOf(everyone.length);
      if (!version.inParts) return;
      for (const [n, { answer }] of results.entries()) expectOwnParts(answer.svarsdata.SKV, everyone[n]?.personnummer);
    });

    if (!version.inParts) return;

    it('gets those of Skatteverket’s parts whose flag is true, and no other', async () => {
      const { answer, complaint } = await ask({ parts: ['skattekonto', 'beskattningsbilagor'] });
      expect(complaint).to.equal(undefined);
      expect(present(answer.svarsdata.SKV)).to.deep.equal(['skattekonto', 'beskattningsbilagor']);
      expect(answered(answer.svarsdata)).to.deep.equal([...AGENCIES]);
    });

    it('gets 404 as the typed error of a part that Skatteverket has nothing on, beside data in another', async () => {
      const { answer } = await ask({ person: persons.student.personnummer, ask: ['SKV'] });
      const { individuppgifter, ...others } = answer.svarsdata.SKV;
      expect(JSON.parse(text(individuppgifter.data))).to.have.nested.property(
        'individuppgifter[0].arbetsgivare.namn',
        'Kaffestugan HB',
      );
      expect(present(others)).to.deep.equal(PARTS.filter((part) => part !== 'individuppgifter'));
      for (const part of present(others)) {
        expect(others[part].data ?? undefined, part).to.equal(undefined);
        expect(others[part].error, part).to.deep.equal({ kalla: 'BT', felkod: '404', felmeddelande: ['Not found'] });
      }
    });

    it('gets a part that fails as the typed error of that part alone', async () => {
      const { answer } = await ask({ person: persons.skvDelvis.personnummer, ask: ['SKV'] });
      const { skattekonto, ...others } = answer.svarsdata.SKV;
      expect(skattekonto.error).to.include({ kalla: 'BT', felkod: 'HTTP_FEL' });
      expect(skattekonto.error.felmeddelande).to.have.lengthOf(2);
      expect(present(others)).to.have.lengthOf(4);
      for (const part of present(others)) expect(others[part].data, part).to.be.a('string');
    });

    it('gets an error of Skatteverket alone where its question is missing', async () => {
      const { answer } = await ask({ parts: 'none' });
      expect(present(answer.svarsdata.SKV)).to.deep.equal(['error']);
      expect(answer.svarsdata.SKV.error).to.include({ kalla: 'SSBT', felkod: 'SKV_FRAGA_SAKNAS' });
      expect(answered(answer.svarsdata)).to.deep.equal([...AGENCIES]);
      for (const id of version.overSoap) expect(answer.svarsdata[id].error ?? undefined, id).to.equal(undefined);
    });
  });
}

/** The elements that are there; zeep gives the others as null. */
function present(element: Record<string, unknown>): string[] {
  return Object.keys(element).filter((name) => element[name] !== null && element[name] !== undefined);
}

/** The agencies that have a part; zeep gives the others as null. */
function answered(svarsdata: Record<string, unknown>): string[] {
  return AGENCIES.filter((id: Agency) => svarsdata[id]);
}

// biome-ignore lint/suspicious/noExplicitAny: objects as a foreign library builds them from the WSDL
function expectData(svarsdata: any, { inParts }: Version): void {
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
  if (inParts) expectParts(SKV);
  else expect(SKV.data.svar, 'SKV').to.be.a('string').and.include(`>${personnummer}<`);
  expect(SO.data.IdentificationNumber, 'SO').to.equal(personnummer);
  const [akassa] = SO.data.ArbetsloshetsersattningLista.Arbetsloshetsersattning;
  expect(akassa.Utbetalningar, 'SO').to.have.lengthOf(2);
  expect(Number(akassa.Utbetalningar[0].NettoEfterSkatt), 'SO').to.equal(9412.5);
  expect(day(SO.data.Tom), 'SO').to.equal(period.tom);
  expect(TNS.data.fordonsinnehav.fordon[0].regnr, 'TNS').to.equal('MLB12A');
  expect(MIV.data.response.personnummer, 'MIV').to.equal(personnummer);
  expect(MIV.data.response.svarCollection.svar[0].giltighetstid, 'MIV').to.equal('PERMANENT');
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function expectParts(SKV: any): void {
  expect(present(SKV), 'SKV').to.deep.equal([...PARTS]);
  expectOwnParts(SKV, personnummer);
  const json = Object.fromEntries(PARTS.map((part) => [part, JSON.parse(text(SKV[part].data))]));
  expect(json.foretagsinformation.foretag, 'SKV').to.include({ foretagId: '165561234567', godkandFskatt: true });
  expect(json.individuppgifter.individuppgifter[0].arbetsgivare.namn, 'SKV').to.equal('Provköpings kommun');
  expect(json.skattekonto, 'SKV').to.include({ kontohavare: personnummer, utbetaltBelopp: 3215 });
  const decided = json.skatteuppgifter.beslutadeSkatteuppgifter;
  expect(decided.map(({ beskattningsar }: { beskattningsar: number }) => beskattningsar)).to.include(incomeYears[1]);
  expect(json.beskattningsbilagor.beskattningsbilagor[0], 'SKV').to.include({ bilaga: 'NE', resultat: 12_600 });
}

/** Every part is JSON or 404, and one that names a person names this one. */
// biome-ignore lint/suspicious/noExplicitAny: as above
function expectOwnParts(SKV: any, person: string | undefined): void {
  for (const part of PARTS) {
    const { data, error } = SKV[part];
    const where = `${part} of ${person}`;
    if (error) {
      expect(error.felkod, where).to.equal('404');
      continue;
    }
    const json = JSON.parse(text(data));
    const { subject } = partContracts[part];
    if (subject) expect(json[subject], where).to.equal(person);
    else expect(Object.keys(json), where).to.deep.equal([part === 'foretagsinformation' ? 'foretag' : part]);
  }
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
