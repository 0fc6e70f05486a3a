ALTER TABLE "alarm" ADD COLUMN "told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alarm" ADD COLUMN "notice" uuid;--> statement-breakpoint
CREATE INDEX "alarm_to_be_told" ON "alarm" USING btree ("id") WHERE "alarm"."told_at" is null and "alarm"."active" and "alarm"."acknowledged_at" is null
    and ("alarm"."severity" in ('critical', 'major') or "alarm"."rule" = 'witness' or "alarm"."rule" = 'device' and "alarm"."code" ~* 'tamper');--> statement-breakpoint
CREATE INDEX "alarm_notice" ON "alarm" USING btree ("notice") WHERE "alarm"."notice" is not null;--> statement-breakpoint
-- What stands already is no news.
UPDATE "alarm" SET "told_at" = "received_at" WHERE "active";
