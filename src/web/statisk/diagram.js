// Draws the charts of a page from its tables with uPlot, in the colours of the page; again when a table or the colours change.
// @ts-check

/** @typedef {{ destroy(): void, setSize(size: { width: number, height: number }): void }} Chart */
/** @type {new (options: object, data: (number | null)[][], target: Element) => Chart} */
const UPlot = /** @type {any} */ (globalThis).uPlot;

const HEIGHT = 220;
/** Custom properties of the style sheet, in the order of the series; lines differ by their dashes as well. */
const STROKES = ['--diagram-1', '--diagram-2', '--diagram-3'];
const DASHES = [[], [8, 4], [2, 3]];

const number = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 0 });
const moment = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', day: 'numeric', month: 'numeric' });
const DAY_S = 86_400;
/** From here on a time of day does not tell which. */
const LONG_S = 21_600;

/** @type {Map<HTMLElement, Chart>} */
const charts = new Map();

drawAll();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
addEventListener('ny-del', ({ target }) => {
  const { id } = /** @type {HTMLElement} */ (target);
  for (const place of places()) if (place.dataset.diagram === id) draw(place);
});
addEventListener('resize', () => {
  for (const [place, chart] of charts) chart.setSize({ width: place.clientWidth, height: HEIGHT });
});

function drawAll() {
  for (const place of places()) draw(place);
}

/** @returns {HTMLElement[]} */
function places() {
  return [...document.querySelectorAll('[data-diagram]')].map((place) => /** @type {HTMLElement} */ (place));
}

/** @param {HTMLElement} place */
function draw(place) {
  const table = document.getElementById(place.dataset.diagram ?? '');
  if (!table) return;
  const series = (place.dataset.serier ?? '').split(' ');
  const { labels, data } = read(table, series);
  charts.get(place)?.destroy();
  charts.set(place, new UPlot(options(place, labels), data, place));
}

/**
 * @param {HTMLElement} table whose rows have a time and a figure for each series
 * @param {string[]} series
 */
function read(table, series) {
  const heads = [...table.querySelectorAll('th[data-serie]')].map((head) => /** @type {HTMLElement} */ (head));
  const columns = series.map((name) => heads.findIndex(({ dataset }) => dataset.serie === name));
  const rows = [...table.querySelectorAll('tbody tr')].filter((row) => row.querySelector('time'));
  const times = rows.map((row) => Date.parse(row.querySelector('time')?.dateTime ?? '') / 1000);
  const values = columns.map((column) =>
    rows.map((row) => {
      const figure = row.querySelectorAll('td')[column]?.querySelector('data');
      return figure ? Number(figure.value) : null;
    }),
  );
  return { labels: columns.map((column) => heads[column]?.textContent ?? ''), data: [times, ...values] };
}

/**
 * @param {HTMLElement} place
 * @param {string[]} labels
 */
function options(place, labels) {
  const style = getComputedStyle(place);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const unit = place.dataset.enhet === 'ms' ? '\u00a0ms' : '';
  const axis = {
    stroke: colour('--diagram-text'),
    grid: { stroke: colour('--diagram-rutnat'), width: 1 },
    ticks: { stroke: colour('--diagram-rutnat'), width: 1 },
  };
  const written = (/** @type {number | null} */ value) => (value === null ? '–' : `${number.format(value)}${unit}`);
  return {
    width: place.clientWidth,
    height: HEIGHT,
    cursor: { drag: { setScale: false } },
    scales: {
      y: {
        range: (/** @type {unknown} */ _, /** @type {number} */ __, /** @type {number} */ most) => [
          0,
          Math.max(1, most * 1.05),
        ],
      },
    },
    series: [
      {
        label: 'Tid',
        value: (/** @type {unknown} */ _, /** @type {number | null} */ at) =>
          at === null ? '–' : moment.format(at * 1000),
      },
      ...labels.map((label, index) => ({
        label,
        stroke: colour(STROKES[index] ?? ''),
        dash: DASHES[index],
        width: 2,
        // What stands alone between gaps would be no line.
        points: { show: true, size: 5, filter: alone },
        value: (/** @type {unknown} */ _, /** @type {number | null} */ value) => written(value),
      })),
    ],
    axes: [
      { ...axis, space: 90, values: (/** @type {unknown} */ _, /** @type {number[]} */ times) => axisTexts(times) },
      { ...axis, size: 76, values: (/** @type {unknown} */ _, /** @type {number[]} */ values) => values.map(written) },
    ],
  };
}

/**
 * @param {{ data: (number | null)[][] }} chart
 * @param {number} series
 * @returns {number[]} the indices of figures without a neighbour
 */
function alone({ data }, series) {
  const values = data[series] ?? [];
  const isMissing = (/** @type {number} */ index) => (values[index] ?? null) === null;
  return [...values.keys()].filter((index) => !isMissing(index) && isMissing(index - 1) && isMissing(index + 1));
}

/** @param {number[]} times seconds since the epoch */
function axisTexts(times) {
  const step = (times[1] ?? 0) - (times[0] ?? 0);
  const text = (/** @type {number} */ at) => {
    if (step >= DAY_S) return day.format(at);
    return step >= LONG_S ? `${day.format(at)} ${clock.format(at)}` : clock.format(at);
  };
  return times.map((at) => text(at * 1000));
}
