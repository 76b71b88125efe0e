// Faults A and B: what can go wrong on the wire to a bastjänst, and in HTTP.
import { describeFaults } from './describe-fault.ts';

const both = (part: string) => ({ CSN: part, FK: part });

describeFaults('faults A: transport of a bastjänst', [
  { title: 'A1 connection refused', behaviour: 'refuse', expected: both('SSBT EJ_NABAR') },
  { title: 'A4 reset by peer', behaviour: 'reset', expected: both('SSBT FORBINDELSE_BRUTEN') },
  { title: 'A5 closed before headers', behaviour: 'close-before-headers', expected: both('SSBT FORBINDELSE_BRUTEN') },
  {
    title: 'A6 Content-Length and then nothing',
    behaviour: 'content-length-stall',
    expected: both('SSBT TIDSGRANS_BASTJANST'),
    closed: true,
  },
  { title: 'A7 Content-Length too small', behaviour: 'content-length-short', expected: both('BT OGILTIGT_SVAR') },
  { title: 'A8 garbage, then close', behaviour: 'garbage', expected: both('SSBT FORBINDELSE_BRUTEN') },
  {
    title: 'A9 body dribbled past the deadline',
    behaviour: 'dribble',
    expected: both('SSBT TIDSGRANS_BASTJANST'),
    closed: true,
  },
  {
    title: 'A14 answer after the deadline',
    behaviour: { name: 'slow', ms: 900 },
    expected: both('SSBT TIDSGRANS_BASTJANST'),
    closed: true,
  },
]);

describeFaults('faults B: HTTP of a bastjänst', [
  { title: 'B1 404', behaviour: 'http-404', expected: both('BT HTTP_FEL') },
  { title: 'B2 502 with HTML', behaviour: 'http-502-html', expected: both('BT HTTP_FEL') },
  { title: 'B3 429', behaviour: 'http-429', expected: both('BT HTTP_FEL') },
  { title: 'B4 301, never followed', behaviour: 'redirect-permanent', expected: both('BT HTTP_FEL') },
  { title: 'B4 302, never followed', behaviour: 'redirect', expected: both('BT HTTP_FEL') },
  {
    title: 'B5 500 with a valid SOAP fault',
    behaviour: 'soap-fault',
    expected: { CSN: 'BT SOAP_FEL', AF: 'BT SOAP_FEL', FK: 'BT HTTP_FEL' },
  },
  { title: 'B6 500 with empty body', behaviour: 'empty-500', expected: both('BT HTTP_FEL') },
  { title: 'B7 200 with empty body', behaviour: 'empty-200', expected: both('BT OGILTIGT_SVAR') },
  { title: 'B8 wrong Content-Type', behaviour: 'wrong-content-type', expected: both('data') },
  { title: 'B8 no Content-Type', behaviour: 'no-content-type', expected: both('data') },
  { title: 'B10 gzip', behaviour: 'gzip', expected: both('data') },
  { title: 'B10 gzip bomb', behaviour: 'gzip-bomb', expected: both('BT FOR_STORT_SVAR') },
  { title: 'B11 answer over the size limit', behaviour: 'too-large', expected: both('BT FOR_STORT_SVAR') },
]);
