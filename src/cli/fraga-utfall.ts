// An answer as it came, read as far as a command that asked needs it: whether it is one, and whether it is whole.
import { isObject } from '../bastjanster/json-place.ts';
import { type Quality, tellsAll } from '../composite/quality.ts';
import { parseJson } from '../platform/json.ts';
import { children, descend, parseXml, type XmlElement, XmlRefusal } from '../platform/xml.ts';
import type { SvarMedOversikt } from '../profiles/sverige/oversikt/visning/visning.ts';
import { FragaError } from './fraga-anrop.ts';

/** Of the JSON answer, what is shown and told; the contract is schemas/ssbtek/svar.schema.json. */
export type SvarJson = SvarMedOversikt & {
  readonly id: string;
  readonly varningar?: readonly { readonly kod: string; readonly galler?: string; readonly text: string }[];
  readonly svarsdata: Readonly<Record<string, { readonly kvalitet: Quality }>>;
};

const INGET_SVAR =
  'Tjänsten svarade med något annat än ett sammansatt svar med översikt. Kontrollera TJANST_URL, och tjänstens version.';

/** @throws {FragaError} where it is something else, of which nothing is repeated */
export function readSvar(bytes: Uint8Array): SvarJson {
  const parsed = parseJson(bytes);
  const value = 'value' in parsed ? parsed.value : undefined;
  if (!isObject(value) || !isObject(value.svarsdata) || !isObject(value.oversikt)) throw new FragaError(INGET_SVAR);
  return value as unknown as SvarJson;
}

/** Whether every bastjänst that was asked has told all that it has. */
export function isWhole({ svarsdata }: SvarJson): boolean {
  return Object.values(svarsdata).every(({ kvalitet }) => tellsAll(kvalitet));
}

/**
 * The same of a SOAP answer, which does not tell what is partial inside a bastjänst that answered.
 * @param varning `X-Sammansatt-Varning` @throws {FragaError} where it is something else
 */
export function isWholeXml(xml: Uint8Array, varning: string): boolean {
  try {
    using doc = parseXml(xml);
    const body = descend(doc.root, 'Body');
    if (!body) throw new FragaError(INGET_SVAR);
    return !varning.includes('=unverifiable') && !holdsError(body, LEVELS);
  } catch (error) {
    throw error instanceof XmlRefusal ? new FragaError(INGET_SVAR) : error;
  }
}

/** Answer, svarsdata, bastjänst, its error; one more where it answers in parts. */
const LEVELS = 5;

function holdsError(element: XmlElement, levels: number): boolean {
  if (levels === 0) return false;
  return children(element).some((one) => one.name === 'error' || holdsError(one, levels - 1));
}
