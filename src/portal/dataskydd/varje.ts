// How often something is done, in Swedish: ”varje timme”, ”var 2:a timme”, ”var 6:e timme”.

/** @param enhet in the singular and the genitive plural: `['timme', 'timmars']` */
export function varje(antal: number, [en, flera]: readonly [string, string]): string {
  if (antal === 1) return `varje ${en}`;
  if (!Number.isInteger(antal)) return `med ${String(antal).replace('.', ',')} ${flera} mellanrum`;
  return `var ${antal}:${hasA(antal) ? 'a' : 'e'} ${en}`;
}

/** Första and andra, and what ends in them; elfte and tolfte do not. */
function hasA(antal: number): boolean {
  return [1, 2].includes(antal % 10) && ![11, 12].includes(antal % 100);
}
