// The shared suite over forsakringskassan.
import { forsakringskassan } from '../../src/bastjanster/forsakringskassan/index.ts';
import { describeBastjanst } from './describe-bastjanst.ts';

describeBastjanst(forsakringskassan, { namesPerson: true, any: false });
