// The question of v11: as v10's, in its own namespace, with Skatteverket's part.
import { bodyV10, envelope, type QuestionOptions } from '../questions.ts';

export const SKV_PARTS = [
  'foretagsinformation',
  'individuppgifter',
  'skattekonto',
  'skatteuppgifter',
  'beskattningsbilagor',
] as const;

/** Skatteverket's `fraga`; the parts that are named are asked for. */
export function skvFraga(parts: readonly string[] = SKV_PARTS, years: readonly (number | string)[] = [2025]): string {
  const ar = years.map((year) => `<ar>${year}</ar>`).join('');
  const flags = SKV_PARTS.map((part) => `<${part}>${parts.includes(part)}</${part}>`).join('');
  return `<fraga>${ar}${flags}</fraga>`;
}

/** Skatteverket gets its `fraga` where it is asked and the options say nothing else. */
export function questionV11(options: QuestionOptions = {}): string {
  const { ask, specific = {} } = options;
  const asksSkv = ask === undefined || ask.includes('SKV');
  const withSkv = { ...options, specific: { ...(asksSkv ? { SKV: skvFraga() } : {}), ...specific } };
  return envelope(bodyV10(withSkv).replaceAll('integration/ssbt/10', 'integration/ssbt/11'));
}
