/** What a spreadsheet would take for a formula, in either width, small or as in mathematics, or could be made to by what comes first in the cell. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫\u2212]/u;
/** A plain number may begin with a sign. */
const NUMBER = /^[+-]?\d[\d,]*(\.\d+)?%?$/;

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines as RFC 4180 writes them, with the mark by which Excel knows that they are UTF-8. */
export function csv(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Gives the person the file. */
export function save(name: string, content: string | Blob, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has to have begun reading it.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
