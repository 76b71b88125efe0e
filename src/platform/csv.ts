// CSV the way Swedish spreadsheets open it: UTF-8 with BOM, semicolons, lines that end as RFC 4180 has them.

const BOM = '\uFEFF';

/** With a decimal comma. */
const FIGURE = /^-?\d+(,\d+)?$/;

/** A cell that a spreadsheet would reckon with begins with an apostrophe, since texts may come from outside; figures stand as they are. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `${BOM}${rows.map((cells) => cells.map(cellText).join(';')).join('\r\n')}\r\n`;
}

function cellText(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !FIGURE.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
