// The same service as a textbook builds it, to measure ours against: node-soap on both sides, axios, opossum, objects.
import { readFileSync } from 'node:fs';
import { Agent, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import CircuitBreaker from 'opossum';
import { type Client, createClientAsync, listen } from 'soap';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';

// It checks nothing, keeps no log and has one deadline per call: everything it leaves out makes it faster.
// It is built to be as fast as these libraries are without tricks: keep-alive, one client per bastjänst, no copies.

interface Tidsperiod {
  readonly fromDatum: Date | string;
  readonly tomDatum: Date | string;
}

/** The question as node-soap hands it over. */
interface Question {
  readonly generellaFrageparametrar: {
    readonly korrelationsid: string;
    readonly ingivare: { readonly organisationsnummer: string; readonly namn: string; readonly handlaggare: string };
    readonly personidentitet: string;
    readonly arendeidentitet: string;
    readonly tidsperiod: Tidsperiod;
    readonly syfte: string;
    readonly lagtext: string;
  };
  readonly specifikaFrageparametrar: Readonly<
    Record<
      string,
      {
        readonly attributes: { readonly inkludera: string };
        readonly fraga?: { readonly aktorsid: string; readonly lefiJsonFraga: string };
      }
    >
  >;
}

type Answer = Record<string, unknown>;
type Ask = (question: Question) => Promise<Answer>;

const TIMEOUT_MS = 20_000;
const http = axios.create({ httpAgent: new Agent({ keepAlive: true }), timeout: TIMEOUT_MS, proxy: false });

export interface Textbook {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts it on a free port. @param urls addresses of the bastjänster, by id */
export async function startTextbook(urls: Readonly<Record<string, string>>): Promise<Textbook> {
  const asks: Record<string, Ask> = {
    AF: await soapSource(urls, 'AF', 'arbetsformedlingen', 'fragaMeddelande', afQuestion),
    CSN: await csnSource(urls),
    FK: fkSource(urls.FK ?? ''),
    SKV: await soapSource(urls, 'SKV', 'skatteverket', 'beskattningsuppgifter', skvQuestion),
    SO: await soapSource(urls, 'SO', 'sveriges-a-kassor', 'getUnemploymentBenefitPayment', soQuestion),
    TNS: await soapSource(urls, 'TNS', 'transportstyrelsen', 'hamtaUppgifter', tnsQuestion),
    MIV: await soapSource(urls, 'MIV', 'migrationsverket', 'findByPersonnummer', mivQuestion),
  };
  const breakers = new Map(Object.entries(asks).map(([id, ask]) => [id, protect(ask)]));
  const server = await listenForQuestions((question) => compose(question, breakers));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ssbtek`,
    async stop() {
      for (const breaker of breakers.values()) breaker.shutdown();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Breaker = CircuitBreaker<[Question], Answer>;

function protect(ask: Ask): Breaker {
  return new CircuitBreaker(ask, { timeout: TIMEOUT_MS, errorThresholdPercentage: 50, resetTimeout: 10_000 });
}

async function compose(question: Question, breakers: ReadonlyMap<string, Breaker>): Promise<Answer> {
  const { generellaFrageparametrar, specifikaFrageparametrar } = question;
  const asked = [...breakers].filter(([id]) => specifikaFrageparametrar[id]?.attributes.inkludera === 'true');
  const results = await Promise.allSettled(asked.map(([, breaker]) => breaker.fire(question)));
  const svarsdata = Object.fromEntries(
    results.map((result, index) => {
      const id = asked[index]?.[0] ?? '';
      return [id, result.status === 'fulfilled' ? { data: result.value } : { error: errorOf(result.reason) }];
    }),
  );
  return {
    frageTidpunkt: new Date().toISOString(),
    korrelationsid: generellaFrageparametrar.korrelationsid,
    svarsdata,
  };
}

function errorOf(reason: unknown): Answer {
  return { kalla: 'SSBT', felkod: '9999', felmeddelande: String((reason as Error).message) };
}

function listenForQuestions(answer: (question: Question) => Promise<Answer>): Promise<Server> {
  const uri = `${PROJECT_ROOT}wsdl/ssbtek/ssbtek-v10.wsdl`;
  const server = createServer();
  const services = {
    BastjanstInformationInterfaceService: {
      BastjanstInformationInterfacePort: { hamtaBastjanstInformation: answer },
    },
  };
  return new Promise((resolve, reject) => {
    const callback = (error: unknown) => {
      if (error) return reject(error);
      server.listen(0, '127.0.0.1', () => resolve(server));
    };
    listen(server, { path: '/ssbtek', services, xml: readFileSync(uri, 'utf8'), uri, callback } as never);
  });
}

/** Dates and decimals go through as text: as Date and Number node-soap would write them empty and shortened. */
const AS_TEXT = { date: asText, dateTime: asText, decimal: asText };

function asText(text: string): string {
  return text;
}

async function soapClient(folder: string, url: string): Promise<Client> {
  const client = await createClientAsync(`${PROJECT_ROOT}wsdl/${folder}/${folder}.wsdl`, {
    // node-soap has the type of another build of axios.
    request: http as never,
    customDeserializer: AS_TEXT,
  });
  client.setEndpoint(url);
  return client;
}

/** Asks by node-soap; its answer as an object is the bastjänst's part of ours. */
async function soapSource(
  urls: Readonly<Record<string, string>>,
  id: string,
  folder: string,
  operation: string,
  write: (question: Question) => object,
): Promise<Ask> {
  const client = await soapClient(folder, urls[id] ?? '');
  const call = client[`${operation}Async`].bind(client) as (args: object) => Promise<[Answer]>;
  return async (question) => (await call(write(question)))[0];
}

/** The contract wants CSN's answer as a document in base64: cut out of the raw answer, which is cheaper than writing it. */
async function csnSource(urls: Readonly<Record<string, string>>): Promise<Ask> {
  const client = await soapClient('csn', urls.CSN ?? '');
  return async (question) => {
    const [, raw] = (await client.sbnUppgEkBistandBegarAsync(csnQuestion(question))) as [Answer, string];
    const document = /<(?:\w+:)?Body[^>]*>(.*)<\/(?:\w+:)?Body>/s.exec(raw)?.[1] ?? '';
    return { svar: Buffer.from(document).toString('base64') };
  };
}

/** The answer's bytes go on as they came; without parsing. */
function fkSource(url: string): Ask {
  return async ({ specifikaFrageparametrar }) => {
    const { aktorsid = '', lefiJsonFraga = '' } = specifikaFrageparametrar.FK?.fraga ?? {};
    const path = `/lefi-extern-formansinformation/v9/aktorer/${encodeURIComponent(aktorsid)}/formansinformation/fraga`;
    const response = await http.post<Buffer>(url + path, Buffer.from(lefiJsonFraga, 'base64'), {
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      responseType: 'arraybuffer',
    });
    return { lefiJsonSvar: response.data.toString('base64') };
  };
}

function afQuestion({ generellaFrageparametrar: general }: Question): object {
  return {
    Inkludera: { attributes: { ArbetssokandeInfo: true, AkasseInfo: true, BeslutInfo: true } },
    Fraga: {
      OrganisationsnummerForIngivare: general.ingivare.organisationsnummer,
      NamnPaIngivare: general.ingivare.namn,
      KontonamnForHandlaggare: general.ingivare.handlaggare,
      Referensnummer: general.arendeidentitet,
      From: day(general.tidsperiod.fromDatum),
      Tom: day(general.tidsperiod.tomDatum),
      SyfteMedFraga: general.syfte,
      LagParagraf: general.lagtext,
      IdentitetsbeteckningFysiskPerson: general.personidentitet,
    },
  };
}

function csnQuestion({ generellaFrageparametrar: general }: Question): object {
  return {
    SubOrgKod: general.ingivare.organisationsnummer,
    HandlaggareId: general.ingivare.handlaggare,
    ArendeId: general.arendeidentitet,
    AppNamn: 'Sammansatt',
    Personnummer: general.personidentitet,
    FromDatum: day(general.tidsperiod.fromDatum).replaceAll('-', ''),
    TomDatum: day(general.tidsperiod.tomDatum).replaceAll('-', ''),
  };
}

function skvQuestion({ generellaFrageparametrar: general }: Question): object {
  const zg = 'http://xmls.skatteverket.se/se/skatteverket/zg';
  const name = 'std:FragaBeskattningsuppgifterEnligtSFS2008-975';
  const person = `<fol:IdentitetsbeteckningFysiskPerson>${general.personidentitet}</fol:IdentitetsbeteckningFysiskPerson>`;
  const namespaces = `xmlns:std="${zg}/instans/standardiseradInformation/1.0" xmlns:fol="${zg}/komponent/infoForFolkbokforing/1.0"`;
  return { forfragan: `<${name} ${namespaces}>${person}</${name}>` };
}

function soQuestion({ generellaFrageparametrar: general }: Question): object {
  return {
    OrganisationsnummerIngivare: general.ingivare.organisationsnummer,
    NamnIngivare: general.ingivare.namn,
    KontonamnHandlaggare: general.ingivare.handlaggare,
    Referensnummer: general.arendeidentitet,
    From: day(general.tidsperiod.fromDatum),
    Tom: day(general.tidsperiod.tomDatum),
    Syfte: general.syfte,
    Paragraf: general.lagtext,
    IdentificationNumber: general.personidentitet,
  };
}

function tnsQuestion({ generellaFrageparametrar: { personidentitet } }: Question): object {
  return { identifikation: { sekel: personidentitet.slice(0, 2), personnummer: personidentitet.slice(2) } };
}

function mivQuestion({ generellaFrageparametrar: { korrelationsid, personidentitet, ingivare } }: Question): object {
  const { handlaggare, namn, organisationsnummer } = ingivare;
  const query = { korrelationsid, personnummer: personidentitet, ingivare: { handlaggare, namn, organisationsnummer } };
  return { query };
}

/** node-soap makes a Date of an xs:date. */
function day(date: Date | string): string {
  return typeof date === 'string' ? date : date.toISOString().slice(0, 10);
}
