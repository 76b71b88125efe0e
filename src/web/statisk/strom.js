// Keeps the parts of an open page up to date by server-sent events; the page works without it.
// @ts-check

const FIRST_WAIT_MS = 2_000;
const MOST_WAIT_MS = 60_000;

/** @type {HTMLElement | null} */
const root = document.querySelector('[data-strom]');
const pause = /** @type {HTMLButtonElement | null} */ (document.querySelector('[data-strom-paus]'));
const state = document.querySelector('[data-strom-lage]');
const news = document.querySelector('[data-strom-nytt]');

/** @type {EventSource | undefined} */
let source;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let again;
let wait = FIRST_WAIT_MS;
let isPaused = false;

if (root && pause) {
  pause.hidden = false;
  pause.addEventListener('click', () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? 'Fortsätt uppdatera' : 'Pausa uppdateringen';
    if (isPaused) close('Uppdateringen är pausad.');
    else open();
  });
  // A page that is put aside by the browser keeps no connection.
  addEventListener('pagehide', () => close(''));
  addEventListener('pageshow', (event) => {
    if (event.persisted && !isPaused) open();
  });
  open();
}

function open() {
  clearTimeout(again);
  source = new EventSource(root?.dataset.strom ?? '');
  source.addEventListener('open', () => {
    wait = FIRST_WAIT_MS;
  });
  source.addEventListener('delar', (event) => {
    say('Uppdateras av sig själv.');
    replace(JSON.parse(event.data));
  });
  source.addEventListener('otillganglig', () => say('Tjänsten når inte sina mätningar just nu.'));
  source.addEventListener('utloggad', () => close('Du är utloggad. Läs om sidan för att logga in igen.'));
  source.addEventListener('error', () => {
    say('Förbindelsen bröts. Försöker igen.');
    // Where the server answered otherwise than by a stream, the browser does not try again by itself.
    if (source?.readyState === EventSource.CLOSED && !isPaused) {
      again = setTimeout(open, wait);
      wait = Math.min(wait * 2, MOST_WAIT_MS);
    }
  });
}

/** @param {string} text */
function close(text) {
  clearTimeout(again);
  source?.close();
  source = undefined;
  say(text);
}

/** @param {string} text */
function say(text) {
  if (state) state.textContent = text;
}

/** @param {Record<string, string>} parts HTML by the ids of the elements that it stands in; made by the page's own renderer */
function replace(parts) {
  const before = states();
  for (const [id, markup] of Object.entries(parts)) {
    const element = document.getElementById(id);
    if (!element) continue;
    const focused = element.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : null;
    element.innerHTML = markup;
    if (focused) focusLink(element, focused);
    element.dispatchEvent(new CustomEvent('ny-del', { bubbles: true }));
  }
  const changed = states().filter((text) => !before.includes(text));
  if (news && changed.length > 0) news.textContent = changed.join('. ');
}

/**
 * @param {HTMLElement} within
 * @param {string} href
 */
function focusLink(within, href) {
  for (const link of within.querySelectorAll('a')) {
    if (link.getAttribute('href') === href) return link.focus({ preventScroll: true });
  }
}

/** The states that the page shows, each as `namn: ord`. */
function states() {
  const marked = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-lage]'));
  return [...marked].map(({ dataset }) => dataset.lage ?? '');
}
