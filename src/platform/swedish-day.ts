// Days as Sweden has them, and a few steps of calendar arithmetic on `YYYY-MM-DD`.

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' });

/** The day in Sweden at that moment (milliseconds since the epoch), `YYYY-MM-DD`. */
export function swedishDay(at: number): string {
  return day.format(at);
}

/** The same day some months earlier or later; the last of the month where that day does not exist. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)));
  return moved.toISOString().slice(0, 10);
}
