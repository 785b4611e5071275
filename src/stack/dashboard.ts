import { ROWS, type Panel } from './panels.js';
import type { StackOptions } from './types.js';

const COLUMNS = 24;
const WIDTH = 12;
const HEIGHT = 8;
const SOURCE = { type: 'prometheus', uid: 'prometheus' };

/** The dashboard as Grafana provisions it from a file, with the rows whose service is there. */
export function renderDashboard({ name, services }: StackOptions): string {
  const panels: object[] = [];
  let y = 0;
  for (const row of ROWS) {
    if (row.needs !== undefined && !services.has(row.needs)) continue;
    const at = { h: 1, w: COLUMNS, x: 0, y };
    panels.push({
      id: panels.length + 1,
      type: 'row',
      title: row.title,
      collapsed: false,
      gridPos: at,
      panels: [],
    });
    y += 1;
    for (const [i, panel] of row.panels.entries()) {
      const x = (i * WIDTH) % COLUMNS;
      panels.push(makePanel(panels.length + 1, panel, { h: HEIGHT, w: WIDTH, x, y }));
      if (x + WIDTH === COLUMNS) y += HEIGHT;
    }
    if (row.panels.length % 2 === 1) y += HEIGHT;
  }
  const dashboard = {
    uid: 'catalyst-backend',
    title: name,
    tags: ['catalyst'],
    timezone: 'browser',
    editable: false,
    schemaVersion: 41,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    templating: { list: [] },
    annotations: { list: [] },
    panels,
  };
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}

function makePanel(id: number, { title, kind = 'timeseries', unit, series }: Panel, gridPos: object): object {
  return {
    id,
    type: kind,
    title,
    datasource: SOURCE,
    gridPos,
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    options:
      kind === 'timeseries' ? { legend: { showLegend: true, displayMode: 'list', placement: 'bottom' } } : {},
    targets: series.map(([expr, legendFormat], i) => ({
      refId: String.fromCharCode(65 + i),
      datasource: SOURCE,
      expr,
      legendFormat,
      ...(kind === 'stat' ? { instant: true } : { range: true }),
    })),
  };
}
