// Tells whether a field that a list names stands in the contract: the published schemas of the answers are walked.
import { readSchema } from '../../platform/schema.ts';

/** By the first part of a field's path: the answer that it stands in. */
const SVAR = {
  AF: { file: 'schemas/arbetsformedlingen/svar.schema.json', part: [] },
  CSN: { file: 'schemas/csn/svar.schema.json', part: [] },
  FK: { file: 'schemas/forsakringskassan/lefi-v9.schema.json', part: ['$defs', 'ExternFormansinformationSvar'] },
  'SKV-v10': { file: 'schemas/skatteverket/svar.schema.json', part: [] },
  'SKV-v11': { file: 'schemas/skatteverket-delar/delar.schema.json', part: [] },
  SO: { file: 'schemas/sveriges-a-kassor/svar.schema.json', part: [] },
  TNS: { file: 'schemas/transportstyrelsen/svar.schema.json', part: [] },
  MIV: { file: 'schemas/migrationsverket/svar.schema.json', part: [] },
} as const satisfies Record<string, { readonly file: string; readonly part: readonly string[] }>;

/** What a path can begin with. */
export const FALTROTTER: readonly string[] = Object.keys(SVAR);

interface Shape {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly $defs?: Readonly<Record<string, Shape>>;
}

const read = new Map<string, Shape>();

/** @param vag names with `/` between, the first of {@link FALTROTTER}: `AF/Svar/ArbetssokandeInfo/Arbetssokande` */
export function finnsFalt(vag: string): boolean {
  const [root = '', ...names] = vag.split('/');
  if (!Object.hasOwn(SVAR, root) || names.length === 0) return false;
  const { file, part } = SVAR[root as keyof typeof SVAR];
  const whole = read.get(file) ?? (readSchema(file) as Shape);
  read.set(file, whole);
  return leads(whole, at(whole, part), names);
}

function leads(whole: Shape, shape: Shape | undefined, names: readonly string[]): boolean {
  if (!shape) return false;
  const [name, ...rest] = names;
  if (name === undefined) return true;
  const { $ref, items, anyOf = [], properties = {} } = shape;
  const referred = $ref === undefined ? undefined : at(whole, $ref.split('/').slice(1));
  const own = Object.hasOwn(properties, name) && leads(whole, properties[name], rest);
  return own || [referred, items, ...anyOf].some((one) => leads(whole, one, names));
}

function at(whole: Shape, part: readonly string[]): Shape | undefined {
  return part.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], whole) as
    | Shape
    | undefined;
}
