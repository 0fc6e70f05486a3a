/** What the panels ask PostgreSQL. `$__…` are Grafana's macros for the time range of the page. */

/** The state of the line to each piece, by the rule that the console uses (libs/custody/src/state/connection.ts). */
const LINE = `with line as (
  select e.asset_code, e.name, e.family, o.name as host_unit, p.last_seen_at, p.latitude, p.longitude, p.heading, p.position_time,
    case
      when p.last_seen_at is null then 'never'
      when not p.connected then 'offline'
      when now() > p.last_seen_at + make_interval(secs => greatest(60, 3 * e.reporting_interval_seconds)) then 'silent'
      else 'online'
    end as connection
  from equipment e
  join organisation o on o.code = e.host_unit
  left join equipment_presence p on p.asset_code = e.asset_code
)`;

/** policy: P11b, the share of equipment online and reporting within its interval. */
export const ONLINE_SHARE = `${LINE}
select count(*) filter (where connection = 'online')::float8 / nullif(count(*), 0) as "在线率 Online" from line`;

export const CONNECTIONS = `${LINE}
select count(*) filter (where connection = 'online') as "在线 online",
  count(*) filter (where connection = 'silent') as "失联 silent",
  count(*) filter (where connection = 'offline') as "离线 offline",
  count(*) filter (where connection = 'never') as "从未上线 never"
from line`;

export const QUARANTINE_BY_REASON = `select $__timeGroupAlias(received_at, $__interval), reason as metric, count(*) as value
from quarantine
where $__timeFilter(received_at)
group by 1, 2
order by 1, 2`;

export const POSITIONS = `${LINE}
select asset_code, name, family, connection, latitude, longitude, heading, position_time
from line
where latitude is not null and longitude is not null
order by asset_code`;

export const NOT_HEARD = `${LINE}
select asset_code, name, family, host_unit, connection, last_seen_at,
  extract(epoch from now() - last_seen_at) as unheard_seconds
from line
where connection <> 'online'
order by last_seen_at nulls first, asset_code
limit 200`;
