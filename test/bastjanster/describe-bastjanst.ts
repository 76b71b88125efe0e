// One suite for every bastjänst: what the core may count on, whoever is behind it.
import { expect } from 'chai';
import type { BastjanstModule, Content } from '../../src/bastjanster/module.ts';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Bastjanst } from '../../src/composite/bastjanst.ts';
import { BastjanstFault } from '../../src/composite/fault.ts';
import { type BastjanstQuery, PersonId } from '../../src/composite/query.ts';
import { createHttpClient, type HttpClient } from '../../src/platform/http-client.ts';
import { schemaAt } from '../json-schemas.ts';
import { lefiQuestion, period } from '../questions.ts';

const ID = '01920000-0000-7000-8000-000000000001';
const KORRELATIONSID = '5f6b8a1e-6a52-4a39-9a0e-1a2b3c4d5e6f';

export interface BastjanstFacts {
  /** Whether its answers name the person asked about. */
  readonly namesPerson: boolean;
  /** Whether its schema lets foreign elements in. */
  readonly any: boolean;
  /** What comes of a 404: a fault, or for an answer in parts an answer that there is nothing. */
  readonly notFound?: 'http-error' | 'delivered';
  /** JSON Schema of its JSON form, below schemas/. */
  readonly jsonSchema?: string;
}

export function describeBastjanst(module: BastjanstModule, facts: BastjanstFacts): void {
  const { namesPerson, any, notFound = 'http-error', jsonSchema = `${module.folder}/svar.schema.json` } = facts;
  const { source: id } = module;
  describe(`bastjänst ${id} (${module.name})`, () => {
    let simulators: Simulators;
    let http: HttpClient;
    let strikt: Bastjanst<Content>;
    let tolerant: Bastjanst<Content>;
    const never = new AbortController().signal;

    before(async () => {
      simulators = await startSimulators({ ports: 0, only: [id] });
      http = createHttpClient({ connections: 5, connectTimeoutMs: 1000 });
      const url = simulators.urls[id] ?? '';
      const test = {
        aktorsid: 'provkommun',
        organisationsnummer: '162120000142',
        namn: 'Prov',
        person: persons.allaSvarar.personnummer,
      };
      const create = (schemaMode: 'strikt' | 'tolerant') =>
        module.create({ http, settings: { url, schemaMode, maxAnswerBytes: 1_000_000, partTimeoutMs: 10_000, test } });
      [strikt, tolerant] = [create('strikt'), create('tolerant')];
    });
    afterEach(() => simulators.behave(id, undefined));
    after(async () => {
      await http.close();
      await simulators.stop();
    });

    it('delivers a valid answer about the person asked about', async () => {
      const delivery = await strikt.ask(query(), never);
      expect(delivery.schema).to.equal('valid');
      expect(delivery.subject).to.equal(namesPerson ? 'verified' : 'not-checked');
    });

    it('asks with our id and the korrelationsid in headers, and nothing of the person in the address', async () => {
      await strikt.ask(query(), never);
      const event = simulators.events(id).at(-1);
      expect(event).to.include({ id: ID, korrelationsid: KORRELATIONSID });
    });

    it('keeps a korrelationsid that is no UUID out of the headers', async () => {
      await strikt.ask(query({ korrelationsid: 'Kalle Karlsson' }), never);
      expect(simulators.events(id).at(-1)?.korrelationsid).to.equal(undefined);
    });

    for (const [behaviour, cause] of [
      ['hang', 'timeout'],
      ['refuse', 'unreachable'],
      ['reset', 'connection-broken'],
      ['empty-200', 'invalid-answer'],
      ['malformed', 'invalid-answer'],
      ['http-404', notFound],
    ] as const) {
      it(`fails with ${cause} when the source does ${behaviour}`, async () => {
        await simulators.behave(id, behaviour);
        expect(await causeOf(strikt.ask(query(), deadline(behaviour === 'hang' ? 100 : 5000)))).to.equal(cause);
      });
    }

    it('closes the socket when its signal aborts', async () => {
      await simulators.behave(id, 'hang');
      const seen = simulators.events(id).length;
      await causeOf(strikt.ask(query(), deadline(50)));
      await simulators.waitFor(
        id,
        (event) => event.outcome === 'closed-by-caller' && simulators.events(id).length > seen,
      );
    });

    it('refuses an answer that breaks its schema in strikt mode and delivers it, marked, in tolerant mode', async () => {
      await simulators.behave(id, 'schema-invalid');
      expect(await causeOf(strikt.ask(query(), never))).to.equal('invalid-answer');
      const delivery = await tolerant.ask(query(), never);
      expect(delivery.schema).to.equal('deviates');
      expect(() => JSON.parse(module.jsonWriter()(delivery.content))).not.to.throw();
    });

    if (namesPerson) {
      it('refuses an answer about another person in both modes', async () => {
        await simulators.behave(id, 'wrong-person');
        expect(await causeOf(strikt.ask(query(), never))).to.equal('wrong-person');
        expect(await causeOf(tolerant.ask(query(), never))).to.equal('wrong-person');
      });
    }

    if (any) {
      it('carries an unknown element through, in XML and in JSON', async () => {
        await simulators.behave(id, 'extra-element');
        const { content } = await strikt.ask(query(), never);
        expect(content.format === 'xml' && content.xml).to.match(/tillagg/i);
        expect(module.jsonWriter()(content)).to.match(/"_ovrigt":\[\{"namn":"\w*tillagg"/i);
      });
    }

    it('answers its ping, where it has one', async () => {
      if (!strikt.test) return expect(id).to.be.oneOf(['CSN', 'SKV', 'SKV_DELAR', 'SO', 'TNS', 'MIV']);
      await strikt.test(never);
      await simulators.behave(id, 'http-404');
      return expect(await causeOf(strikt.test(never))).to.equal('http-error');
    });

    it('has a JSON form that its JSON Schema describes, for every test person', async () => {
      const validate = schemaAt(jsonSchema);
      const write = module.jsonWriter();
      for (const person of Object.values(persons)) {
        const result = await strikt
          .ask(query({ person: new PersonId(person.personnummer) }), deadline(500))
          .catch(asCause);
        if (typeof result === 'string') continue;
        const json = JSON.parse(write(result.content));
        expect(validate(json), `${person.key}: ${JSON.stringify(validate.errors?.slice(0, 3))}`).to.equal(true);
      }
    }).timeout(30_000);
  });
}

export function query(changes: Partial<BastjanstQuery> = {}): BastjanstQuery {
  const person = changes.person ?? new PersonId(persons.allaSvarar.personnummer);
  return {
    id: ID,
    korrelationsid: KORRELATIONSID,
    person,
    ingivare: { organisationsnummer: '162120000142', namn: 'Provköpings kommun', handlaggare: 'Åsa <&> Öberg' },
    personuppgiftsbitraden: [{ organisationsnummer: '165561234567', namn: 'Leverantören & Co' }],
    arende: 'EB-1',
    syfte: 'Ekonomiskt bistånd',
    lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    period,
    // FK's and those of Skatteverket's second interface; the others have none.
    parameters: {
      version: 'v9',
      aktorsid: 'provkommun',
      lefiJsonFraga: JSON.stringify(lefiQuestion(person.reveal())),
      delar: 'skattekonto,skatteuppgifter',
      ar: '2025,2024',
    },
    ...changes,
  };
}

export function deadline(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new BastjanstFault('timeout')), milliseconds).unref();
  return controller.signal;
}

function asCause(error: unknown): string {
  if (error instanceof BastjanstFault) return error.cause;
  throw error;
}

export async function causeOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'delivered', asCause);
}
