// Why a service level cannot be set or taken away, in words for whoever tried.

/** What the fields of a level are called in texts. */
export const FALTTEXT = {
  kalla: 'källa',
  giltigFran: 'giltig från',
  tillganglighet: 'tillgänglighet',
  percentil: 'percentil',
  ms: 'svarstid',
  servicetid: 'servicetid',
  underhallsfonster: 'underhållsfönster',
  avtal: 'avtal',
} as const;

export type Nivafalt = keyof typeof FALTTEXT;

/** `ogiltig`: a field does not hold; `okand`: there is no such source or level. The text is Swedish and names field and rule. */
export class NivaError extends Error {
  override readonly name = 'NivaError';
  readonly kind: 'ogiltig' | 'okand';
  readonly falt: Nivafalt;

  constructor(kind: NivaError['kind'], falt: Nivafalt, message: string) {
    super(message);
    this.kind = kind;
    this.falt = falt;
  }
}

/** @param ska what the field should be */
export function ogiltigtFalt(falt: Nivafalt, ska: string): NivaError {
  const text = FALTTEXT[falt];
  return new NivaError('ogiltig', falt, `${text.charAt(0).toUpperCase()}${text.slice(1)} ska vara ${ska}.`);
}
