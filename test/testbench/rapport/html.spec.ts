// The HTML report: one file that loads nothing and runs nothing, and says what the run came to.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { htmlrapport } from '../../../src/testbench/rapport/html.ts';
import { sjalvdeklarationHtml } from '../../../src/testbench/rapport/sjalvdeklaration.ts';
import { ettProtokoll, medText } from './ett-protokoll.ts';

describe('testbench/rapport html', () => {
  it('says the conclusion, each failed case whole, each requirement, and every case', async () => {
    const protokoll = await ettProtokoll();
    const text = htmlrapport(protokoll);
    expect(text).to.include('✖ Underkänd: 1 fall').and.include('<article id="CSN-KON-004">');
    for (const { fall } of protokoll.fall) expect(text).to.include(fall.titel);
    expect(text).to.include(protokoll.kontraktshash).and.include('ej uppfyllt');
  });

  it('says of the certificate which it is, that there is none, or why nobody knows', async () => {
    const { certifikat: _, ...protokoll } = await ettProtokoll();
    expect(htmlrapport(protokoll)).to.include('inget: adressen är utan TLS');
    const https = { ...protokoll, mal: 'https://prov.example', certifikatfel: 'ECONNREFUSED' };
    for (const text of [htmlrapport(https), sjalvdeklarationHtml(https)])
      expect(text).to.include('okänt: handskakningen blev inte av (ECONNREFUSED)').and.not.include('utan TLS');
  });

  it('loads nothing, runs nothing, and allows no style but its own', async () => {
    const text = htmlrapport(await ettProtokoll());
    expect(text).not.to.match(/<script|<link|<img|<iframe|\ssrc=|url\(|@import|\son\w+=|\sstyle=/i);
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(text).to.include(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`);
  });

  it('what a target said stays text', async () => {
    const text = htmlrapport(await medText('</pre><script>alert(1)</script>'));
    expect(text).to.include('&lt;script&gt;alert(1)').and.not.include('<script');
  });
});
