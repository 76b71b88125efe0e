// Questions as a real client writes them, about test persons, with the parts that a test wants to change.
import { persons } from '../src/bastjanster/simulation/population.ts';

export const V10 = 'http://schema.forsakringskassan.se/integration/ssbt/10';
export const AGENCIES = ['AF', 'CSN', 'FK', 'SKV', 'SO', 'TNS', 'MIV'] as const;
export type Agency = (typeof AGENCIES)[number];

export interface QuestionOptions {
  readonly person?: string;
  /** Who is asked; all where it is missing. */
  readonly ask?: readonly Agency[];
  /** Content of generellaFrageparametrar, by element; `undefined` leaves an element out. */
  readonly general?: Readonly<Record<string, string | undefined>>;
  /** Content of an agency's element. */
  readonly specific?: Partial<Record<Agency, string>>;
  readonly prefix?: string;
}

/** The last seven weeks and the next ten days: inside the window of every agency. */
export const period = { from: day(-50), tom: day(10) };

function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

/** LEFI's question, with at least one type of everything that the simulator knows. */
export function lefiQuestion(personnummer: string): object {
  return {
    personnummer,
    period,
    formansinformation: ['FK:SJP', 'FK:FP', 'FK:BTI', 'FK:AS'],
    preliminaraUtbetalningar: ['FK:SJP', 'PM:AP'],
    utbetalningar: ['FK:SJP', 'FK:FP', 'PM:AP', 'PM:EF'],
    beslut: ['PM:AP'],
    ovrigInformation: ['FK:GEPI'],
  };
}

export function fkFraga(
  personnummer: string,
  changes: { version?: string; aktorsid?: string; json?: string } = {},
): string {
  const json = changes.json ?? JSON.stringify(lefiQuestion(personnummer));
  return `<fraga><version>${changes.version ?? 'v9'}</version><aktorsid>${changes.aktorsid ?? 'provkommun'}</aktorsid><lefiJsonFraga>${Buffer.from(json).toString('base64')}</lefiJsonFraga></fraga>`;
}

/** The body element of `hamtaBastjanstInformation`, v10. */
export function bodyV10(options: QuestionOptions = {}): string {
  const {
    person = persons.allaSvarar.personnummer,
    ask = AGENCIES,
    general = {},
    specific = {},
    prefix = 'ns',
  } = options;
  const values: Record<string, string | undefined> = {
    korrelationsid: '5f6b8a1e-6a52-4a39-9a0e-1a2b3c4d5e6f',
    fraganSkallInkluderasISvaret: 'false',
    ingivare:
      '<organisationsnummer>162120000142</organisationsnummer><namn>Provköpings kommun</namn><handlaggare>system</handlaggare>',
    personidentitet: person,
    arendeidentitet: 'EB-2026-000123',
    tidsperiod: `<fromDatum>${period.from}</fromDatum><tomDatum>${period.tom}</tomDatum>`,
    syfte: 'Ekonomiskt bistånd',
    lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    ...general,
  };
  const generella = Object.entries(values).map(([name, value]) =>
    value === undefined ? '' : `<${name}>${value}</${name}>`,
  );
  const agencies = AGENCIES.map((id) => {
    const included = ask.includes(id);
    const content = specific[id] ?? (included && id === 'FK' ? fkFraga(person) : '');
    return content === '' ? `<${id} inkludera="${included}"/>` : `<${id} inkludera="${included}">${content}</${id}>`;
  });
  const xml =
    `<hamtaBastjanstInformation xmlns:ns="${V10}"><generellaFrageparametrar>${generella.join('')}</generellaFrageparametrar>` +
    `<specifikaFrageparametrar>${agencies.join('')}</specifikaFrageparametrar></hamtaBastjanstInformation>`;
  return xml.replaceAll(/<(\/?)([A-Za-z])/g, `<$1${prefix}:$2`).replace('xmlns:ns=', `xmlns:${prefix}=`);
}

export const SOAP_NS = 'http://schemas.xmlsoap.org/soap/envelope/';

export function envelope(body: string, header = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP_NS}">${header}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

export function questionV10(options: QuestionOptions = {}): string {
  return envelope(bodyV10(options));
}

export const pingV10 = envelope(`<testaBastjanstInformation xmlns="${V10}"/>`);

/** The question as JSON. */
export function questionJson(
  options: Pick<QuestionOptions, 'person' | 'ask'> & { general?: object; specific?: object } = {},
): object {
  const { person = persons.allaSvarar.personnummer, ask = AGENCIES, general = {}, specific = {} } = options;
  const fraga = { aktorsid: 'provkommun', lefiJsonFraga: lefiQuestion(person) };
  return {
    generellaFrageparametrar: {
      korrelationsid: '5f6b8a1e-6a52-4a39-9a0e-1a2b3c4d5e6f',
      ingivare: { organisationsnummer: '162120000142', namn: 'Provköpings kommun', handlaggare: 'system' },
      personidentitet: person,
      arendeidentitet: 'EB-2026-000123',
      tidsperiod: { fromDatum: period.from, tomDatum: period.tom },
      syfte: 'Ekonomiskt bistånd',
      lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
      ...general,
    },
    specifikaFrageparametrar: {
      ...Object.fromEntries(
        ask.map((id) => [id, id === 'FK' ? { '@inkludera': true, fraga } : { '@inkludera': true }]),
      ),
      ...specific,
    },
  };
}

/** The parts of a SOAP answer: `data`, or the error as `kalla felkod`. */
export function partsOf(xml: string): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const id of AGENCIES) {
    const part = new RegExp(`<(?:\\w+:)?${id}>(.*?)</(?:\\w+:)?${id}>`, 's').exec(xml)?.[1];
    if (part === undefined) continue;
    const error = /^<ssbt:error><ssbt:kalla>(.*?)<\/ssbt:kalla><ssbt:felkod>(.*?)</s.exec(part);
    parts[id] = error ? `${error[1]} ${error[2]}` : 'data';
  }
  return parts;
}

/** felkod of a SOAP fault. */
export function faultOf(xml: string): string | undefined {
  return /<detail>.*?<ssbt:felkod>(.*?)</s.exec(xml)?.[1];
}
