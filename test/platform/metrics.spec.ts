// What Prometheus reads: names, labels and states, and nothing that names an organisation or a person.
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { BREAKER_LEVELS, type BreakerLevel, createMetrics, serveMetrics } from '../../src/platform/metrics.ts';

describe('platform/metrics', () => {
  const lines = async (metrics: { text(): Promise<string> }, start: string) =>
    (await metrics.text()).split('\n').filter((line) => line.startsWith(`sammansatt_${start}`));

  it('the time of a call is in its histogram where it succeeded, and every call is counted by its cause', async () => {
    const metrics = createMetrics();
    const call = { kalla: 'CSN', slag: 'anrop', kotidMs: 0, svarstidMs: 700 };
    metrics.call({ ...call, utfall: 'lyckad' });
    metrics.call({ ...call, utfall: 'misslyckad', orsak: 'timeout' });
    metrics.call({ kalla: 'CSN', slag: 'ping', utfall: 'lyckad' });
    metrics.call({ ...call, utfall: 'lyckad', svarande: 'inuti' });
    expect(await lines(metrics, 'anrop_total')).to.deep.equal([
      'sammansatt_anrop_total{kalla="CSN",slag="anrop",utfall="lyckad",orsak=""} 1',
      'sammansatt_anrop_total{kalla="CSN",slag="anrop",utfall="misslyckad",orsak="timeout"} 1',
      'sammansatt_anrop_total{kalla="CSN",slag="ping",utfall="lyckad",orsak=""} 1',
    ]);
    expect(await lines(metrics, 'svarstid_sekunder_count')).to.deep.equal([
      'sammansatt_svarstid_sekunder_count{kalla="CSN"} 1',
    ]);
    expect(await lines(metrics, 'svarstid_sekunder_sum')).to.deep.equal([
      'sammansatt_svarstid_sekunder_sum{kalla="CSN"} 0.7',
    ]);
    expect(await lines(metrics, 'kotid_sekunder_count')).to.deep.equal([
      'sammansatt_kotid_sekunder_count{kalla="CSN"} 2',
    ]);
  });

  it('states are read when Prometheus comes', async () => {
    let level: BreakerLevel = 'closed';
    const state = () => ({ sources: [{ kalla: 'AF', level, running: 3, waiting: 1 }], questions: 5 });
    const metrics = createMetrics({ state });
    for (const [value, next] of BREAKER_LEVELS.entries()) {
      level = next;
      expect(await lines(metrics, 'krets')).to.deep.equal([`sammansatt_krets{kalla="AF"} ${value}`]);
    }
    expect(await lines(metrics, 'anrop_')).to.deep.equal([
      'sammansatt_anrop_pagaende{kalla="AF"} 3',
      'sammansatt_anrop_vantande{kalla="AF"} 1',
    ]);
    expect(await lines(metrics, 'fragor_pagaende')).to.deep.equal(['sammansatt_fragor_pagaende 5']);
  });

  it('names from outside are few, and none is a person', async () => {
    const metrics = createMetrics();
    metrics.responder('SO', persons.allaSvarar.personnummer, 'answered');
    for (let n = 0; n < 100; n++) metrics.responder('SO', `kassa ${n}`, 'answered');
    const counted = await lines(metrics, 'svarande_total');
    expect(counted.length).to.equal(61);
    expect(counted[0]).to.equal('sammansatt_svarande_total{bastjanst="SO",svarande="ovriga",kvalitet="answered"} 41');
  });

  it('rows that were lost are counted', async () => {
    let lost = 0;
    const metrics = createMetrics({ forlorade: () => lost });
    expect(await lines(metrics, 'matning_forlorade_total')).to.deep.equal(['sammansatt_matning_forlorade_total 0']);
    lost = 3;
    expect(await lines(metrics, 'matning_forlorade_total')).to.deep.equal(['sammansatt_matning_forlorade_total 3']);
  });

  it('figures that cannot be read are an answer, not the end of the process', async () => {
    const state = () => {
      throw new Error('a bug');
    };
    const server = await serveMetrics(createMetrics({ state }), '127.0.0.1', 0);
    const { port } = server.address() as AddressInfo;
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).to.equal(500);
    server.closeAllConnections();
    server.close();
  });

  it('the listener has figures of the process, the event loop and the program; other paths are not found', async () => {
    const server = await serveMetrics(createMetrics(), '127.0.0.1', 0);
    const { port } = server.address() as AddressInfo;
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    for (const name of [
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_seconds',
      'sammansatt_build_info{version="',
    ]) {
      expect(text).to.include(name);
    }
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).to.equal(404);
    server.closeAllConnections();
    server.close();
  });
});
