-- What the account of Grafana may read, and nothing else: no people, no sessions, no credentials.
grant select on organisation, equipment, equipment_presence, equipment_metric, quarantine, alarm, alarm_rule, catalogue_family, catalogue_metric to grafana;
