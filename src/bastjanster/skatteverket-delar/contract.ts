// Skatteverket's second contract (v11): REST, one call for each part of what it knows.
import type { BastjanstFault } from '../../composite/fault.ts';

export const ID = 'SKV';
export const SOURCE = 'SKV_DELAR';
export const SCHEMA = 'schemas/skatteverket-delar/delar.schema.json';

/** The parts in the order of the composite's contract. */
export const PARTS = [
  'foretagsinformation',
  'individuppgifter',
  'skattekonto',
  'skatteuppgifter',
  'beskattningsbilagor',
] as const;

export type Part = (typeof PARTS)[number];

interface PartContract {
  /** Name for people, in Swedish. */
  readonly name: string;
  /** The field that names the person, where the part has one. */
  readonly subject?: string;
}

export const parts: Readonly<Record<Part, PartContract>> = {
  foretagsinformation: { name: 'Företagsinformation' },
  individuppgifter: { name: 'Individuppgifter (arbetsgivardeklarationer)' },
  skattekonto: { name: 'Skattekonto', subject: 'kontohavare' },
  skatteuppgifter: { name: 'Skatteuppgifter', subject: 'identitet' },
  beskattningsbilagor: { name: 'Beskattningsbilagor' },
};

/** Whether a part's fault is Skatteverket's way of saying that it has nothing on the person there. */
export function isNotFound({ cause, detail }: BastjanstFault): boolean {
  return cause === 'http-error' && detail.httpStatus === 404;
}
