// One data item of an uppgiftslämnare's list (överenskommelsen § 6.2.4), and the rules that a list must follow.
import { holdsIdentity } from '../../platform/identity.ts';
import { compileSchema } from '../../platform/schema.ts';
import { finnsFalt } from './faltkarta.ts';
import { FortackningError } from './fortackning-error.ts';

export interface Uppgift {
  /** Of its own within the list, and the same in every wording: `utbetalning-netto`. */
  readonly id: string;
  readonly namn: string;
  /** The provision of socialtjänstlagen (2025:400) that lets it be handed out, or {@link EJ_KARTLAGD}. */
  readonly lagrum: string;
  /** Where förordning (2008:975) has it, or {@link EJ_KARTLAGD}. */
  readonly forordning: string;
  /** Who answers: the uppgiftslämnare, or a system inside it. */
  readonly svarande: string;
  /** Where it stands in the answer, as {@link finnsFalt} reads it; at least one. */
  readonly falt: readonly string[];
  /** The first version of the contract that has it: `v10`. */
  readonly sedan: string;
  /** What a reader must know of it. */
  readonly anmarkning?: string;
}

/** What nobody has looked up yet. */
export const EJ_KARTLAGD = 'ej kartlagd';

const text = { type: 'string', minLength: 1, maxLength: 200 };

/** JSON Schema of one item; that its fields exist is checked besides. */
export const uppgiftSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'namn', 'lagrum', 'forordning', 'svarande', 'falt', 'sedan'],
  properties: {
    id: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,59}$' },
    namn: text,
    lagrum: text,
    forordning: text,
    svarande: text,
    falt: { type: 'array', minItems: 1, maxItems: 20, uniqueItems: true, items: text },
    sedan: { type: 'string', pattern: '^v[0-9]{1,3}$' },
    anmarkning: { type: 'string', minLength: 1, maxLength: 1000 },
  },
} as const;

const FALTNAMN: Readonly<Record<keyof Uppgift, string>> = {
  id: 'Id',
  namn: 'Uppgift',
  lagrum: 'Lagrum',
  forordning: 'Förordning (2008:975)',
  svarande: 'Svarande',
  falt: 'Fält',
  sedan: 'Sedan version',
  anmarkning: 'Anmärkning',
};

export function faltnamn(falt: keyof Uppgift): string {
  return FALTNAMN[falt];
}

const MOST = 200;
const schema = compileSchema(uppgiftSchema);

/**
 * The list, if every item of it holds.
 * @throws {FortackningError} kind `ogiltig`, naming the field of the first that does not
 */
export function checkedUppgifter(uppgifter: readonly Uppgift[]): readonly Uppgift[] {
  if (uppgifter.length > MOST) throw new FortackningError('ogiltig', `En förteckning har högst ${MOST} uppgifter.`);
  for (const [index, one] of uppgifter.entries()) {
    checkUppgift(one);
    const isTwice = uppgifter.findIndex(({ id }) => id === one.id) !== index;
    if (isTwice) throw new FortackningError('ogiltig', 'Två uppgifter har samma id.', 'id');
  }
  return uppgifter;
}

function checkUppgift(uppgift: Uppgift): void {
  const [breach] = schema.validate(uppgift);
  if (breach) {
    const falt = (breach.path.split('/')[1] || breach.expected || 'id') as keyof Uppgift;
    const rule = breach.rule === 'pattern' ? 'har inte den form som krävs' : 'saknas eller är för lång';
    throw new FortackningError('ogiltig', `${faltnamn(falt)} ${rule}.`, falt);
  }
  const personal = (Object.keys(uppgift) as (keyof Uppgift)[]).find((key) => holdsIdentity(String(uppgift[key])));
  if (personal)
    throw new FortackningError('ogiltig', `${faltnamn(personal)} får inte innehålla ett personnummer.`, personal);
  const place = uppgift.falt.findIndex((one) => !finnsFalt(one));
  if (place >= 0)
    throw new FortackningError('ogiltig', `Fält: rad ${place + 1} finns inte i kontraktets schema.`, 'falt');
}
