// The provisions that a question may rest on, with the time in which each was in force: data that is maintained.

export interface Lagrum {
  /** SFS number of the law. */
  readonly sfs: string;
  /** Chapter and paragraphs, as they are written. */
  readonly bestammelse: string;
  /** What it is about. */
  readonly om: string;
  /** First day in force, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day in force; missing while it is. */
  readonly tom?: string;
}

/** Source: SFS 2001:453 (repealed 2025-07-01 by 2025:400), SFS 2025:400. */
export const lagrum: readonly Lagrum[] = [
  {
    sfs: '2001:453',
    bestammelse: '11 kap. 11 a §',
    om: 'uppgifter från myndigheter till socialnämnden',
    from: '2008-01-01',
    tom: '2025-06-30',
  },
  {
    sfs: '2001:453',
    bestammelse: '11 kap. 11 b §',
    om: 'uppgifter från Arbetsförmedlingen',
    from: '2008-01-01',
    tom: '2025-06-30',
  },
  {
    sfs: '2025:400',
    bestammelse: '15 kap. 10 §',
    om: 'uppgifter från CSN, Försäkringskassan, Pensionsmyndigheten och a-kassor',
    from: '2025-07-01',
  },
  { sfs: '2025:400', bestammelse: '15 kap. 11 §', om: 'uppgifter från Arbetsförmedlingen', from: '2025-07-01' },
  { sfs: '2025:400', bestammelse: '15 kap. 12 §', om: 'uppgifter från Skatteverket', from: '2025-07-01' },
  { sfs: '2025:400', bestammelse: '12 kap. 1 §', om: 'ekonomiskt bistånd', from: '2025-07-01' },
  { sfs: '2025:400', bestammelse: '33 kap.', om: 'återkrav', from: '2025-07-01' },
];

/** Whether a text names a law of the list, and only such as are no longer in force on that day. */
export function isRepealed(lagtext: string, today: string): boolean {
  const named = namedIn(lagtext);
  return named.length > 0 && named.every(({ tom }) => tom !== undefined && tom < today);
}

/** Whether a text names a law of the list. */
export function isKnownLagtext(lagtext: string): boolean {
  return namedIn(lagtext).length > 0;
}

function namedIn(lagtext: string): Lagrum[] {
  return lagrum.filter(({ sfs }) => lagtext.includes(sfs));
}
