-- Of one piece there are few rows: its key finds those that changed. Without this index a latest value is renewed in its page.
DROP INDEX "equipment_metric_changed_in";--> statement-breakpoint
ALTER TABLE "equipment_metric" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.5);--> statement-breakpoint
ALTER TABLE "equipment_presence" SET (fillfactor = 50);
