// The composite's question as a case system writes it, from one description: XML for the two SOAP versions, JSON for REST.
import { PARTS } from '../../bastjanster/skatteverket-delar/contract.ts';
import { escapeXml } from '../../platform/xml.ts';
import { versionLives } from '../../profiles/sverige/versions.ts';
import { vanligPeriod } from '../fragare.ts';
import type { Mal } from '../prov.ts';

export const MYNDIGHETER = ['AF', 'CSN', 'FK', 'SKV', 'SO', 'TNS', 'MIV'] as const;
export type Myndighet = (typeof MYNDIGHETER)[number];

/** The ways in which one question can be asked. */
export const FORMER = ['SOAP v10', 'SOAP v11', 'REST'] as const;
export type Form = (typeof FORMER)[number];
export type SoapForm = Exclude<Form, 'REST'>;
export const SOAP_FORMER: readonly SoapForm[] = ['SOAP v10', 'SOAP v11'];

export interface Fragedata {
  /** 12 digits, or what stands there instead. */
  readonly person: string;
  /** Who is asked; all where it is missing. */
  readonly tillfraga?: readonly Myndighet[];
  /** Fields of generellaFrageparametrar that are others than usual; `undefined` leaves one out. */
  readonly generella?: Readonly<Record<string, unknown>>;
  /** What an agency's part has instead of the usual, beside `@inkludera`. */
  readonly specifika?: Partial<Record<Myndighet, object>>;
  /** Facts of the environment: `organisationsnummer`, `namn`, `aktorsid`. */
  readonly installningar?: Readonly<Record<string, string>>;
}

/** The namespace of a version. */
export function namnrymd(form: SoapForm): string {
  const name = form.replace('SOAP ', '');
  const life = versionLives.find((one) => one.name === name);
  if (!life) throw new Error(`no version ${name}`);
  return life.namespace;
}

/** The question as JSON; in the order of the contract, so that XML can be made of it. */
export function fragan(form: Form, data: Fragedata): object {
  const { person, generella = {}, installningar = {} } = data;
  const { organisationsnummer = '162120000142', namn = 'Provköpings kommun' } = installningar;
  const { from, tom } = vanligPeriod();
  return {
    generellaFrageparametrar: present({
      korrelationsid: '0b5c1f9e-3d0f-4a53-8f58-6f1d2f0c7a11',
      fraganSkallInkluderasISvaret: false,
      ingivare: { organisationsnummer, namn, handlaggare: 'provbänken' },
      personidentitet: person,
      arendeidentitet: 'PROVBANK-1',
      tidsperiod: { fromDatum: from, tomDatum: tom },
      syfte: 'Prov av den sammansatta bastjänsten med testperson',
      lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
      ...generella,
    }),
    specifikaFrageparametrar: Object.fromEntries(MYNDIGHETER.map((id) => [id, myndighetens(form, id, data)])),
  };
}

function myndighetens(form: Form, id: Myndighet, { person, tillfraga, specifika, installningar }: Fragedata): object {
  if (tillfraga && !tillfraga.includes(id)) return { '@inkludera': false };
  return {
    '@inkludera': true,
    ...(specifika?.[id] ?? vanlig(form, id, person, aktorsidAv(installningar ? { installningar } : {}))),
  };
}

function vanlig(form: Form, id: Myndighet, person: string, aktorsid: string): object {
  if (id === 'FK') return { fraga: { version: 'v9', aktorsid, lefiJsonFraga: lefiFraga(person) } };
  if (id !== 'SKV' || form === 'SOAP v10') return {};
  const year = new Date().getFullYear();
  return { fraga: { ar: [year - 2, year - 1], ...Object.fromEntries(PARTS.map((part) => [part, true])) } };
}

/** Whom Försäkringskassan knows the asking organisation as. */
export function aktorsidAv({ installningar }: Pick<Mal, 'installningar'>): string {
  return installningar?.aktorsid ?? 'provkommun';
}

/** LEFI's question in base64. */
export function lefiFraga(personnummer: string): string {
  const question = {
    personnummer,
    period: vanligPeriod(),
    formansinformation: ['FK:SJP', 'FK:FP', 'FK:BTI', 'FK:AS'],
    utbetalningar: ['FK:SJP', 'FK:FP', 'PM:AP', 'PM:EF'],
    ovrigInformation: ['FK:GEPI'],
  };
  return Buffer.from(JSON.stringify(question)).toString('base64');
}

/** The body element of hamtaBastjanstInformation. @param prefix of its elements; empty: a default namespace */
export function fraganSomXml(form: SoapForm, data: Fragedata, prefix = 'ns'): string {
  const colon = prefix === '' ? '' : `${prefix}:`;
  const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const name = `${colon}hamtaBastjanstInformation`;
  return `<${name} ${declared}="${namnrymd(form)}">${elements(fragan(form, data), colon)}</${name}>`;
}

/** The ping. */
export function pingen(form: SoapForm, content = ''): string {
  return `<testaBastjanstInformation xmlns="${namnrymd(form)}">${content}</testaBastjanstInformation>`;
}

/** Keys with @ are attributes, a list is an element that repeats; the rest are elements, in order. */
function elements(value: object, colon: string): string {
  return Object.entries(value)
    .filter(([name]) => !name.startsWith('@'))
    .flatMap(([name, inner]) => [inner].flat().map((one: unknown) => element(colon + name, one, colon)))
    .join('');
}

function element(name: string, value: unknown, colon: string): string {
  if (typeof value !== 'object' || value === null) return `<${name}>${escapeXml(String(value))}</${name}>`;
  const attributes = Object.entries(value).filter(([key]) => key.startsWith('@'));
  const written = attributes.map(([key, text]) => ` ${key.slice(1)}="${escapeXml(String(text))}"`).join('');
  return `<${name}${written}>${elements(value, colon)}</${name}>`;
}

function present(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
