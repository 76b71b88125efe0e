// What of a soak was not as it must be: an outcome, a row, memory or descriptors that grow.

import type { Soaked } from './soak-korning.ts';
import { counted } from './varden.ts';

const MB = 1e6;

/** How much more the service may hold at the end than after the warm-up, both at rest. */
export const MOST_GROWTH = {
  /** What everything that is still held takes: a leak of 1 KB a question shows after 16,000 of them. */
  heapMb: 16,
  /** Freed memory goes back to the system late and in parts. */
  rssMb: 96,
  /** Tables of the log and its sealing open files of their own. */
  descriptors: 8,
} as const;

/** One line in Swedish for each thing that is wrong; none where all is well. */
export function unexpected({ answers, first, last }: Soaked): string[] {
  const outcomes = counted(
    answers.flatMap(({ outcome, planned: { kind, expected } }) =>
      outcome === expected ? [] : [`${kind}: ${outcome} i stället för ${expected}`],
    ),
  ).map(([line, times]) => `${line} (${times} gånger)`);
  const rows = [first, last].flatMap(({ accepted, rows: standing, complete }) =>
    accepted === standing && accepted === complete
      ? []
      : [`${accepted} besvarade frågor, men ${standing} i loggen, ${complete} av dem besvarade och fullständiga`],
  );
  const grown = {
    heapMb: (last.sample.heap - first.sample.heap) / MB,
    rssMb: (last.sample.rss - first.sample.rss) / MB,
    descriptors: last.sample.descriptors - first.sample.descriptors,
  };
  const growth = [
    grown.heapMb > MOST_GROWTH.heapMb && `heapen växte ${grown.heapMb.toFixed(1)} MB, mer än ${MOST_GROWTH.heapMb}`,
    grown.rssMb > MOST_GROWTH.rssMb && `minnet (RSS) växte ${grown.rssMb.toFixed(0)} MB, mer än ${MOST_GROWTH.rssMb}`,
    grown.descriptors > MOST_GROWTH.descriptors &&
      `öppna filer blev ${grown.descriptors} fler, mer än ${MOST_GROWTH.descriptors}`,
  ];
  const nothing = answers.length === 0 ? ['ingen fråga ställdes'] : [];
  return [...nothing, ...outcomes, ...rows, ...growth.flatMap((line) => line || [])];
}
