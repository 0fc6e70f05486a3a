import { GraphDrawStyle } from '@grafana/grafana-foundation-sdk/common';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import * as stat from '@grafana/grafana-foundation-sdk/stat';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';
import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import * as units from '@grafana/grafana-foundation-sdk/units';

import { COLOUR } from '../colours.ts';
import { PROMETHEUS } from '../data-sources.ts';

interface Curve {
  readonly title: string;
  readonly description: string;
  /** Each with how its curves are named. */
  readonly queries: readonly (readonly [expression: string, legend: string])[];
  readonly unit: string;
}

/** `$gateway` names one, several or all of them by the address that Prometheus asks. */
export const CURVES: readonly Curve[] = [
  {
    title: '每秒消息 · Messages per second',
    description: '已落盘并确认的消息，按网关与类别。Made durable and acknowledged, by gateway and kind.',
    queries: [
      [
        'sum by (instance, kind) (rate(muster_messages_total{instance=~"$gateway"}[$__rate_interval]))',
        '{{instance}} {{kind}}',
      ],
    ],
    unit: units.CountsPerSecond,
  },
  {
    title: '每秒读数 · Readings per second',
    description: '读数到达时与当前值的关系：更新、迟到、重复等。By what they were against the current value.',
    queries: [['sum by (arrival) (rate(muster_samples_total{instance=~"$gateway"}[$__rate_interval]))', '{{arrival}}']],
    unit: units.CountsPerSecond,
  },
  {
    title: '存储滞后 · Stores behind the log',
    description:
      '日志中存储尚未写入的字节数；存储恢复后应回到 0。Bytes that a store has yet to apply; back to 0 once it can.',
    queries: [['muster_feed_lag_bytes{instance=~"$gateway"}', '{{instance}} {{feed}}']],
    unit: units.BytesIEC,
  },
  {
    title: '积压时长 · Age of the backlog',
    description:
      '最早一条尚未写入存储的消息已等待多久。How long the oldest message waits that a store has yet to apply.',
    queries: [['muster_log_backlog_age_seconds{instance=~"$gateway"}', '{{instance}}']],
    unit: units.Seconds,
  },
  {
    title: '日志大小 · Size of the log',
    description: '超过上限后不再确认消息。Beyond its bound nothing is acknowledged any more.',
    queries: [['muster_log_bytes{instance=~"$gateway"}', '{{instance}}']],
    unit: units.BytesIEC,
  },
  {
    title: '落盘用时 · Time of a sync',
    description: '一组消息写入并同步到磁盘的用时：半数与 99%。Half of the groups, and 99 %, take no longer.',
    queries: [
      [
        'histogram_quantile(0.5, sum by (le) (rate(muster_log_sync_seconds_bucket{instance=~"$gateway"}[$__rate_interval])))',
        '50 %',
      ],
      [
        'histogram_quantile(0.99, sum by (le) (rate(muster_log_sync_seconds_bucket{instance=~"$gateway"}[$__rate_interval])))',
        '99 %',
      ],
    ],
    unit: units.Seconds,
  },
  {
    title: '每组消息数 · Messages in a group',
    description: '一次同步确认的消息数，随负载增大。Acknowledged with one sync; grows with the load.',
    queries: [
      [
        'rate(muster_log_group_messages_sum{instance=~"$gateway"}[$__rate_interval]) / rate(muster_log_group_messages_count{instance=~"$gateway"}[$__rate_interval])',
        '{{instance}}',
      ],
    ],
    unit: 'none',
  },
  {
    title: '连接数 · Connections',
    description: '当前连接的设备。Devices connected now.',
    queries: [['muster_mqtt_connections{instance=~"$gateway"}', '{{instance}}']],
    unit: 'none',
  },
  {
    title: '隔离（按原因） · Quarantined by reason',
    description: '每分钟不能接受的消息。Messages a minute that could not be accepted.',
    queries: [
      ['sum by (reason) (rate(muster_quarantined_total{instance=~"$gateway"}[$__rate_interval])) * 60', '{{reason}}'],
    ],
    unit: units.CountsPerMinute,
  },
  {
    title: '拒绝（按原因） · Turned away by reason',
    description: '每分钟被拒绝的连接、发布与订阅。Connections, publications and subscriptions turned away a minute.',
    queries: [
      ['sum by (reason) (rate(muster_mqtt_refused_total{instance=~"$gateway"}[$__rate_interval])) * 60', '{{reason}}'],
    ],
    unit: units.CountsPerMinute,
  },
  {
    title: '限速 · Held back',
    description:
      '每分钟因设备过快而暂停读取的次数；不丢消息。Times a minute that a device was too fast; nothing is dropped.',
    queries: [['rate(muster_mqtt_paused_total{instance=~"$gateway"}[$__rate_interval]) * 60', '{{instance}}']],
    unit: units.CountsPerMinute,
  },
  {
    title: '隔离区 · Quarantine',
    description: '隔离区现存消息。Messages in the quarantine now.',
    queries: [['max(muster_quarantine_messages)', '消息 messages']],
    unit: 'none',
  },
];

/** Red as soon as one gateway acknowledges nothing. */
export const LOG_OPEN = 'min by (instance) (muster_log_open{instance=~"$gateway"})';

export function logOpen(): stat.PanelBuilder {
  const steps = [
    { value: null, color: COLOUR.notReady },
    { value: 1, color: COLOUR.ready },
  ];
  return new stat.PanelBuilder()
    .title('日志 · The log takes messages')
    .description('1：正常确认；0：该网关不再确认任何消息。At 0 that gateway acknowledges nothing.')
    .datasource(PROMETHEUS)
    .withTarget(new DataqueryBuilder().refId('A').expr(LOG_OPEN).legendFormat('{{instance}}').instant())
    .thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps));
}

export function curve({ title, description, queries, unit }: Curve): timeseries.PanelBuilder {
  const panel = new timeseries.PanelBuilder()
    .title(title)
    .description(description)
    .datasource(PROMETHEUS)
    .drawStyle(GraphDrawStyle.Line)
    .unit(unit)
    .min(0);
  for (const [index, [expression, legend]] of queries.entries()) {
    const refId = String.fromCharCode('A'.charCodeAt(0) + index);
    panel.withTarget(new DataqueryBuilder().refId(refId).expr(expression).legendFormat(legend).range());
  }
  return panel;
}
