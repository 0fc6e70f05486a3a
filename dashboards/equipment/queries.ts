import { FAMILIES } from '#telemetry/catalogue/families';
import { METRICS } from '#telemetry/catalogue/metrics';

/** `$piece`, `$metric` and `$state` are variables of the page, `$__…` and `$timeFilter` Grafana's macros. */

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
const values = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((row) => `(${row.map((cell) => (typeof cell === 'number' ? cell : quote(cell))).join(', ')})`).join(', ');

const LABELS = values(METRICS.map(({ name, label }) => [name, `${label.zh} · ${label.en}`]));
const PLACES = values(FAMILIES.flatMap(({ code, metrics }) => metrics.map((metric, place) => [code, metric, place])));

export const PIECES = `select asset_code || ' ' || name as __text, asset_code as __value
from equipment order by asset_code`;

/** What a piece has ever sent of its family's metrics and beside them, in the order of the family, with its label. */
function metricsOf(condition: string): string {
  return `with standard (metric, label) as (values ${LABELS}),
  standard_place (family, metric, place) as (values ${PLACES}),
  place as (
    select family, metric, place from standard_place where family not in (select code from catalogue_family)
    union all
    select code, metric, place::int from catalogue_family, unnest(metrics) with ordinality as entry (metric, place)
  )
select coalesce(own.label_zh || ' · ' || own.label_en, standard.label, sent.metric) as __text, sent.metric as __value
from equipment_metric sent
join equipment piece on piece.asset_code = sent.asset_code
left join standard on standard.metric = sent.metric
left join catalogue_metric own on own.name = sent.metric
left join place on place.family = piece.family and place.metric = sent.metric
where sent.asset_code = '$piece' and sent.quality <> 'unknownMetric' and ${condition}
order by place.place nulls last, sent.metric`;
}

const POSITION = METRICS.filter(({ kind }) => kind === 'position').map(({ name }) => quote(name));
export const NUMBERS = metricsOf(`sent.value_type = 'number' and sent.metric not in (${POSITION.join(', ')})`);
export const STATES = metricsOf(`sent.value_type = 'string'`);

export const ABOUT = `select e.asset_code, e.name, e.family, o.name as host_unit, p.last_seen_at, p.connected,
  (select count(*) from alarm a where a.asset_code = e.asset_code and a.active) as open_alarms
from equipment e
join organisation o on o.code = e.host_unit
left join equipment_presence p on p.asset_code = e.asset_code
where e.asset_code = '$piece'`;

/** Good numbers stand under the plain name of the metric. */
export const READINGS = `SELECT mean("$metric") FROM "telemetry"
WHERE "assetCode" = '$piece' AND $timeFilter GROUP BY time($__interval) fill(null)`;

export const STATE_READINGS = `SELECT last("$state.text") FROM "telemetry"
WHERE "assetCode" = '$piece' AND $timeFilter GROUP BY time($__interval) fill(none)`;

export const TRACK = `SELECT last("latitude") AS "latitude", last("longitude") AS "longitude" FROM "telemetry"
WHERE "assetCode" = '$piece' AND $timeFilter GROUP BY time($__interval) fill(none)`;

/** Rules of the piece before those of its family with the same operator: as lines from one edge to the other. */
export const THRESHOLDS = `with held as (
  select distinct on (r.operator, r.severity, r.asset_code is null) r.operator, r.severity, r.threshold, r.asset_code
  from alarm_rule r join equipment e on e.asset_code = '$piece'
  where r.enabled and r.threshold is not null and r.metric = '$metric' and (r.asset_code = e.asset_code or r.family = e.family)
), line as (
  select severity || ' ' || operator || ' ' || threshold as metric, threshold as value from held h
  where h.asset_code is not null
    or not exists (select from held o where o.asset_code is not null and (o.operator, o.severity) = (h.operator, h.severity))
)
select edge as "time", metric, value
from line, (values ($__timeFrom()::timestamptz), ($__timeTo()::timestamptz)) as edges (edge)
order by 1, 2`;

export const ALARMS = `select raised_at as "time", coalesce(cleared_at, now()) as timeend,
  coalesce(message, metric || ' ' || operator || coalesce(' ' || threshold, ''), operator, code) as text,
  severity as tags
from alarm
where asset_code = '$piece' and raised_at <= $__timeTo() and coalesce(cleared_at, now()) >= $__timeFrom()
order by raised_at`;
