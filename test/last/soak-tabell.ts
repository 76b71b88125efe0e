// The soak's result as a table in Swedish.
import type { Answered } from './soak-anropare.ts';
import { FACES, KIND_NAMES } from './soak-blandning.ts';
import { MOST_GROWTH } from './soak-dom.ts';
import type { AtRest, Progress, Soaked } from './soak-korning.ts';
import { markdownTable } from './tabell.ts';
import type { Sample } from './tjanst.ts';
import { counted, percentile, slope } from './varden.ts';

const HOUR_MS = 3_600_000;
const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
const ms = (milliseconds: number | undefined) => (milliseconds ?? Number.NaN).toFixed(0);

/** What is printed while it runs. */
export function progressLine({ at, put, ended, sample: { rss, heap, descriptors, late } }: Progress): string {
  return (
    `[${ms(at / 1000).padStart(5)} s] ställda ${put}, avslutade ${ended}, RSS ${mb(rss)} MB, heap ${mb(heap)} MB, ` +
    `öppna filer ${descriptors}, eftersläpning p99 ${ms(late.p99)} ms`
  );
}

export function table(soaked: Soaked): string {
  return [rates(soaked), kinds(soaked.answers), outcomes(soaked.answers), resources(soaked)].join('\n\n');
}

function rates({ options, answers, milliseconds }: Soaked): string {
  const accepted = answers.filter(({ id }) => id !== undefined).length;
  const [least, most] = options.delay;
  return markdownTable(
    ['takt', 'antal', 'per sekund'],
    [
      ['ställda', String(answers.length), ((1000 * answers.length) / options.lasts).toFixed(1)],
      ['besvarade', String(accepted), ((1000 * accepted) / milliseconds).toFixed(1)],
      ['nekade eller brutna', String(answers.length - accepted), ''],
      ['källornas fördröjning', `${least}–${most} ms`, ''],
    ],
  );
}

function kinds(answers: readonly Answered[]): string {
  const lines = KIND_NAMES.map((name) => {
    const own = answers.filter(({ planned: { kind } }) => kind === name);
    const times = own.map(({ milliseconds }) => milliseconds);
    const kilobytes =
      percentile(
        own.map(({ bytes }) => bytes),
        0.5,
      ) / 1000;
    const figures = [0.5, 0.9, 0.99, 1].map((share) => ms(percentile(times, share)));
    return [name, String(own.length), ...figures, kilobytes.toFixed(1)];
  });
  return markdownTable(['slag', 'antal', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms', 'svar kB'], lines);
}

function outcomes(answers: readonly Answered[]): string {
  const lines = counted(
    answers.map(({ planned: { kind, expected }, outcome }) => JSON.stringify([kind, outcome, expected])),
  )
    .map(([key]) => JSON.parse(key) as [string, string, string])
    .map(([name, outcome, expected]) => {
      const own = answers.filter(
        (one) => one.planned.kind === name && one.outcome === outcome && one.planned.expected === expected,
      );
      const byFace = FACES.map((face) => String(own.filter(({ planned }) => planned.face === face).length));
      return [name, outcome, ...byFace, outcome === expected ? 'ja' : `NEJ: ${expected}`];
    });
  return markdownTable(['slag', 'utfall', ...FACES.map((face) => face.toUpperCase()), 'väntat'], lines);
}

function resources({ first, last, under }: Soaked): string {
  const grows = (of: (sample: Sample) => number) =>
    (HOUR_MS * slope(under.map(({ at, sample }) => [at, of(sample) / 1e6] as const))).toFixed(1);
  const line = (name: string, of: (at: AtRest) => string, more = '', most = '') => [
    name,
    of(first),
    of(last),
    more,
    most,
  ];
  const late = (of: (sample: Sample) => number) => [under[0], under.at(-1)].map((at) => ms(at && of(at.sample)));
  return markdownTable(
    ['tjänsten', 'först', 'sist', 'under last', 'får växa'],
    [
      line(
        'minne (RSS), MB',
        ({ sample }) => mb(sample.rss),
        `${grows(({ rss }) => rss)} MB/h`,
        `${MOST_GROWTH.rssMb} MB`,
      ),
      line(
        'heap, MB',
        ({ sample }) => mb(sample.heap),
        `${grows(({ heap }) => heap)} MB/h`,
        `${MOST_GROWTH.heapMb} MB`,
      ),
      line(
        'öppna filer',
        ({ sample }) => String(sample.descriptors),
        `högst ${Math.max(...under.map(({ sample }) => sample.descriptors))}`,
        String(MOST_GROWTH.descriptors),
      ),
      ['eftersläpning p50, ms', ...late((sample) => sample.late.p50), '', ''],
      ['eftersläpning p99, ms', ...late((sample) => sample.late.p99), '', ''],
      [
        'eftersläpning max, ms',
        ...late((sample) => sample.late.max),
        `högst ${ms(Math.max(...under.map(({ sample }) => sample.late.max)))}`,
        '',
      ],
      line('besvarade frågor', ({ accepted }) => String(accepted)),
      line('… som står fullständiga i loggen', ({ complete }) => String(complete)),
      line('frågor i loggen', ({ rows }) => String(rows)),
    ],
  );
}
