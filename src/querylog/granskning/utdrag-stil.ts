// How a registerutdrag looks on A4 and on a screen; no font, picture or script is fetched.

export const UTDRAG_STIL = `
@page { size: A4; margin: 18mm 18mm 20mm; @bottom-right { content: "Sida " counter(page) " av " counter(pages); font: 8.5pt sans-serif; color: #4a5560; } }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; background: #e9edf0; color: #1b2530; font: 10pt/1.45 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
main { width: 210mm; max-width: 100%; margin: 8mm auto; padding: 18mm; background: #fff; box-shadow: 0 1px 8px rgb(27 37 48 / .16); }
header { border-bottom: 2.5pt solid #12506b; padding-bottom: 5mm; margin-bottom: 6mm; }
.avsandare { margin: 0 0 6mm; font-weight: 600; color: #12506b; letter-spacing: .01em; }
h1 { margin: 0; font-size: 25pt; line-height: 1.15; font-weight: 650; letter-spacing: -.01em; }
.under { margin: 1mm 0 0; font-size: 12.5pt; color: #4a5560; }
h2 { margin: 9mm 0 3mm; font-size: 14pt; line-height: 1.25; color: #12506b; break-after: avoid; }
h2 + p { break-after: avoid; }
h3 { margin: 0 0 3mm; font-size: 11.5pt; line-height: 1.3; break-after: avoid; }
p { margin: 0 0 3mm; max-width: 66em; }
dl { display: grid; grid-template-columns: 38mm 1fr; gap: .6mm 4mm; margin: 0 0 4mm; }
dt { color: #4a5560; }
dd { margin: 0; overflow-wrap: anywhere; }
dd.nr { font-variant-numeric: tabular-nums; font-weight: 600; }
table { width: 100%; border-collapse: collapse; margin: 0; font-size: 9.5pt; line-height: 1.35; }
caption { text-align: left; color: #4a5560; padding: 0 0 1.5mm; }
thead { display: table-header-group; }
th, td { text-align: left; vertical-align: top; padding: 1.1mm 3mm 1.1mm 0; border-bottom: .5pt solid #c9d2d9; overflow-wrap: anywhere; }
thead th { border-bottom: 1pt solid #12506b; font-weight: 600; }
tbody th { font-weight: 400; }
tbody tr:last-child > * { border-bottom: 0; padding-bottom: 0; }
tr { break-inside: avoid; }
article th { width: 62mm; }
.tid { white-space: nowrap; font-variant-numeric: tabular-nums; }
article { margin: 0 0 6mm; padding: 4mm 5mm; border: .75pt solid #c9d2d9; border-left: 3pt solid #12506b; border-radius: 1.5mm; break-inside: avoid; }
.ja { font-weight: 600; }
.ja::before { content: "● "; color: #12506b; }
.nej::before { content: "○ "; color: #4a5560; }
.rattigheter { margin-top: 9mm; padding: 5mm 6mm 3mm; background: #f1f5f7; border-radius: 1.5mm; break-inside: avoid; }
.rattigheter h2 { margin: 0 0 2mm; font-size: 12pt; }
.rattigheter h2:not(:first-child) { margin-top: 4mm; }
footer { margin-top: 6mm; font-size: 9pt; color: #4a5560; }
@media print { body { background: none; } main { width: auto; margin: 0; padding: 0; box-shadow: none; } }
@media (max-width: 640px) { main { padding: 6mm; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 2mm; } }
`;
