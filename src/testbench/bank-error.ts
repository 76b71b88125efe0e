// What stops the bench itself, told apart from all that a target can do.

/** `antal`: the run's calls are used up. `testnummer`: somebody would have been asked about who is no test person. */
export type BankErrorKind = 'antal' | 'testnummer';

const TEXTER: Readonly<Record<BankErrorKind, string>> = {
  antal: 'Körningens antal anrop är slut.',
  testnummer:
    'En fråga skulle ha burit ett personnummer som inte är ett av Skatteverkets testnummer. Den skickades inte.',
};

export class BankError extends Error {
  override readonly name = 'BankError';
  readonly kind: BankErrorKind;

  constructor(kind: BankErrorKind) {
    super(TEXTER[kind]);
    this.kind = kind;
  }
}
