-- A duty room has one shift at a time.
ALTER TABLE "duty_shift" ADD CONSTRAINT "duty_shift_once"
  EXCLUDE USING gist ("organisation" WITH =, tstzrange("from_at", "to_at") WITH &&);--> statement-breakpoint
-- What was acknowledged on the page before answers were kept by themselves.
INSERT INTO "acknowledgement" ("id", "notice", "channel", "answered_at", "name", "remark", "recorded_by", "recorded_at")
  SELECT gen_random_uuid(), notice.id, 'page', notice.acknowledged_at, person.name, notice.remark,
    notice.acknowledged_by, notice.acknowledged_at
  FROM "notice" JOIN "person" ON person.id = notice.acknowledged_by;
--> statement-breakpoint
-- Endpoints hear what happens from now on.
INSERT INTO "webhook_position" ("number") SELECT coalesce(max("number"), 0) FROM "stream_event";
