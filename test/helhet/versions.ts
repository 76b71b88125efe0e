// The versions of the contract, so that a suite runs over all of them: what differs between them stands here alone.
import { PARTS, type Part } from '../../src/bastjanster/skatteverket-delar/contract.ts';
import { AGENCIES, type Agency, bodyV10, envelope, pingV10, type QuestionOptions, V10 } from '../questions.ts';

export const V11 = V10.replace(/10$/, '11');

export interface Version {
  readonly name: 'v10' | 'v11';
  readonly namespace: string;
  /** XSD below the project's root. */
  readonly xsd: string;
  /** Query of the address at which the WSDL is had. */
  readonly wsdl: string;
  /** Whether Skatteverket answers in parts, by its REST interface. */
  readonly inParts: boolean;
  /** The simulator that answers for an agency. */
  simulatorOf(agency: Agency): string;
  /** The agencies that are asked over SOAP; the others are REST. */
  readonly overSoap: readonly Agency[];
  /** The body element of `hamtaBastjanstInformation`; all of Skatteverket's parts are asked for where nothing else is said. */
  body(options?: QuestionOptions): string;
  /** {@link body} in its envelope. */
  question(options?: QuestionOptions): string;
  readonly ping: string;
}

const v10: Version = {
  name: 'v10',
  namespace: V10,
  xsd: 'schemas/ssbtek/ssbtek-v10.xsd',
  wsdl: '?wsdl',
  inParts: false,
  simulatorOf: (agency) => agency,
  overSoap: AGENCIES.filter((id) => id !== 'FK'),
  body: bodyV10,
  question: (options) => envelope(bodyV10(options)),
  ping: pingV10,
};

export const v11: Version = {
  name: 'v11',
  namespace: V11,
  xsd: 'schemas/ssbtek/ssbtek-v11.xsd',
  wsdl: '?wsdl=v11',
  inParts: true,
  simulatorOf: (agency) => (agency === 'SKV' ? 'SKV_DELAR' : agency),
  overSoap: AGENCIES.filter((id) => id !== 'FK' && id !== 'SKV'),
  body: bodyV11,
  question: (options) => envelope(bodyV11(options)),
  ping: pingV10.replace(V10, V11),
};

/** Oldest first. */
export const versions: readonly Version[] = [v10, v11];

function bodyV11(options: QuestionOptions = {}): string {
  const { ask = AGENCIES, specific = {} } = options;
  const parts = ask.includes('SKV') ? { SKV: skvFraga() } : {};
  return bodyV10({ ...options, specific: { ...parts, ...specific } }).replace(V10, V11);
}

/** The two income years that were completed last. */
export const incomeYears: readonly number[] = [1, 2].map((back) => new Date().getFullYear() - back);

/** v11's question to Skatteverket as an object; the parts that are not wanted have the flag false. */
export function skvQuestion(wanted: readonly Part[] = PARTS) {
  const flags = PARTS.map((part) => [part, wanted.includes(part)] as const);
  return { ar: incomeYears, ...(Object.fromEntries(flags) as Record<Part, boolean>) };
}

/** {@link skvQuestion} as XML, without prefix. */
export function skvFraga(wanted: readonly Part[] = PARTS): string {
  const fields = Object.entries(skvQuestion(wanted)).flatMap(([name, value]) =>
    [value].flat().map((one) => `<${name}>${one}</${name}>`),
  );
  return `<fraga>${fields.join('')}</fraga>`;
}
